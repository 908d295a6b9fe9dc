import { type Dirent, lstatSync, readdirSync, type Stats, statSync } from 'node:fs';
import { basename, extname, join, relative, resolve, sep } from 'node:path';
import ignore from 'ignore';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { gitIgnore } from './git-ignore.ts';
import { systemWords } from './system-error.ts';
import type { Unread } from './unread.ts';

/** A file to work on, by its path from where the command runs. */
export interface Target {
  readonly path: string;
  /** Whether the user named this very file, so that nothing about its looks may leave it out. */
  readonly named: boolean;
}

export interface Wanted {
  readonly paths: readonly string[];
  /** Without the dot. */
  readonly extensions: readonly string[];
  /** In the syntax of `.gitignore`. */
  readonly ignorePatterns: readonly string[];
}

const IGNORED_FOLDERS: ReadonlySet<string> = new Set(['node_modules', '.git', 'dist', 'build', 'coverage']);
const IGNORED_FILES = /\.min\.[cm]?jsx?$|\.d\.[cm]?ts$/;
/** Languages with scripts inside, which the codemods cannot open yet. */
const HOSTS: ReadonlySet<string> = new Set(['.vue', '.svelte']);

/** The files that the paths name or hold, sorted, and what else was met there. */
export function findFiles({ paths, extensions, ignorePatterns }: Wanted): { files: Target[]; unread: Unread[] } {
  const files = new Map<string, Target>();
  const unread: Unread[] = [];
  const known = new Set(extensions.map(extension => `.${extension}`));
  const isGitIgnored = gitIgnore();
  const patterns = ignore().add([...ignorePatterns]);
  const isUnwanted = (path: string): boolean => !path.startsWith('..') && path !== '' && patterns.ignores(path);

  const add = (path: string, named: boolean): void => {
    const extension = extname(path);
    if (HOSTS.has(extension)) unread.push({ path, kind: 'skipped', reason: `is written in ${extension.slice(1)}` });
    else if (named && !known.has(extension))
      unread.push({ path, kind: 'skipped', reason: 'is neither JavaScript nor TypeScript' });
    else if (named && isUnwanted(path)) unread.push({ path, kind: 'skipped', reason: 'is ignored' });
    else if (known.has(extension) && !isUnwanted(path) && !files.get(path)?.named) files.set(path, { path, named });
  };

  const walk = (folder: string, root: string, within: string | undefined): void => {
    const entries = entriesOf(folder, unread);
    for (const entry of entries) {
      const full = join(folder, entry.name);
      const isFolder = entry.isDirectory();
      if (isFolder ? IGNORED_FOLDERS.has(entry.name) : !entry.isFile() || IGNORED_FILES.test(entry.name)) continue;
      if (isGitIgnored(full, isFolder, within)) continue;
      if (!isFolder) add(display(full), false);
      else if (!isUnwanted(`${display(full)}/`)) walk(full, root, within);
    }
  };

  for (const given of paths) {
    const full = resolve(given);
    const found = statOf(full);
    if (found?.isDirectory()) walk(full, full, isGitIgnored(full, true) ? full : undefined);
    else if (found?.isFile()) add(display(full), true);
    else if (found) unread.push({ path: given, kind: 'failed', reason: 'is neither a file nor a folder' });
    else if (isDynamicPattern(given)) addMatches(given);
    else
      unread.push({
        path: given,
        kind: 'missing',
        reason: isLink(full) ? 'is a link that leads nowhere' : 'does not exist',
      });
  }

  function addMatches(pattern: string): void {
    const matches = globSync(pattern, {
      dot: true,
      expandDirectories: false,
      ignore: [...IGNORED_FOLDERS].map(name => `**/${name}/**`),
    });
    if (matches.length === 0) unread.push({ path: pattern, kind: 'missing', reason: 'matches no file' });
    for (const match of matches) {
      if (!IGNORED_FILES.test(basename(match)) && !isGitIgnored(resolve(match), false))
        add(display(resolve(match)), false);
    }
  }

  return { files: [...files.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), unread };
}

const display = (path: string): string => relative('', path).replaceAll(sep, '/') || '.';

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

function entriesOf(folder: string, unread: Unread[]): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    unread.push({ path: display(folder), kind: 'failed', reason: explain(error) });
    return [];
  }
}

/** What is wrong with a path that cannot be read. */
export const explain = (error: unknown): string => `cannot be read: ${systemWords(error)}`;
