import { type Command, Option } from 'commander';
import { oneOf } from '../kit/choice.ts';
import { coloursFor } from '../kit/colours.ts';
import type { Format } from '../formats/format.ts';
import { html } from '../formats/html.ts';
import { json } from '../formats/json.ts';
import { markdown } from '../formats/markdown.ts';
import { sarif } from '../formats/sarif.ts';
import { stylish, stylishByCause } from '../formats/stylish.ts';
import { CACHE_FILE, openCache } from './scan-cache.ts';
import type { Judged } from './scan-file.ts';
import { scanFiles } from './scan-files.ts';
import { createScanner, type Scanner } from './scanner.ts';
import { select, type SelectionOptions, withSelectionOptions } from '../kit/selection.ts';
import { sourceOnStdin } from '../kit/stdin.ts';
import { parseThreads, type Threads } from '../kit/threads.ts';
import type { Unread } from '../kit/unread.ts';

const FORMATS = { stylish, json, sarif, html, md: markdown } as const satisfies Record<string, Format>;
const GROUPS = ['file', 'cause'] as const;

interface Options extends SelectionOptions {
  readonly format: keyof typeof FORMATS;
  readonly groupBy: (typeof GROUPS)[number];
  readonly stdin?: boolean;
  readonly cache?: boolean;
  readonly cacheLocation: string;
  readonly workers: Threads;
}

/** Adds `unleak scan`. */
export function addScan(program: Command): void {
  const formats = Object.keys(FORMATS) as (keyof typeof FORMATS)[];
  const command = program
    .command('scan')
    .summary('report leaks')
    .description('Reports leaks in JavaScript and TypeScript. Needs no configuration.')
    .argument('[paths...]', 'files, folders, glob patterns; else this folder')
    .addOption(
      new Option('--format <format>', formats.join(', '))
        .argParser(oneOf('--format', formats))
        .default('stylish' as const),
    )
    .addOption(
      new Option('--group-by <what>', 'file or cause; html and md go by cause')
        .argParser(oneOf('--group-by', GROUPS))
        .default('file' as const),
    )
    .option('--stdin', 'scan stdin, which the only path names')
    .option('--cache', 'judge only files that have changed')
    .option('--cache-location <path>', `a file or folder, else ${CACHE_FILE}`, CACHE_FILE)
    .option('--workers <count>', 'threads; auto takes as many as pay', parseThreads, 'auto');
  withSelectionOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (paths: string[], options: Options) => {
      process.exitCode = await scan(paths, options, program.version() ?? '');
    });
}

const EXAMPLES = `
Exit code: 0 no leaks, 1 leaks, 2 something could not be scanned.

Examples:
  unleak scan
  unleak scan src --format html > leaks.html
  git diff --name-only -z main | unleak scan --files-from -`;

async function scan(paths: readonly string[], options: Options, version: string): Promise<number> {
  const scanner = createScanner();
  const { docs } = scanner;
  const start = performance.now();
  const results = options.stdin ? [await scanStdin(paths, scanner)] : await scanPaths(paths, options, scanner, version);
  const unread = results.filter(result => 'reason' in result);
  const judged = results.filter(result => 'findings' in result);
  const findings = judged.flatMap(result => result.findings);
  const failed = unread.filter(({ kind }) => kind !== 'skipped');
  for (const { path, reason } of failed) process.stderr.write(`${path} ${reason}\n`);
  const report = { findings, unread, scanned: judged.length, docs, version };
  const format = options.format === 'stylish' && options.groupBy === 'cause' ? stylishByCause : FORMATS[options.format];
  process.stdout.write(format(report, coloursFor(process.stdout)));
  if (options.format === 'stylish') tellSpeed(results.length, performance.now() - start);
  return failed.length > 0 ? 2 : findings.length > 0 ? 1 : 0;
}

async function scanPaths(
  paths: readonly string[],
  { cache, cacheLocation, workers, ...options }: Options,
  scanner: Scanner,
  version: string,
): Promise<(Judged | Unread)[]> {
  const { files, unread } = await select(paths, options);
  const scanned = await scanFiles(files, scanner, workers, cache ? openCache(cacheLocation, version) : undefined);
  return [...scanned, ...unread].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function scanStdin(
  paths: readonly string[],
  { scan }: Scanner,
): Promise<Pick<Judged, 'path' | 'findings'> | Unread> {
  const { path, text } = await sourceOnStdin(paths);
  const findings = scan(path, text);
  return 'reason' in findings ? findings : { path, findings };
}

/** What is over at once need not be timed. */
const WORTH_TIMING = 100;

/** Apart from the report, which is the same every time. */
function tellSpeed(files: number, milliseconds: number): void {
  if (files < WORTH_TIMING) return;
  const [seconds, speed] = [milliseconds / 1000, Math.round((files / milliseconds) * 1000)];
  process.stderr.write(`${files} files in ${seconds.toFixed(1)} s: ${speed} files per second.\n`);
}
