/** What the documentation of a rule shows as offered is offered, to the letter. */
import { Linter } from 'eslint';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import plugin from '../../src/index.ts';

const linter = new Linter();

const diffs = readdirSync('docs/rules').flatMap(file =>
  [...readFileSync(`docs/rules/${file}`, 'utf8').matchAll(/^```diff\n([^]*?)^```$/gm)].map(
    ({ 1: diff = '' }) => [file.slice(0, -'.md'.length), diff] as const,
  ),
);

/** One side of a diff: the lines that it has in common with the other one, and its own. */
const sideOf = (diff: string, mark: '-' | '+'): string =>
  diff
    .split('\n')
    .filter(line => !line.startsWith(mark === '-' ? '+' : '-'))
    .map(line => line.slice(1))
    .join('\n');

test.each(diffs)('%s offers %s', (rule, diff) => {
  const before = sideOf(diff, '-');
  const messages = linter.verify(before, {
    plugins: { unleak: plugin },
    rules: { [`unleak/${rule}`]: 'error' },
    languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } },
  });
  const offered = messages
    .flatMap(({ suggestions = [] }) => suggestions)
    .map(({ fix: { range, text } }) => before.slice(0, range[0]) + text + before.slice(range[1]));
  expect(offered).toContain(sideOf(diff, '+'));
});

test('the documentation of most rules with suggestions shows one', () => {
  expect(new Set(diffs.map(([rule]) => rule)).size).toBeGreaterThan(10);
});
