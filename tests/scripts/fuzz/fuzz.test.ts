import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { fuzz } from '../../../scripts/fuzz/fuzz.ts';
import { judge } from '../../../scripts/fuzz/judge.ts';
import { mutate, partsOf, randomFrom } from '../../../scripts/fuzz/mutate.ts';
import { examplesOf } from '../../../scripts/prove/page.ts';

const seeds = readdirSync('docs/rules').flatMap(page =>
  examplesOf(readFileSync(`docs/rules/${page}`, 'utf8')).map(({ code, language }) => {
    const path = resolve(`docs/rules/${page}.${language}`);
    return { path, parts: partsOf(path, code) };
  }),
);

test('no rule and no codemod trips over mutants of the examples, or takes long over one', () => {
  const { faults, reports, read } = fuzz(seeds, 600, 42);
  expect(faults).toEqual([]);
  expect(read).toBeGreaterThan(200);
  expect(reports).toBeGreaterThan(50);
});

test('the same number makes the same mutants', () => {
  const { parts } = seeds[0]!;
  const mutants = (seed: number) => {
    const random = randomFrom(seed);
    return Array.from({ length: 50 }, () => mutate(parts, random));
  };
  expect(mutants(1)).toEqual(mutants(1));
  expect(mutants(1)).not.toEqual(mutants(2));
  expect(new Set(mutants(1)).size).toBeGreaterThan(20);
});

test('what cannot be read is no fault', () => {
  expect(judge('/a.js', 'let = ;')).toEqual({ isRead: false, reports: 0, milliseconds: 0 });
});
