import { readData } from './cases.ts';
import { percent, table } from './table.ts';
import type { Verdict } from './verdicts.ts';

/** Packages that were drawn by lot or repositories that nobody had looked at, and what a reader said of what `recommended` reported on them before anybody mended it. */
export interface BlindDraw {
  readonly date: string;
  /** What was measured. */
  readonly rules: readonly string[];
  readonly packages: Readonly<Record<string, string[]>>;
  /** What was left out of all of them. */
  readonly without: readonly string[];
  readonly files: number;
  readonly lines: number;
  readonly verdicts: readonly Verdict[];
}

/** The draws, the oldest first. */
export const blindDraws = (): readonly BlindDraw[] => readData<BlindDraw[]>('blind-draws');

/** The sources of the packages of a draw. */
export function packagesOf({ packages, without }: BlindDraw): Record<string, string[]> {
  const left = without.map(pattern => `!${pattern}`);
  return Object.fromEntries(Object.entries(packages).map(([spec, patterns]) => [spec, [...patterns, ...left]]));
}

/** The share of true reports in each draw, as it was then: what a program that is linted for the first time may expect. */
export function summaryOfDraws(draws: readonly BlindDraw[]): string {
  const rows = draws.map(({ date, rules, packages, lines, verdicts }, index) => {
    const count = (wanted: Verdict['verdict']): number => verdicts.filter(({ verdict }) => verdict === wanted).length;
    const share = percent({ count: count('true'), of: verdicts.length });
    const counts = [verdicts.length, count('true'), count('false'), count('unsure')];
    const about = [
      ...(rules.includes('no-leaked-listener') ? ['registrations'] : []),
      ...(rules.includes('no-unbounded-cache') ? ['collections'] : []),
    ].join(', ');
    return [`${index + 1}`, date, about, `${Object.keys(packages).length}`, `${lines}`, ...counts.map(String), share];
  });
  return table(
    [
      'draw',
      'date',
      'rules about',
      'packages or repositories',
      'lines',
      'reports',
      'true',
      'false',
      'unsure',
      'true of judged',
    ],
    rows,
  );
}
