import type { Outcome } from './judge-case.ts';
import { isRight, type Answer } from './judge-snippet.ts';
import { PRESETS, type Preset } from './plugin.ts';
import { ofAll, table } from './table.ts';
import { tallyOf, type Share, type Tally } from './tally.ts';

/** The rows of figures about real leaks: found by how visible they are, then what should be silent. */
const FIGURES: readonly (readonly [title: string, pick: (tally: Tally) => Share])[] = [
  ['found of "yes"', tally => tally.found.yes],
  ['of "maybe"', tally => tally.found.maybe],
  ['of "no"', tally => tally.found.no],
  ['controls flagged', tally => tally.controls],
  ['debatable controls', tally => tally.debatable],
  ['fixed, still flagged', tally => tally.fixed],
  ['"fixed", still leaking', tally => tally.stillLeaking],
  ['disputed labels', tally => tally.disputed],
];

/** The figures of real leaks under each preset, then of each kind of leak under `recommended`. */
export function summaryOfCases(outcomes: readonly Outcome[], disputed: Disputed): string {
  const kinds = [...new Set(outcomes.filter(({ failure }) => failure === undefined).map(outcome => outcome.case.kind))];
  const rows = [
    ...PRESETS.map(preset => rowOf(preset, outcomes, preset, disputed)),
    ...kinds
      .filter(kind => kind !== 'control')
      .sort()
      .map(kind =>
        rowOf(
          kind,
          outcomes.filter(one => one.case.kind === kind),
          'recommended',
          disputed,
        ),
      ),
  ];
  return table(['', ...FIGURES.map(([title]) => title)], rows);
}

/** Of the TypeScript files alone: what types change. */
export function summaryOfTypes(without: readonly Outcome[], typed: readonly Outcome[], disputed: Disputed): string {
  const modes = [
    ['without types', without],
    ['with types', typed],
  ] as const;
  const rows = modes.flatMap(([mode, some]) =>
    PRESETS.map(preset => rowOf(`${preset} ${mode}`, some, preset, disputed)),
  );
  return table(['TypeScript files', ...FIGURES.map(([title]) => title)], rows);
}

type Disputed = Readonly<Record<string, string>>;

function rowOf(title: string, outcomes: readonly Outcome[], preset: Preset, disputed: Disputed): string[] {
  const tally = tallyOf(outcomes, preset, disputed);
  return [title, ...FIGURES.map(([, pick]) => ofAll(pick(tally)))];
}

/** How many invalid snippets are reported and valid ones flagged, a row for each group. */
export function summaryOfSnippets(without: readonly Answer[], typed: readonly Answer[]): string {
  const groups = ['all', ...new Set(without.map(({ snippet }) => snippet.group))];
  const columns = [without, typed].flatMap(answers => PRESETS.map(preset => ({ answers, preset })));
  const cell =
    (group: string, valid: boolean) =>
    ({ answers, preset }: (typeof columns)[number]): string => {
      const some = answers.filter(
        ({ snippet }) => snippet.valid === valid && (group === 'all' || snippet.group === group),
      );
      const count = some.filter(answer => isRight(answer, preset) !== valid).length;
      return ofAll({ count, of: some.length });
    };
  const rows = groups.flatMap(group => [
    [group, 'invalid found', ...columns.map(cell(group, false))],
    [group, 'valid flagged', ...columns.map(cell(group, true))],
  ]);
  return table(['group', '', 'recommended', 'strict', 'recommended, types', 'strict, types'], rows);
}
