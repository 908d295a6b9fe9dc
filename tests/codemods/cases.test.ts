import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { codemods } from '../../src/codemods/kit/all.ts';
import { type CodemodName, migrate } from './migrate.ts';

interface Case {
  readonly id: string;
  readonly lang: string;
  readonly transform: string;
  readonly verdict: 'rewrite' | 'review' | 'refuse';
  readonly why: string;
  readonly input: string;
  /** `unchanged`, or the text. */
  readonly expected: string;
  readonly expectedAtReview?: string;
  readonly acceptAtReview?: readonly string[];
}

/** Our names for the transforms of the cases. */
const NAMES: Readonly<Record<string, string>> = {
  'map-to-weakmap': 'map-to-weak-map',
  'set-to-weakset': 'set-to-weak-set',
  'map-to-weak-value-map': 'map-to-weak-value-map',
  'observers-to-weak-set': 'observers-to-weak-set',
  'parent-to-weakref': 'parent-to-back-ref',
  listeners: 'listeners-to-weak',
};

const cases = JSON.parse(readFileSync('tests/codemods/cases.json', 'utf8')) as Case[];

describe.each(cases.filter(({ transform }) => NAMES[transform]! in codemods))(
  '$id: $why',
  ({ lang, transform, verdict, input, expected, ...atReview }) => {
    const name = NAMES[transform]! as CodemodName;
    const fill = (text: string): string =>
      text
        .replaceAll('%RUNTIME%', 'eslint-plugin-unleak/runtime')
        .replaceAll('%PLUGIN%', 'unleak')
        .replaceAll('%RULE%', codemods[name]?.rule ?? '');
    const before = fill(input);
    const after = expected === 'unchanged' ? before : fill(expected);

    test('as it is', () => {
      const { output, verdicts } = migrate(name, `case.${lang}`, before);
      expect(output).toBe(after);
      expect(verdicts.includes('rewritten')).toBe(verdict === 'rewrite');
      expect(verdicts.includes('review')).toBe(verdict === 'review');
    });

    test('with --review', () => {
      const { output, verdicts } = migrate(name, `case.${lang}`, before, true);
      if (verdict !== 'review') expect(output).toBe(after);
      else if (atReview.expectedAtReview === undefined) expect(verdicts).toContain('rewritten');
      else expect([atReview.expectedAtReview, ...(atReview.acceptAtReview ?? [])].map(fill)).toContain(output);
    });
  },
);
