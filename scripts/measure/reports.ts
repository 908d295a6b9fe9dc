import { Linter } from 'eslint';
import * as typescriptParser from '@typescript-eslint/parser';
import type { Plugin } from '../../src/plugin-types.ts';

/** Flat configs see no file outside their folder. */
const linter = new Linter({ cwd: '/' });

/** What every rule reports of a file, with the places and without the suggestions; only the fault where it cannot be parsed. */
export function reportsOf(plugin: Plugin, path: string, text: string): string[] {
  const config: Linter.Config[] = [
    { ignores: ['!**/node_modules/', '!**/.git/'] },
    {
      files: ['**/*.*'],
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'off' },
      languageOptions: { parser: typescriptParser, parserOptions: { ecmaFeatures: { jsx: !path.endsWith('.ts') } } },
    },
    plugin.configs.all,
  ];
  return linter
    .verify(text, config, { filename: path })
    .map(({ ruleId, line, column, message }) => `${line}:${column} ${ruleId} ${message}`);
}
