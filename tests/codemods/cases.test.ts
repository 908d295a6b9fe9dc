import { describe, expect, test } from 'vitest';
import { CASES, FURTHER_CASES } from './cases.ts';
import { migrate } from './migrate.ts';

describe.each([...CASES, ...FURTHER_CASES])('$id: $why', ({ lang, codemod, verdict, before, after, atReview }) => {
  test('as it is', () => {
    const { output, verdicts } = migrate(codemod, `case.${lang}`, before);
    expect(output).toBe(after);
    expect(verdicts.includes('rewritten')).toBe(verdict === 'rewrite');
    expect(verdicts.includes('review')).toBe(verdict === 'review');
  });

  test('with --review', () => {
    const { output, verdicts } = migrate(codemod, `case.${lang}`, before, true);
    if (verdict !== 'review') expect(output).toBe(after);
    else if (atReview.length === 0) expect(verdicts).toContain('rewritten');
    else expect(atReview).toContain(output);
  });
});
