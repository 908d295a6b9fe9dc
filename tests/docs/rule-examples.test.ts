import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import { type Example, examplesIn } from './examples-in.ts';

const linter = new Linter();

/** What one rule says of an example; types are there for the rules that judge nothing without. */
function reportsOn(rule: string, { language, code }: Example): string[] {
  const isTyped = language.startsWith('ts');
  const { docs } = plugin.rules[rule as keyof typeof plugin.rules].meta as {
    docs?: { requiresTypeChecking?: boolean };
  };
  const types = docs?.requiresTypeChecking && {
    projectService: { allowDefaultProject: ['example.ts*'] },
    tsconfigRootDir: process.cwd(),
  };
  const messages = linter.verify(
    code,
    [
      {
        files: ['**'],
        plugins: { unleak: plugin },
        rules: { [`unleak/${rule}`]: 'error' },
        languageOptions: {
          ...(isTyped && { parser: typescriptParser }),
          parserOptions: { ecmaFeatures: { jsx: language.endsWith('x') }, ...types },
        },
      },
    ],
    `example.${language}`,
  );
  return messages.map(({ line, message }) => `${line}: ${message}`);
}

describe.each(readdirSync('docs/rules').filter(file => file.endsWith('.md')))('docs/rules/%s', file => {
  const rule = file.slice(0, -'.md'.length);
  const examples = examplesIn(readFileSync(`docs/rules/${file}`, 'utf8'));

  test('shows what is wrong and what is right', () => {
    expect(new Set(examples.map(({ verdict }) => verdict))).toEqual(new Set(['❌', '✅']));
  });

  test.each(examples.map(example => [example.verdict, example.line, example] as const))(
    '%s line %i',
    (verdict, _, example) => {
      if (verdict === '✅') expect(reportsOn(rule, example)).toEqual([]);
      else expect(reportsOn(rule, example)).not.toEqual([]);
    },
  );
});
