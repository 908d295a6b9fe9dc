import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import plugin from '../src/index.ts';
import { CONFIDENCE_OPTION } from '../src/rules/kit/confidence-option.ts';
import { rules } from '../src/rules/index.ts';

const names = Object.keys(rules) as (keyof typeof rules)[];

test.each(names)('%s has a test', name => {
  expect(existsSync(`tests/rules/${name}.test.ts`)).toBe(true);
});

test.each(names)('%s is documented where it says', name => {
  const docs = `docs/rules/${name}.md`;
  expect(plugin.rules[name].meta.docs?.url).toMatch(new RegExp(`/${docs}$`));
  expect(readFileSync(docs, 'utf8')).toContain(name);
});

test.each(names)('%s speaks in whole sentences', name => {
  for (const message of Object.values(rules[name].meta.messages)) expect(message).toMatch(/^[A-Z`].*\.$/s);
});

test.each(names)('%s stands in the presets that its docs name, and in no other', name => {
  const recommended = rules[name].meta.docs?.recommended;
  const { configs } = plugin;
  expect(configs.recommended.rules[`unleak/${name}`]).toBe(recommended === 'recommended' ? 'error' : undefined);
  expect(configs['recommended-type-checked'].rules[`unleak/${name}`]).toBe(
    recommended === 'strict' ? undefined : 'error',
  );
  const strict = rules[name].meta.schema === CONFIDENCE_OPTION.schema ? ['error', { confidence: 'possible' }] : 'error';
  expect(configs.strict.rules[`unleak/${name}`]).toEqual(
    recommended === 'recommended-type-checked' ? undefined : strict,
  );
  expect(configs.all.rules[`unleak/${name}`]).toEqual(strict);
  expect(configs.off.rules[`unleak/${name}`]).toBe('off');
  expect(configs['legacy-recommended'].rules).toEqual(configs.recommended.rules);
});
