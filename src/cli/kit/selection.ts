import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { findFiles, type Target } from './find-files.ts';
import { inShard, parseShard, type Shard } from './shard.ts';
import { readStdin } from './stdin.ts';
import { systemWords } from './system-error.ts';
import type { Unread } from './unread.ts';
import { UsageError } from './usage-error.ts';

/** What both commands know about which files to work on. */
export interface SelectionOptions {
  readonly filesFrom?: string;
  readonly shard?: Shard;
  readonly ignorePattern: readonly string[];
  readonly extensions: readonly string[];
}

const EXTENSIONS = ['js', 'jsx', 'mjs', 'cjs', 'ts', 'tsx', 'mts', 'cts'];

/** Gives a command the options that choose files. */
export function withSelectionOptions(command: Command): Command {
  return command
    .option('--files-from <file>', 'more paths, from a file, or stdin with -')
    .option(
      '--ignore-pattern <pattern>',
      'leave out, as in .gitignore; may be repeated',
      (pattern, known: string[]) => [...known, pattern],
      [],
    )
    .option(
      '--extensions <list>',
      `to look for, such as js,ts`,
      list => list.split(',').map(extension => extension.trim().replace(/^\./, '')),
      EXTENSIONS,
    )
    .option('--shard <part>', 'one part of the files only, such as 2/5', parseShard);
}

/** The files that the paths and options choose; without any path, those of the current folder. */
export async function select(
  paths: readonly string[],
  options: SelectionOptions,
): Promise<{ files: Target[]; unread: Unread[] }> {
  const { filesFrom, shard, ignorePattern: ignorePatterns, extensions } = options;
  const named = filesFrom === undefined ? [...paths] : [...paths, ...(await listed(filesFrom))];
  const { files, unread } = findFiles({
    paths: filesFrom === undefined && named.length === 0 ? ['.'] : named,
    extensions,
    ignorePatterns,
  });
  return { files: shard ? files.filter(({ path }) => inShard(path, shard)) : files, unread };
}

async function listed(file: string): Promise<string[]> {
  try {
    const text = file === '-' ? await readStdin() : readFileSync(file, 'utf8');
    return text.split(text.includes('\0') ? '\0' : /\r?\n/).filter(path => path !== '');
  } catch (error) {
    throw new UsageError(`--files-from: ${file} cannot be read: ${systemWords(error)}`);
  }
}
