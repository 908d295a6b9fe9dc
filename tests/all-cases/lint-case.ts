import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import * as espree from 'espree';
import plugin from '../../src/index.ts';
import type { Case } from './cases-of-rules.ts';
import { fileEnding, type TypedCode } from './program-of.ts';

const linter = new Linter();

const ALL = Object.fromEntries(
  Object.entries(plugin.rules).map(([name, { meta }]) => [
    `unleak/${name}`,
    ['error', ...((meta as { defaultOptions?: unknown[] }).defaultOptions ?? [])] satisfies Linter.RuleEntry,
  ]),
);

/** What all rules say of a code that takes the place of that of a case; the rule of the case has the case's options. */
export function lintCase(
  { rule, options, settings }: Pick<Case, 'rule' | 'options' | 'settings'>,
  code: string,
  parser: 'espree' | 'typescript' | TypedCode,
): Linter.LintMessage[] {
  const typed = typeof parser === 'object' && parser;
  const config: Linter.Config = {
    files: ['**'],
    plugins: { unleak: plugin },
    rules: { ...ALL, [`unleak/${rule}`]: ['error', ...options] },
    settings: { ...settings },
    languageOptions: {
      parser: parser === 'espree' ? espree : typescriptParser,
      parserOptions: { ecmaFeatures: { jsx: true }, ...(typed && { programs: [typed.program] }) },
    },
  };
  const ending = parser === 'espree' ? 'js' : fileEnding(code);
  return linter.verify(code, config, typed ? typed.file : `case.${ending}`);
}
