import type { Preset } from './plugin.ts';
import type { Outcome } from './judge-case.ts';
import type { Report } from './lint.ts';

/** How many of how many. */
export interface Share {
  readonly count: number;
  readonly of: number;
}

/** The figures of some outcomes under one preset. */
export interface Tally {
  readonly found: Readonly<Record<'yes' | 'maybe' | 'no', Share>>;
  readonly controls: Share;
  readonly debatable: Share;
  readonly fixed: Share;
  readonly stillLeaking: Share;
  readonly disputed: Share;
}

/** Whether one of the reports comes with the preset; `strict` has all that `recommended` has. */
export function isReported(reports: readonly Report[], preset: Preset): boolean {
  return reports.some(report => preset === 'strict' || report.preset === 'recommended');
}

/** Counts the outcomes that could be judged; those whose label is disputed are kept apart. */
export function tallyOf(
  outcomes: readonly Outcome[],
  preset: Preset,
  disputed: Readonly<Record<string, string>>,
): Tally {
  const judged = outcomes.filter(({ failure }) => failure === undefined);
  const plain = judged.filter(outcome => !(outcome.case.id in disputed));
  const leaks = plain.filter(outcome => outcome.case.kind !== 'control');
  const controls = plain.filter(outcome => outcome.case.kind === 'control');
  const hit = (some: readonly Outcome[]): Share => shareOf(some, ({ hits }) => isReported(hits, preset));
  const after = (some: readonly Outcome[]): Share =>
    shareOf(
      some.filter(outcome => outcome.after !== undefined),
      outcome => isReported(outcome.after ?? [], preset),
    );
  const by = (detectable: string): Share => hit(leaks.filter(outcome => outcome.case.detectable === detectable));
  return {
    found: { yes: by('yes'), maybe: by('maybe'), no: by('no') },
    controls: hit(controls.filter(outcome => !outcome.case.debatable)),
    debatable: hit(controls.filter(outcome => outcome.case.debatable)),
    fixed: after(leaks.filter(outcome => isFixed(outcome, disputed))),
    stillLeaking: after(leaks.filter(outcome => !isFixed(outcome, disputed))),
    disputed: hit(judged.filter(outcome => outcome.case.id in disputed)),
  };
}

/** Whether the version with the fix is clean, as the label says and nobody disputes. */
export function isFixed({ case: { id, after_clean } }: Outcome, disputed: Readonly<Record<string, string>>): boolean {
  return after_clean !== false && !(`${id} (fixed)` in disputed);
}

function shareOf<T>(all: readonly T[], isOne: (one: T) => boolean): Share {
  return { count: all.filter(isOne).length, of: all.length };
}
