/**
 * Measures the rules on real leaks: `npm run corpus -- --help` tells the flags.
 * The texts come from the registry into an ignored folder; nothing of them is kept here.
 */
import { flagsOf } from './measure/flags.ts';
import { HALVES, readData, SETS, type Case, type Half, type Snippet } from './measure/cases.ts';
import { judgeCase, type Outcome } from './measure/judge-case.ts';
import { judgeSnippet, type Answer } from './measure/judge-snippet.ts';
import { isTypeScript } from './measure/lint.ts';
import { listingOf, listingOfAnswers } from './measure/listing.ts';
import { fetchPackages } from './measure/packages.ts';
import { loadPlugin } from './measure/plugin.ts';
import { keepFigures } from './measure/keep-figures.ts';
import { summaryOfCases, summaryOfSnippets, summaryOfTypes } from './measure/summary.ts';

const HELP = `npm run corpus -- [flags]
  --half collections|registrations|snippets   only one part
  --set first|later|third|fourth|fifth|sixth|seventh|eighth|ninth   only the cases that the rules were made on, or those of a later set
  --only id[,id]      only these cases or snippets
  --source            the plugin from src/, which needs no build (default: --built, from dist/)
  --typed             list what is wrong with types instead of without (the figures always show both)
  --no-types          leave the runs with types out
  --verbose           also the reports elsewhere in the same files
  --json              everything as JSON
  --offline           fetch nothing
  --write             keep the figures in docs/how-precise.md`;

const flags = flagsOf(
  {
    half: { type: 'string' },
    set: { type: 'string' },
    only: { type: 'string' },
    source: { type: 'boolean', default: false },
    built: { type: 'boolean', default: false },
    typed: { type: 'boolean', default: false },
    'no-types': { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    offline: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
  HELP,
);

await measure();

async function measure(): Promise<void> {
  const only = flags.only?.split(',');
  const isWanted = (part: string, id: string): boolean =>
    (!flags.half || flags.half === part) && (!only || only.includes(id));
  const cases = HALVES.flatMap(half =>
    readData<Case[]>(half).flatMap(one =>
      isWanted(half, one.id) && (!flags.set || flags.set === (one.set ?? 'first')) ? [[half, one] as const] : [],
    ),
  );
  const snippets = readData<Snippet[]>('snippets').filter(({ id }) => isWanted('snippets', id));
  const disputed = readData<Record<string, string>>('disputed');

  const specs = cases.flatMap(([, { before, after }]) => [before, after].filter(spec => spec !== undefined));
  await fetchPackages(specs, { offline: flags.offline, needsAll: flags.write });

  const plugin = await loadPlugin(flags.source ? 'source' : 'built');
  const outcomes = cases.map(([half, one]) => judgeCase(plugin, half, one, false));
  const answers = snippets.map(snippet => judgeSnippet(plugin, snippet, false));
  const readable = flags['no-types'] ? [] : cases.filter(([, { path = '' }]) => isTypeScript(path));
  const typed = readable.map(([half, one]) => judgeCase(plugin, half, one, true));
  const typedAnswers = flags['no-types'] ? [] : snippets.map(snippet => judgeSnippet(plugin, snippet, true));

  if (flags.json) {
    console.log(JSON.stringify({ outcomes, typed, answers, typedAnswers, disputed }, null, 1));
    return;
  }
  const figures = figuresOf({ outcomes, typed, answers, typedAnswers }, disputed);
  const shown = flags.typed ? { outcomes: typed, answers: typedAnswers } : { outcomes, answers };
  console.log(
    [listingOf(shown.outcomes, disputed, flags.verbose), listingOfAnswers(shown.answers), figures]
      .filter(Boolean)
      .join('\n'),
  );
  if (flags.write) keepFigures('corpus', figures);
}

interface Results {
  readonly outcomes: readonly Outcome[];
  readonly typed: readonly Outcome[];
  readonly answers: readonly Answer[];
  readonly typedAnswers: readonly Answer[];
}

function figuresOf({ outcomes, typed, answers, typedAnswers }: Results, disputed: Record<string, string>): string {
  const parts = HALVES.flatMap(half =>
    SETS.flatMap(([title, isInIt]) =>
      partOf(`${half}${title}`, among(half, isInIt, outcomes), among(half, isInIt, typed), disputed),
    ),
  );
  const snippets =
    answers.length > 0 ? [`### Snippets from complaints\n\n${summaryOfSnippets(answers, typedAnswers)}\n`] : [];
  return [...parts, ...snippets].join('\n');
}

function among(half: Half, isInIt: (one: Case) => boolean, outcomes: readonly Outcome[]): Outcome[] {
  return outcomes.filter(outcome => outcome.half === half && isInIt(outcome.case));
}

function partOf(
  title: string,
  all: readonly Outcome[],
  withTypes: readonly Outcome[],
  disputed: Record<string, string>,
): string[] {
  if (all.length === 0) return [];
  const without = all.filter(one => withTypes.some(other => other.case === one.case));
  const judged = all.filter(({ failure }) => failure === undefined).length;
  return [
    `### Real ${title}: ${judged} of ${all.length} cases with a readable text\n\n${summaryOfCases(all, disputed)}\n`,
    ...(withTypes.length > 0 ? [`${summaryOfTypes(without, withTypes, disputed)}\n`] : []),
  ];
}
