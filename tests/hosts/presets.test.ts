import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import { CACHE, COUNTS } from '../cli/command.ts';
import { project } from './project.ts';

const PRESETS = ['recommended', 'recommended-type-checked', 'strict', 'strict-type-checked', 'all', 'off'] as const;
const ESLINTRC = { ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' };

const flatConfig = (preset: string): string =>
  `import unleak from 'eslint-plugin-unleak';\nexport default [unleak.configs['${preset}']];\n`;

const LEVELS: Readonly<Record<string, number>> = { error: 2, off: 0 };

/** The rules of a preset as `--print-config` spells them: severities as numbers, every setting a list, options in full. */
function spelled(preset: (typeof PRESETS)[number], withDefaults: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(plugin.configs[preset].rules).map(([rule, setting]) => {
      const [level, options] = Array.isArray(setting) ? setting : [setting];
      const hasOption = plugin.rules[rule.slice('unleak/'.length) as keyof typeof plugin.rules].meta.schema.length > 0;
      const given = options ?? (withDefaults && hasOption ? { confidence: 'likely' } : undefined);
      return [rule, [withDefaults ? LEVELS[level] : level, ...(given ? [given] : [])]];
    }),
  );
}

describe.each(PRESETS)('the preset %s', preset => {
  test('in a flat config', () => {
    const { rulesFor } = project('eslint', { 'eslint.config.mjs': flatConfig(preset), 'a.js': '' });
    expect(rulesFor('a.js')).toEqual(spelled(preset, true));
  });

  test('by its name, through defineConfig', () => {
    const config = `import { defineConfig } from 'eslint/config';
import unleak from 'eslint-plugin-unleak';
export default defineConfig({ files: ['**/*.js'], plugins: { unleak }, extends: ['unleak/${preset}'] });
`;
    const { rulesFor } = project('eslint-v9', { 'eslint.config.mjs': config, 'a.js': '' });
    expect(rulesFor('a.js')).toEqual(spelled(preset, true));
  });

  test.each(['eslint-v8', 'eslint-v9'])('in an eslintrc, with %s', eslint => {
    const config = JSON.stringify({ root: true, extends: [`plugin:unleak/legacy-${preset}`] });
    const { runIn } = project(eslint, { '.eslintrc.json': config, 'a.js': '' });
    const { code, out, err } = runIn(ESLINTRC, '--print-config', 'a.js');
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(JSON.parse(out).rules).toEqual(spelled(preset, false));
  });
});

describe('what ESLint offers to large code bases', () => {
  const files = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [`src/file${index}.js`, index % 4 === 0 ? COUNTS : CACHE]),
  );
  const start = () => project('eslint', { 'eslint.config.mjs': flatConfig('recommended'), ...files });

  test('--concurrency and --cache change nothing of what is reported', () => {
    const { folder, run } = start();
    const plain = run('--format', 'json', 'src');
    expect(JSON.parse(plain.out)).toHaveLength(40);
    expect(plain.code).toBe(1);
    expect(run('--format', 'json', '--concurrency', '2', 'src').out === plain.out).toBe(true);
    const cached = ['--format', 'json', '--cache', '--cache-strategy', 'content', 'src'];
    expect(run(...cached).out === plain.out).toBe(true);
    expect(existsSync(join(folder, '.eslintcache'))).toBe(true);
    expect(run(...cached).out === plain.out).toBe(true);
    writeFileSync(join(folder, 'src/file0.js'), 'export const clean = true;\n');
    expect(JSON.parse(run(...cached).out)[0].messages).toEqual([]);
  });

  test('bulk suppressions quieten what is there, not what comes', () => {
    const { folder, run } = start();
    expect(run('--suppress-all', 'src').code).toBe(0);
    const file = JSON.parse(readFileSync(join(folder, 'eslint-suppressions.json'), 'utf8'));
    expect(file['src/file0.js']).toEqual({ 'unleak/no-unbounded-cache': { count: 1 } });
    expect(run('src')).toMatchObject({ code: 0, out: '' });
    writeFileSync(join(folder, 'src/new.js'), COUNTS);
    expect(run('src')).toMatchObject({ code: 1, out: expect.stringContaining('1 error') });
    writeFileSync(join(folder, 'src/new.js'), '');
    writeFileSync(join(folder, 'src/file0.js'), '');
    expect(run('src').code).toBe(2);
    expect(run('--pass-on-unpruned-suppressions', 'src').code).toBe(0);
    expect(run('--prune-suppressions', 'src').code).toBe(0);
  });
});
