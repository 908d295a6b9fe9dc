import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { installation } from './cli/command.ts';

const require = createRequire(import.meta.url);

/** One set of fixtures: a file, what is in it, and the lines that are reported. */
const FIXTURES = [
  {
    path: 'counts.js',
    code: `const counts = new Map();\nexport const count = word => counts.set(word, 1);\n`,
    lines: [1],
  },
  { path: 'clean.js', code: `export const once = new Map([['a', 1]]);\n`, lines: [] },
  {
    path: 'off.js',
    code: `// eslint-disable-next-line unleak/no-unbounded-cache\nconst counts = new Map();\nexport const count = word => counts.set(word, 1);\n`,
    lines: [],
  },
  {
    path: 'held.ts',
    code: `const held: Map<string, object> = new Map();\nexport function hold(key: string): void {\n  held.set(key, {});\n}\n`,
    lines: [1],
  },
];

interface Host {
  lintText(
    code: string,
    options: { filePath: string },
  ): Promise<{ messages: { ruleId: string; line: number; message: string }[] }[]>;
}
type HostClass = new (options: object) => Host;

const cwd = installation({ '@typescript-eslint/parser': '@typescript-eslint/parser' });
const parser = require('@typescript-eslint/parser') as object;

const flat = {
  cwd,
  overrideConfigFile: true,
  overrideConfig: [
    require('../dist/index.cjs').configs.recommended,
    { files: ['**/*.js', '**/*.ts'] },
    { files: ['**/*.ts'], languageOptions: { parser } },
  ],
};
const legacy = {
  cwd,
  useEslintrc: false,
  resolvePluginsRelativeTo: cwd,
  overrideConfig: {
    extends: ['plugin:unleak/legacy-recommended'],
    parserOptions: { ecmaVersion: 2022, sourceType: 'module' },
    overrides: [{ files: ['*.ts'], parser: resolve('node_modules/@typescript-eslint/parser/dist/index.js') }],
  },
};

const HOSTS: readonly [string, () => HostClass, object][] = [
  ['ESLint 8 with eslintrc', () => require('eslint-v8').ESLint, legacy],
  ['ESLint 8 with a flat config', () => require('eslint-v8/use-at-your-own-risk').FlatESLint, flat],
  ['ESLint 9 with eslintrc', () => require('eslint-v9/use-at-your-own-risk').LegacyESLint, legacy],
  ['ESLint 9 with a flat config', () => require('eslint-v9').ESLint, flat],
  ['ESLint 10 with a flat config', () => require('eslint').ESLint, flat],
];

describe.each(HOSTS)('the built plugin in %s', (_, load, options) => {
  const Eslint = load();
  const host = new Eslint(options);

  test.each(FIXTURES)('$path', async ({ path, code, lines }) => {
    const [result] = await host.lintText(code, { filePath: path });
    expect(result?.messages.map(({ ruleId, line, message }) => [ruleId, line, message])).toEqual(
      lines.map(line => ['unleak/no-unbounded-cache', line, expect.stringMatching(/^`\w+` .*\.$/)]),
    );
  });
});
