import type { Command } from 'commander';
import { codemods as known } from '../codemods/kit/all.ts';
import { coloursFor } from './colours.ts';
import { uncommitted } from './git-status.ts';
import { type FileResult, migrateFile, write } from './migrate-file.ts';
import { type Report, reportJson, reportText } from './migrate-report.ts';
import { migrateStdin } from './migrate-stdin.ts';
import type { Job } from './plan.ts';
import { withProgress } from './progress.ts';
import { select, type SelectionOptions, withSelectionOptions } from './selection.ts';
import type { Unread } from './unread.ts';
import { UsageError } from './usage-error.ts';

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
    .argument('[paths...]', 'files, folders and glob patterns; the current folder if none is given')
    .option('--write', 'write the changes; without it they are only shown')
    .option('--check', 'change nothing, and exit with 1 if anything would change')
    .option('--review', 'also make the rewrites that need a review')
    .option('--todo', 'mark the places that need a review with a comment')
    .option('--force', 'write even over changes that are not committed')
    .option('--json', 'print a report for machines')
    .option('--list', 'name the codemods and end')
    .option('--stdin', 'rewrite what comes on stdin, named by the only path, to stdout')
    .option('--runtime <specifier>', 'the module to import the weak collections from');
  withSelectionOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (codemod: string | undefined, paths: string[], options: Options) => {
      process.exitCode = await migrate(codemod, paths, options);
    });
}

const EXAMPLES = `
Exit code: 0 done, 1 --check found something to change, 2 the command or a path is wrong, 3 a file cannot be parsed or verified.

Examples:
  unleak migrate all                                       show what would change
  unleak migrate map-to-weak-value-map src --write         change it
  git diff --name-only -z | unleak migrate all --check --files-from -`;

async function migrate(name: string | undefined, paths: readonly string[], options: Options): Promise<number> {
  const { write: writes, check, review, todo, json, list, stdin, runtime } = options;
  if (list) {
    process.stdout.write(`${Object.keys(known).join('\n')}\n`);
    return 0;
  }
  if (writes && check) throw new UsageError('--write and --check exclude each other');
  if (review && todo) throw new UsageError('--review and --todo exclude each other');
  const job: Job = {
    codemods: codemodsNamed(name),
    review: Boolean(review),
    todo: Boolean(todo),
    ...(runtime !== undefined && { runtime }),
  };
  if (stdin) return migrateStdin(paths, job, Boolean(check));

  const { files: targets, unread } = await select(paths, options);
  if (writes && !options.force) guard(targets.map(({ path }) => path));
  const results: FileResult[] = [];
  for (const target of withProgress(targets, 'Migrating')) {
    const result = migrateFile(target, job);
    results.push(writes ? write(result) : result);
  }
  const files = [...unread.map(asResult), ...results].sort((a, b) => (a.path < b.path ? -1 : 1));
  const report: Report = { files, mode: writes ? 'write' : check ? 'check' : 'dry' };
  for (const { path, reason } of files.filter(({ status }) => status === 'failed'))
    process.stderr.write(`${path} ${reason ?? ''}\n`);
  process.stdout.write(json ? reportJson(report) : reportText(report, coloursFor(process.stdout)));
  return exitCode(files, unread, Boolean(check));
}

function codemodsNamed(name: string | undefined): Job['codemods'] {
  if (name === undefined) throw new UsageError('name a codemod, or `all`: `unleak migrate --list` names them');
  if (name === 'all') return known;
  const codemod = Object.entries(known).filter(([key]) => key === name);
  if (codemod.length === 0) throw new UsageError(`there is no codemod ${name}: \`unleak migrate --list\` names them`);
  return Object.fromEntries(codemod);
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
