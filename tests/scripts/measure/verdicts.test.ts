import { expect, test } from 'vitest';
import { countOf, merge, sampleOf, type FieldReport, type Verdict } from '../../../scripts/measure/verdicts.ts';

const report = (line: number, rule = 'a-rule'): FieldReport => ({
  package: 'p@1.0.0',
  file: 'a.js',
  rule,
  preset: 'recommended',
  line,
  message: 'It grows.',
});
const verdict = (line: number, word: Verdict['verdict'], rule = 'a-rule'): Verdict => ({
  package: 'p@1.0.0',
  file: 'a.js',
  rule,
  line,
  verdict: word,
  reason: 'read it',
});

test('a verdict belongs to one rule at one line', () => {
  const { reports, vanished } = merge(
    [report(1), report(2), report(1, 'another-rule')],
    [verdict(1, 'true'), verdict(2, 'false', 'another-rule')],
  );
  expect(reports.map(one => one.verdict?.verdict)).toEqual(['true', undefined, undefined]);
  expect(vanished).toEqual([verdict(2, 'false', 'another-rule')]);
});

test('reports are counted by their verdicts', () => {
  const found = [1, 2, 3, 4, 5].map(line => report(line));
  const { reports } = merge(found, [verdict(1, 'true'), verdict(2, 'true'), verdict(3, 'false'), verdict(4, 'unsure')]);
  expect(countOf(reports)).toEqual({ reports: 5, true: 2, false: 1, unsure: 1, unjudged: 1 });
});

test('a sample takes from every rule, the same on every run and in any order', () => {
  const all = ['a-rule', 'b-rule'].flatMap(rule => Array.from({ length: 50 }, (_, line) => report(line, rule)));
  const sample = sampleOf(all, 10);
  expect(sample.filter(({ rule }) => rule === 'a-rule')).toHaveLength(10);
  expect(sample.filter(({ rule }) => rule === 'b-rule')).toHaveLength(10);
  expect(new Set(sampleOf([...all].reverse(), 10))).toEqual(new Set(sample));
  expect(sampleOf(all, Infinity)).toEqual(all);
});
