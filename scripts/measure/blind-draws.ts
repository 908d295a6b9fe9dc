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

const HEADINGS = [
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
  'lines a report',
];

/**
 * The share of true reports in each draw, as it was then, and in all that were about both kinds of rules: what a program
 * that is linted for the first time may expect.
 */
export function summaryOfDraws(draws: readonly BlindDraw[]): string {
  const aboutBoth = draws.filter(({ rules }) => aboutOf(rules).length === 2);
  return table(HEADINGS, [
    ...draws.map((draw, index) => rowOf(`${index + 1}`, draw.date, [draw])),
    rowOf('all about both', '', aboutBoth),
  ]);
}

function rowOf(name: string, date: string, draws: readonly BlindDraw[]): string[] {
  const verdicts = draws.flatMap(draw => draw.verdicts);
  const count = (wanted: Verdict['verdict']): number => verdicts.filter(({ verdict }) => verdict === wanted).length;
  const packages = draws.reduce((sum, draw) => sum + Object.keys(draw.packages).length, 0);
  const lines = draws.reduce((sum, draw) => sum + draw.lines, 0);
  const [right, wrong] = [count('true'), count('false')];
  const figures = [packages, lines, verdicts.length, right, wrong, count('unsure')].map(String);
  const share = percent({ count: right, of: right + wrong });
  const density = verdicts.length === 0 ? '–' : `${Math.round(lines / verdicts.length)}`;
  return [
    name,
    date,
    [...new Set(draws.flatMap(({ rules }) => aboutOf(rules)))].join(', '),
    ...figures,
    share,
    density,
  ];
}

function aboutOf(rules: readonly string[]): string[] {
  return [
    ...(rules.includes('no-leaked-listener') ? ['registrations'] : []),
    ...(rules.includes('no-unbounded-cache') ? ['collections'] : []),
  ];
}
