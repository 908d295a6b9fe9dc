import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type EslintFinding, type EslintRun, ESLINTS, lintWithEslint } from '../../scripts/hosts/eslint.ts';
import { lintWithOxlint, OXLINT } from '../../scripts/hosts/oxlint.ts';
import { lintWithRslint, RSLINT } from '../../scripts/hosts/rslint.ts';
import { fixtures, RULES } from './fixtures.ts';

const REFERENCE = 'ESLint 10, flat';
const FEWEST_FINDINGS = 60;

const folder = fixtures();
let reference: EslintRun;

beforeAll(async () => {
  reference = await lintWithEslint(REFERENCE, folder, RULES);
});

const withoutSuggestions = ({ suggestions: _, ...finding }: EslintFinding) => finding;

test('the fixtures are read, and there is much to find', () => {
  expect(reference.unread).toEqual(new Set());
  expect(reference.findings.length).toBeGreaterThan(FEWEST_FINDINGS);
  expect(reference.findings.filter(({ suggestions }) => suggestions.length > 0).length).toBeGreaterThan(5);
  expect(reference.findings.find(({ path }) => path === 'characters.js')).toMatchObject({ start: '1:20', end: '1:26' });
  expect(reference.findings.filter(({ path }) => path.startsWith('off'))).toEqual([]);
});

test.each(Object.keys(ESLINTS).filter(name => name !== REFERENCE))(
  '%s finds and offers the same at the same places',
  async name => {
    expect(await lintWithEslint(name, folder, RULES)).toEqual(reference);
  },
);

test(`${RSLINT} finds the same at the same places`, () => {
  const { findings, unread } = lintWithRslint(folder, RULES);
  expect(findings).toEqual(reference.findings.map(withoutSuggestions));
  expect(unread).toEqual(new Set());
});

describe(OXLINT, () => {
  test('finds the same at the same places', () => {
    const { findings, unread } = lintWithOxlint(folder, RULES);
    expect(findings).toEqual(reference.findings.map(withoutSuggestions));
    expect(unread).toEqual(new Set());
  });

  test('applies the suggestions that ESLint offers', () => {
    const copy = fixtures();
    lintWithOxlint(copy, RULES, { fix: true });
    const once = reference.findings.filter(
      ({ suggestions, path }) =>
        suggestions.length === 1 &&
        reference.findings.filter(other => other.path === path && other.suggestions.length > 0).length === 1,
    );
    expect(once.length).toBeGreaterThan(5);
    for (const { path, suggestions } of once) {
      const { range, text } = suggestions[0]!.fix;
      const before = readFileSync(join(folder, path), 'utf8');
      expect(readFileSync(join(copy, path), 'utf8')).toBe(before.slice(0, range[0]) + text + before.slice(range[1]));
    }
  });
});
