import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import { cliOf, contentOf, COUNTS, folderWith, installation, unleak } from './command.ts';

const IMPORT = `import unleak from 'eslint-plugin-unleak';`;

describe.each([
  [
    'a list',
    'eslint.config.js',
    `// mine\nimport js from '@eslint/js';\n\nexport default [\n  js.configs.recommended, // all of it\n];\n`,
    `// mine\nimport js from '@eslint/js';\n${IMPORT}\n\nexport default [\n  js.configs.recommended,\n  unleak.configs.recommended, // all of it\n];\n`,
  ],
  [
    'defineConfig with a list',
    'eslint.config.mjs',
    `import { defineConfig } from 'eslint/config';\nexport default defineConfig([{ rules: {} }]);\n`,
    `import { defineConfig } from 'eslint/config';\n${IMPORT}\nexport default defineConfig([{ rules: {} }, unleak.configs.recommended]);\n`,
  ],
  [
    'tseslint.config in TypeScript',
    'eslint.config.ts',
    `import tseslint from "typescript-eslint"\n\nexport default tseslint.config(\n  tseslint.configs.recommended,\n)\n`,
    `import tseslint from "typescript-eslint"\nimport unleak from "eslint-plugin-unleak"\n\nexport default tseslint.config(\n  tseslint.configs.recommended,\n  unleak.configs.recommended,\n)\n`,
  ],
  [
    'CommonJS',
    'eslint.config.cjs',
    `const js = require('@eslint/js');\nmodule.exports = [js.configs.recommended];\n`,
    `const js = require('@eslint/js');\nconst unleak = require('eslint-plugin-unleak');\nmodule.exports = [js.configs.recommended, unleak.configs.recommended];\n`,
  ],
  [
    'nothing yet',
    'eslint.config.js',
    `export default [];\n`,
    `${IMPORT}\n\nexport default [unleak.configs.recommended];\n`,
  ],
  [
    'an eslintrc that extends a list',
    '.eslintrc.json',
    `{\n  "root": true,\n  "extends": [\n    "eslint:recommended"\n  ]\n}\n`,
    `{\n  "root": true,\n  "extends": [\n    "eslint:recommended",\n    "plugin:unleak/legacy-recommended"\n  ]\n}\n`,
  ],
  [
    'an eslintrc that extends one',
    '.eslintrc',
    `{ "extends": "eslint:recommended" }`,
    `{ "extends": ["eslint:recommended", "plugin:unleak/legacy-recommended"] }`,
  ],
  [
    'an eslintrc that extends nothing',
    '.eslintrc.json',
    `{\n\t"root": true\n}\n`,
    `{\n\t"extends": ["plugin:unleak/legacy-recommended"],\n\t"root": true\n}\n`,
  ],
  [
    'an eslintrc on one line',
    '.eslintrc.json',
    `{ "root": true }`,
    `{ "extends": ["plugin:unleak/legacy-recommended"], "root": true }`,
  ],
  ['an eslintrc with nothing in it', '.eslintrc.json', `{}\n`, `{"extends": ["plugin:unleak/legacy-recommended"]}\n`],
  [
    'an eslintrc that extends elsewhere, too',
    '.eslintrc.json',
    `{\r\n  // "extends": ["none"],\r\n  "overrides": [{ "files": "*.ts", "extends": ["plugin:a/b"] }],\r\n  "extends": ["eslint:recommended",],\r\n}\r\n`,
    `{\r\n  // "extends": ["none"],\r\n  "overrides": [{ "files": "*.ts", "extends": ["plugin:a/b"] }],\r\n  "extends": ["eslint:recommended", "plugin:unleak/legacy-recommended",],\r\n}\r\n`,
  ],
])('init with %s', (_, file, before, after) => {
  test('changes nothing else, and a second time nothing', () => {
    const folder = folderWith({ [file]: before });
    expect(unleak(folder, ['init', '--dry-run'])).toEqual({ code: 0, out: after, err: '' });
    expect(contentOf(folder, file)).toBe(before);
    expect(unleak(folder, ['init']).code).toBe(0);
    expect(contentOf(folder, file)).toBe(after);
    expect(unleak(folder, ['init'])).toMatchObject({ code: 0, out: `${file} has it already.\n` });
    expect(contentOf(folder, file)).toBe(after);
  });
});

test.each([
  ['eslint.config.js', `import shared from './shared.js';\nexport default shared;\n`],
  ['eslint.config.js', `export default [`],
  ['.eslintrc.yml', `extends: eslint:recommended\n`],
  ['.eslintrc.json', `not json`],
  ['.oxlintrc.json', `[]`],
  ['.oxlintrc.json', `{ "rules": "all" }`],
])('where %s is not plain, it says what to add', (file, before) => {
  const folder = folderWith({ [file]: before });
  const { code, err } = unleak(folder, ['init']);
  expect(err).toMatch(/unleak[./]configs?[./]?|plugin:unleak\/legacy-recommended|"unleak\/no-unbounded-cache"/);
  expect(code).toBe(2);
  expect(contentOf(folder, file)).toBe(before);
});

test('without a configuration it says what one looks like', () => {
  expect(unleak(folderWith(), ['init'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('unleak.configs.recommended'),
  });
});

const PLUGIN = '{ "name": "unleak", "specifier": "eslint-plugin-unleak" }';
const RULES = Object.entries(plugin.configs.recommended.rules).map(([rule, level]) => `"${rule}": "${String(level)}"`);

test.each([
  [
    'with rules',
    `{\n  // ours\n  "rules": {\n    "no-unused-vars": "warn"\n  }\n}\n`,
    `{\n  // ours\n  "rules": {\n    "no-unused-vars": "warn",\n    ${RULES.join(',\n    ')}\n  },\n  "jsPlugins": [${PLUGIN}]\n}\n`,
  ],
  [
    'with plugins',
    `{ "jsPlugins": ["mine"] }`,
    `{ "jsPlugins": ["mine", ${PLUGIN}], "rules": {\n  ${RULES.join(',\n  ')}\n} }`,
  ],
  ['with nothing', `{}`, `{\n  "jsPlugins": [${PLUGIN}],\n  "rules": {\n    ${RULES.join(',\n    ')}\n  }\n}`],
])('a configuration of oxlint %s gets the plugin, and each rule by its name', (_, before, after) => {
  const folder = installation({ eslint: 'eslint' }, { '.oxlintrc.json': before });
  expect(unleak(folder, ['init'], { cli: cliOf(folder) }).code).toBe(0);
  expect(contentOf(folder, '.oxlintrc.json')).toBe(after);
  expect(unleak(folder, ['init'], { cli: cliOf(folder) })).toMatchObject({ code: 0, err: '' });
});

test('without a parser, too, it says what to add to the configuration of oxlint', () => {
  const folder = installation({}, { '.oxlintrc.json': '{ "rules": {} }' });
  const { code, err } = unleak(folder, ['init'], { cli: cliOf(folder) });
  expect(code).toBe(2);
  expect(JSON.parse(err.slice(err.indexOf('{')))).toEqual({
    jsPlugins: [JSON.parse(PLUGIN)],
    rules: plugin.configs.recommended.rules,
  });
});

test('what it writes runs', () => {
  const folder = installation(
    { eslint: 'eslint' },
    {
      'package.json': '{ "type": "module" }',
      'eslint.config.js': `export default [{ rules: { semi: 2 } }];\n`,
      'a.js': COUNTS,
    },
  );
  expect(unleak(folder, ['init'], { cli: cliOf(folder) }).code).toBe(0);
  const run = spawnSync(process.execPath, ['node_modules/eslint/bin/eslint.js', '.'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(run.stdout).toContain('unleak/no-unbounded-cache');
});

test.each([['scan'], ['migrate'], ['init'], ['vendor']])(
  'the help of %s fits a screen and has three examples',
  command => {
    const { out } = unleak(folderWith(), [command, '--help'], { env: { COLUMNS: '80' } });
    expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(40);
    const [, examples = ''] = out.split('Examples:\n');
    expect(examples.match(/unleak /g)?.length).toBeGreaterThanOrEqual(3);
  },
);
