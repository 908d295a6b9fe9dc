/**
 * Runs every codemod over the sources of public packages and checks what no codemod may do:
 * `npm run corpus:codemods -- --help` tells the flags.
 */
import { migrateText, type TextResult } from '../src/cli/migrate/migrate-text.ts';
import { type Job, planOf, type Site } from '../src/cli/migrate/plan.ts';
import { splitBom } from '../src/cli/kit/read-source.ts';
import { codemods } from '../src/codemods/kit/all.ts';
import { open } from '../src/codemods/kit/open.ts';
import { flagsOf } from './measure/flags.ts';
import { readData } from './measure/cases.ts';
import { filesOf } from './measure/field-files.ts';
import { keepFigures } from './measure/keep-figures.ts';
import { newErrors, type RewrittenFile } from './measure/new-errors.ts';
import { fetchPackages } from './measure/packages.ts';

const HELP = `npm run corpus:codemods -- [flags]
  --package name,name  only the packages whose name@version has one of these in it
  --show rewritten|review|refused   print the places with the code around them
  --sample N           print at most N of each codemod, picked blindly
  --context N          lines of code around each (default 8)
  --offline            fetch nothing
  --types              install the packages whose TypeScript is rewritten, and compare its type errors
  --write              keep the figures in docs/how-precise.md`;

const flags = flagsOf(
  {
    package: { type: 'string' },
    show: { type: 'string' },
    sample: { type: 'string', default: 'Infinity' },
    context: { type: 'string', default: '8' },
    offline: { type: 'boolean', default: false },
    types: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
  HELP,
);

/** A place that a codemod was asked about, and the file that it stands in. */
interface Found extends Site {
  readonly file: string;
  readonly text: string;
}

/** What a reader says of an answer that a codemod gave. */
interface Judged {
  readonly package: string;
  readonly file: string;
  readonly line: number;
  readonly codemod: string;
  readonly answer: Site['verdict'];
  readonly verdict: 'right' | 'wrong';
  readonly reason: string;
}

const faults: string[] = [];
const unread: string[] = [];
const found: Found[] = [];
/** What the codemods make of TypeScript, with what needs a review. */
const typed: RewrittenFile[] = [];
let files = 0;
let lines = 0;

await measure();

async function measure(): Promise<void> {
  const wanted = flags.package?.split(',');
  const packages = Object.entries(readData<Record<string, string[]>>('field-packages')).filter(
    ([spec]) => !wanted || wanted.some(name => spec.includes(name)),
  );
  await fetchPackages(
    packages.map(([spec]) => spec),
    { offline: flags.offline, needsAll: flags.write },
  );
  for (const [spec, globs] of packages) for (const { file, text } of filesOf(spec, globs)) check(spec, file, text);
  if (flags.types) faults.push(...newErrors(typed));

  for (const codemod of Object.keys(codemods)) {
    const shown = found.filter(site => site.codemod === codemod && site.verdict === flags.show);
    for (const site of sample(shown, Number(flags.sample))) console.log(excerptOf(site));
  }
  for (const fault of faults) console.error(fault);
  const judged = readData<Judged[]>('codemod-verdicts').filter(one => packages.some(([spec]) => spec === one.package));
  for (const change of changesSince(judged)) console.error(change);
  const figures = `${summary(packages.length)}\n\n${readersWord(judged)}`;
  console.log(figures);
  if (flags.write) keepFigures('corpus:codemods', figures);
  if (faults.length > 0) process.exitCode = 1;
}

/** Every so many of a list, whatever they are. */
function sample<Item>(items: readonly Item[], count: number): Item[] {
  const step = Math.max(1, items.length / count);
  return items.filter((_, index) => Math.floor(index / step) > Math.floor((index - 1) / step));
}

function check(spec: string, path: string, original: string): void {
  const { bom, text } = splitBom(original);
  const file = `${spec} ${path}`;
  files++;
  lines += text.split('\n').length;
  faults.push(
    ...passedOver(path, text).map(codemod => `${file}: ${codemod} passes over it and would have a word to say`),
  );
  for (const review of [false, true]) {
    const job: Job = { codemods, review, todo: false };
    const result = migrateText(path, text, job);
    if (result.status !== 'done') {
      if (!review) (/cannot be parsed|Flow/.test(result.reason) ? unread : faults).push(`${file} ${result.reason}`);
      continue;
    }
    if (review && result.output !== text && /\.[cm]?tsx?$/.test(path))
      typed.push({ spec, file: path, before: original, after: bom + result.output });
    if (!review) found.push(...result.sites.map(site => ({ ...site, file, text })));
    faults.push(
      ...faultsOf(path, text, result, job).map(fault => `${file}${review ? ' (with --review)' : ''}: ${fault}`),
    );
  }
}

/** The codemods that would not parse a file in which they find a place. */
function passedOver(path: string, text: string): string[] {
  const passing = Object.entries(codemods).filter(([, { mayConcern }]) => !mayConcern(text, path));
  const source = openIfReadable(path, text);
  return source === undefined ? [] : passing.flatMap(([name, { sites }]) => (sites(source).length > 0 ? [name] : []));
}

function openIfReadable(path: string, text: string): ReturnType<typeof open> | undefined {
  try {
    return open(path, text);
  } catch {
    return undefined;
  }
}

/** What is wrong with a rewritten text, besides what the command itself would have refused. */
function faultsOf(path: string, text: string, result: TextResult & { status: 'done' }, job: Job): string[] {
  if (result.output === text) return [];
  const { edits } = planOf(open(path, text), job);
  const again = migrateText(path, result.output, job);
  const isEmptyAgain = again.status === 'done' && again.output === result.output;
  return [
    ...(outside(text, result.output, edits) ? [] : ['bytes outside the plan have changed']),
    ...(isEmptyAgain ? [] : ['a second run is not empty']),
  ];
}

/** Whether an output is the input but for the edits, told from the output alone. */
function outside(text: string, output: string, edits: ReturnType<typeof planOf>['edits']): boolean {
  let from = 0;
  let at = 0;
  for (const { range, text: replacement } of edits) {
    const kept = text.slice(from, range[0]);
    if (!output.startsWith(kept + replacement, at)) return false;
    at += kept.length + replacement.length;
    from = range[1];
  }
  return output.slice(at) === text.slice(from);
}

function excerptOf({ file, text, line, codemod, verdict, reason = '' }: Found): string {
  const context = Number(flags.context);
  const code = text.split('\n').slice(Math.max(0, line - 3), line + context);
  return `\n== ${file}:${line} ${codemod} ${verdict}: ${reason}\n${code.map((one, index) => `${Math.max(1, line - 2) + index}: ${one.slice(0, 160)}`).join('\n')}`;
}

function placeOf({ codemod, line }: { readonly codemod: string; readonly line: number }, file: string): string {
  return `${file}:${line} ${codemod}`;
}

/** What is answered otherwise than when it was read, and the rewrites, made or to review, that nobody has read. */
function changesSince(judged: readonly Judged[]): string[] {
  const answers = new Map(found.map(site => [placeOf(site, site.file), site.verdict]));
  const known = new Map(judged.map(one => [placeOf(one, `${one.package} ${one.file}`), one.answer]));
  const changed = [...known].filter(([place, answer]) => answers.get(place) !== answer);
  const unread = [...answers].filter(([place, answer]) => answer !== 'refused' && !known.has(place));
  return [
    ...changed.map(
      ([place, answer]) => `${place}: was ${answer} when it was read, now ${answers.get(place) ?? 'gone'}`,
    ),
    ...unread.map(([place, answer]) => `${place}: ${answer}, and nobody has read it`),
  ];
}

function readersWord(judged: readonly Judged[]): string {
  const share = (answer: Judged['answer']): string => {
    const all = judged.filter(one => one.answer === answer);
    return `${all.filter(({ verdict }) => verdict === 'right').length} of ${all.length}`;
  };
  return `Of what was read, ${share('rewritten')} rewrites, ${share('review')} reviews and ${share('refused')} refusals were judged right: \`corpus/codemod-verdicts.json\`.`;
}

function summary(packages: number): string {
  const rows = Object.keys(codemods).map(codemod => {
    const own = found.filter(site => site.codemod === codemod);
    const count = (verdict: Site['verdict']): number => own.filter(site => site.verdict === verdict).length;
    return `| \`${codemod}\` | ${count('rewritten')} | ${count('review')} | ${count('refused')} |`;
  });
  return `${lines} lines in ${files} files of ${packages} packages; ${unread.length} files that no parser here reads; ${faults.length} faults${flags.types ? `, new type errors in the ${typed.length} rewritten files of TypeScript among them` : ''}.\n\n| codemod | rewritten | to review | refused |\n| --- | --- | --- | --- |\n${rows.join('\n')}`;
}
