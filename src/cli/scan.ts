import { type Command, Option } from 'commander';
import { coloursFor } from './colours.ts';
import type { Format } from './formats/format.ts';
import { html } from './formats/html.ts';
import { json } from './formats/json.ts';
import { markdown } from './formats/markdown.ts';
import { sarif } from './formats/sarif.ts';
import { stylish, stylishByCause } from './formats/stylish.ts';
import { withProgress } from './progress.ts';
import { readSource, type SourceText } from './read-source.ts';
import { createScanner, type Finding } from './scanner.ts';
import { select, type SelectionOptions, withSelectionOptions } from './selection.ts';
import { sourceOnStdin } from './stdin.ts';
import type { Unread } from './unread.ts';

interface Options extends SelectionOptions {
  readonly format: string;
  readonly groupBy: 'file' | 'cause';
  readonly stdin?: boolean;
}

const FORMATS: Readonly<Record<string, Format>> = { stylish, json, sarif, html, md: markdown };

/** Adds `unleak scan`. */
export function addScan(program: Command): void {
  const command = program
    .command('scan')
    .summary('report leaks')
    .description('Reports leaks in JavaScript and TypeScript. Needs no configuration.')
    .argument('[paths...]', 'files, folders and glob patterns; the current folder if none is given')
    .addOption(new Option('--format <format>', 'how to report').choices(Object.keys(FORMATS)).default('stylish'))
    .addOption(
      new Option('--group-by <what>', 'how to order it; html and md go by cause')
        .choices(['file', 'cause'])
        .default('file'),
    )
    .option('--stdin', 'scan what comes on stdin, named by the only path');
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
  const { docs, scan: scanText } = createScanner();
  const { inputs, unread } = options.stdin ? await fromStdin(paths) : await fromFiles(paths, options);
  const findings: Finding[] = [];
  let scanned = 0;
  for (const { path, read } of withProgress(inputs, 'Scanning')) {
    const source = read();
    const found = 'reason' in source ? source : scanText(path, source.text);
    if ('reason' in found) {
      unread.push(found);
    } else {
      scanned++;
      findings.push(...found);
    }
  }
  unread.sort((a, b) => (a.path < b.path ? -1 : 1));
  const failed = unread.filter(({ kind }) => kind !== 'skipped');
  for (const { path, reason } of failed) process.stderr.write(`${path} ${reason}\n`);
  const report = { findings, unread, scanned, docs, version };
  const format = options.format === 'stylish' && options.groupBy === 'cause' ? stylishByCause : FORMATS[options.format];
  process.stdout.write((format ?? stylish)(report, coloursFor(process.stdout)));
  return failed.length > 0 ? 2 : findings.length > 0 ? 1 : 0;
}

interface Input {
  readonly path: string;
  readonly read: () => SourceText | Unread;
}

async function fromFiles(paths: readonly string[], options: Options): Promise<{ inputs: Input[]; unread: Unread[] }> {
  const { files, unread } = await select(paths, options);
  return { inputs: files.map(target => ({ path: target.path, read: () => readSource(target) })), unread };
}

async function fromStdin(paths: readonly string[]): Promise<{ inputs: Input[]; unread: Unread[] }> {
  const source = await sourceOnStdin(paths);
  return { inputs: [{ path: source.path, read: () => source }], unread: [] };
}
