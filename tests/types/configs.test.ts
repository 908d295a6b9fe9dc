import { defineConfig as defineConfig10 } from 'eslint/config';
import { defineConfig as defineConfig9 } from 'eslint-v9/config';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import unleak from '../../src/index.ts';

// What is tested is that this compiles.
test('the plugin fits the types of each way to write a configuration', () => {
  const configs = [
    defineConfig10(unleak.configs.recommended),
    defineConfig10({ plugins: { unleak }, extends: ['unleak/recommended'] }),
    defineConfig10({ plugins: { unleak }, rules: { 'unleak/no-unbounded-cache': 'off' } }),
    defineConfig9(unleak.configs.strict),
    defineConfig9({ plugins: { unleak }, extends: [unleak.configs.all] }),
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- still in use
    tseslint.config(unleak.configs['recommended-type-checked']),
  ];
  for (const config of configs) expect(config).not.toEqual([]);
});
