import { type Command, Option } from 'commander';
import { PARSERS, type ParserName } from '../../codemods/kit/readers.ts';
import { oneOf } from '../kit/choice.ts';
import { coloursFor } from '../kit/colours.ts';
import { uncommitted } from './git-status.ts';
import { untilInterrupted } from '../kit/interruptible.ts';
import { CODEMODS, type JobOrder, jobOf } from './job.ts';
import { type FileResult, write } from './migrate-file.ts';
import { migrateFiles } from './migrate-files.ts';
import { type Report, reportJson, reportText } from './migrate-report.ts';
import { migrateStdin } from './migrate-stdin.ts';
import { select, type SelectionOptions, withSelectionOptions } from '../kit/selection.ts';
import { parseThreads, type Threads } from '../kit/threads.ts';
import type { Unread } from '../kit/unread.ts';
import { UsageError } from '../kit/usage-error.ts';
import { verifyTypes } from './verify-types.ts';

interface Options extends SelectionOptions {
  readonly write?: boolean;
  readonly check?: boolean;
  readonly review?: boolean;
  readonly todo?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly list?: boolean;
  readonly stdin?: boolean;
  readonly runtime?: string;
  readonly verifyTypes?: boolean;
  readonly parser: ParserName;
  readonly workers: Threads;
}

/** Adds `unleak migrate`. */
export function addMigrate(program: Command): void {
  const command = program
    .command('migrate')
    .summary('rewrite leaks that can be rewritten without harm')
    .description(
      'Rewrites leaks that can be rewritten without harm. Shows what it would do, and does it only with --write.',
    )
    .argument('[codemod]', 'which one, or `all`; --list names them')
    .argument('[paths...]', 'files, folders, glob patterns; else this folder')
    .option('--write', 'write the changes instead of showing them')
    .option('--check', 'only exit with 1 if anything would change')
    .option('--review', 'also make the rewrites that need a review')
    .option('--todo', 'mark the places that need a review')
    .option('--force', 'write even over uncommitted changes')
    .option('--json', 'print a report for machines')
    .option('--list', 'name the codemods and end')
    .option('--stdin', 'rewrite stdin, which the only path names')
    .option('--runtime <specifier>', 'where to import weak collections from')
    .option('--verify-types', 'write nothing that TypeScript objects to')
    .addOption(
      new Option('--parser <name>', ['auto', ...PARSERS].join(', '))
        .argParser(oneOf('--parser', ['auto', ...PARSERS]))
        .default('auto' as const),
    )
    .option('--workers <count>', 'threads; auto takes as many as pay', parseThreads, 'auto');
  withSelectionOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (codemod: string | undefined, paths: string[], options: Options) => {
      process.exitCode = await migrate(codemod, paths, options);
    });
}

const EXAMPLES = `
Exit code: 0 done, 1 --check found something to change, 2 the command or a path
is wrong, 3 a file cannot be read, verified or written.

Examples:
  unleak migrate all                                show what would change
  unleak migrate map-to-weak-value-map src --write  change it
  git diff --name-only -z | unleak migrate all --check --files-from -`;

async function migrate(name: string | undefined, paths: readonly string[], options: Options): Promise<number> {
  const { write: writes, check, review, todo, json, list, stdin, runtime, parser } = options;
  if (list) {
    process.stdout.write(`${CODEMODS.join('\n')}\n`);
    return 0;
  }
  if (writes && check) throw new UsageError('--write and --check exclude each other');
  if (review && todo) throw new UsageError('--review and --todo exclude each other');
  if (runtime !== undefined && !/^[^\s'"\\]+$/.test(runtime))
    throw new UsageError(
      `--runtime wants what stands behind \`from\` in an import, and not ${JSON.stringify(runtime)}`,
    );
  if (name === undefined) throw new UsageError('name a codemod, or `all`: `unleak migrate --list` names them');
  const order: JobOrder = {
    codemod: name,
    review: Boolean(review),
    todo: Boolean(todo),
    ...(runtime !== undefined && { runtime }),
    ...(parser !== 'auto' && { parser }),
  };
  const job = jobOf(order);
  if (stdin) return migrateStdin(paths, job, Boolean(check));

  const { files: targets, unread } = await select(paths, options);
  if (writes && !options.force) guard(targets.map(({ path }) => path));
  const planned = await migrateFiles(targets, order, options.workers);
  const verified = options.verifyTypes ? verifyTypes(planned) : planned;
  const results = writes ? await writeAll(verified) : verified;
  const files = [...unread.map(asResult), ...results].sort((a, b) => (a.path < b.path ? -1 : 1));
  const report: Report = { files, mode: writes ? 'write' : check ? 'check' : 'dry' };
  for (const { path, reason } of files.filter(({ status }) => status === 'failed'))
    process.stderr.write(`${path} ${reason ?? ''}\n`);
  process.stdout.write(json ? reportJson(report) : reportText(report, coloursFor(process.stdout)));
  return exitCode(files, unread, Boolean(check));
}

/** Each file whole, whenever the command is ended. */
async function writeAll(results: readonly FileResult[]): Promise<FileResult[]> {
  const written: FileResult[] = [];
  for await (const result of untilInterrupted(results)) written.push(write(result));
  return written;
}

/** Nothing is written over work that git could not give back. */
function guard(paths: readonly string[]): void {
  const changed = uncommitted(paths);
  if (changed === undefined)
    process.stderr.write('warning: this is no git repository, so a rewrite cannot be taken back\n');
  const [first] = changed ?? [];
  if (first !== undefined)
    throw new UsageError(`${first} has changes that are not committed: commit them, or add --force`);
}

const asResult = ({ path, kind, reason }: Unread): FileResult => ({
  path,
  status: kind === 'skipped' ? 'skipped' : 'failed',
  reason,
  sites: [],
});

function exitCode(files: readonly FileResult[], unread: readonly Unread[], check: boolean): number {
  const missing = new Set(unread.filter(({ kind }) => kind === 'missing').map(({ path }) => path));
  if (files.some(({ status, path }) => status === 'failed' && !missing.has(path))) return 3;
  if (missing.size > 0) return 2;
  return check && files.some(({ status }) => status === 'rewritten') ? 1 : 0;
}
