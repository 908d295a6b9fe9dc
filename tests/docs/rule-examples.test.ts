import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { examplesOf, type Example } from '../../scripts/prove/page.ts';
import { withProofs } from '../../scripts/prove/rule-examples.ts';
import plugin from '../../src/index.ts';

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
  const page = readFileSync(`docs/rules/${file}`, 'utf8');
  const examples = withProofs(rule, examplesOf(page));

  test('shows what is wrong and what is right', () => {
    expect(new Set(examples.map(({ verdict }) => verdict))).toEqual(new Set(['❌', '✅']));
  });

  test('has a proof for each example, which stands under one', () => {
    const unproven = examples.filter(({ proof, undriven }) => (proof === undefined) === (undriven === undefined));
    expect(unproven.map(({ line }) => line)).toEqual([]);
    const proofs = examples.filter(example => page.includes(`${example.code}\`\`\`\n\n<details>`));
    expect(page.match(/<summary>Proof/g)).toHaveLength(proofs.length);
  });

  test('shows by the same proof what is wrong and what is right', () => {
    const shown = (mark: string): string[] =>
      examples.flatMap(({ verdict, proof }) => (verdict === mark && proof !== undefined ? [proof] : []));
    expect(shown('❌').filter(proof => !shown('✅').includes(proof))).toEqual([]);
  });

  test.each(examples.map(example => [example.verdict, example.line, example] as const))(
    '%s line %i',
    (verdict, _, example) => {
      if (verdict === '✅') expect(reportsOn(rule, example)).toEqual([]);
      else expect(reportsOn(rule, example)).not.toEqual([]);
    },
  );
});
