import { isFixed } from './tally.ts';
import { NO_TEXT, type Outcome } from './judge-case.ts';
import { isRight, type Answer } from './judge-snippet.ts';
import type { Report } from './lint.ts';
import { isReported } from './tally.ts';

/** Every case that is not as it should be, for whoever mends the rules; with `verbose`, the reports elsewhere too. */
export function listingOf(
  outcomes: readonly Outcome[],
  disputed: Readonly<Record<string, string>>,
  verbose: boolean,
): string {
  const judged = outcomes.filter(({ failure }) => failure === undefined);
  const plain = judged.filter(outcome => !(outcome.case.id in disputed));
  const leaks = plain.filter(outcome => outcome.case.kind !== 'control');
  const missed = (detectable: string): Outcome[] =>
    leaks.filter(outcome => outcome.case.detectable === detectable && !isReported(outcome.hits, 'recommended'));
  const sections: [string, string[]][] = [
    ['Missed although one file shows it ("yes")', missed('yes').map(describeMiss)],
    ['Missed, perhaps visible in one file ("maybe")', missed('maybe').map(describeMiss)],
    [
      'Controls flagged',
      plain.filter(outcome => outcome.case.kind === 'control' && outcome.hits.length > 0).map(describeAlarm),
    ],
    ['Fixed, yet still flagged', leaks.filter(one => isFixed(one, disputed) && one.after?.length).map(describeAfter)],
    ['Could not be judged', outcomes.flatMap(describeFailure)],
    ['Disputed labels', judged.filter(one => one.case.id in disputed).map(one => describeDispute(one, disputed))],
    ['Reports elsewhere in these files', verbose ? judged.flatMap(describeElsewhere) : []],
  ];
  return print(sections);
}

/** Every snippet that is answered wrongly under `recommended`, and those that strict alone gets wrong. */
export function listingOfAnswers(answers: readonly Answer[]): string {
  const wrong = answers.filter(
    answer => !isRight(answer, 'recommended') || (answer.snippet.valid && answer.reports.length > 0),
  );
  const lines = wrong.map(answer => {
    const { snippet, reports, failure } = answer;
    const onlyStrict =
      !isReported(reports, 'recommended') && isReported(reports, 'strict') ? ' (strict reports it)' : '';
    const what = failure ?? (snippet.valid ? `valid, but flagged${onlyStrict}` : `invalid, not found${onlyStrict}`);
    return [
      `${snippet.id} ${what}: ${snippet.why}`,
      ...reports.map(report => indented(report)),
      `    ${snippet.code}`,
    ].join('\n');
  });
  return print([['Snippets answered wrongly', lines]]);
}

function print(sections: readonly [string, string[]][]): string {
  const shown = sections.filter(([, lines]) => lines.length > 0);
  return shown.map(([title, lines]) => `## ${title}: ${lines.length}\n\n${lines.join('\n')}\n`).join('\n');
}

function describeMiss(outcome: Outcome): string {
  const { id, kind, before, path, lines, detectable_why, explanation } = outcome.case;
  const strict = outcome.hits.length > 0 ? ' (strict finds it)' : '';
  return `${id} [${kind}]${strict} ${before}/${path} lines ${lines?.join(', ')}\n    ${explanation}\n    one file shows: ${detectable_why}`;
}

function describeAlarm({ case: { id, before, path, lines, debatable, explanation }, hits }: Outcome): string {
  const place = `${id}${debatable ? ' (debatable)' : ''} ${before}/${path} lines ${lines?.join(', ')}`;
  return [place, `    fine: ${explanation}`, ...hits.map(indented)].join('\n');
}

function describeAfter({ case: { id, after, path, after_path = path }, after: reports = [] }: Outcome): string {
  return [`${id} ${after}/${after_path}`, ...reports.map(indented)].join('\n');
}

/** The many cases that no package holds are counted in the heading of the figures. */
function describeFailure({ case: { id }, failure, afterFailure }: Outcome): string[] {
  if (failure !== undefined) return failure === NO_TEXT ? [] : [`${id}: ${failure}`];
  return afterFailure === undefined ? [] : [`${id}, only the version with the fix: ${afterFailure}`];
}

function describeDispute({ case: { id }, hits }: Outcome, disputed: Readonly<Record<string, string>>): string {
  return `${id} ${hits.length > 0 ? 'reported' : 'not reported'}: ${disputed[id]}`;
}

function describeElsewhere({ case: { before, path }, elsewhere }: Outcome): string[] {
  return elsewhere.length === 0 ? [] : [[`${before}/${path}`, ...elsewhere.map(indented)].join('\n')];
}

function indented({ rule, preset, line, message }: Report): string {
  return `    ${line}: ${message} (${rule}${preset === 'strict' ? ', strict' : ''})`;
}
