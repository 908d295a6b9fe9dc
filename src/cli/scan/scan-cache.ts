import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { load } from '../../codemods/kit/project-modules.ts';
import type { Target } from '../kit/find-files.ts';
import { readSource } from '../kit/read-source.ts';
import { hashOf, type Judged } from './scan-file.ts';
import { systemWords } from '../kit/system-error.ts';

/** What earlier scans said of files, by their content: a file that has not changed need not be judged again. */
export interface ScanCache {
  readonly resultFor: (target: Target) => Judged | undefined;
  /** Keeps what this scan said, and of earlier ones what is about files that are still there. */
  readonly save: (results: readonly Judged[]) => void;
}

/** The file that a cache is kept in, unless another is named. */
export const CACHE_FILE = '.unleakcache';

const HEADER = 'unleak cache';

type Entries = Record<string, Pick<Judged, 'hash' | 'findings'>>;

/** Opens the cache in a file, or in a folder; what another version of anything that judges has said does not count. */
export function openCache(location: string, version: string): ScanCache {
  const isFolder = location.endsWith('/') || statSync(location, { throwIfNoEntry: false })?.isDirectory();
  const file = isFolder ? join(location, CACHE_FILE) : location;
  const key = versions(version);
  const text = readText(file);
  const isForeign = text !== '' && !text.startsWith(HEADER) && basename(file) !== CACHE_FILE;
  const known = text === '' ? {} : entriesIn(text, key, file, isForeign);
  return {
    resultFor(target) {
      const entry = Object.hasOwn(known, target.path) ? known[target.path] : undefined;
      if (entry === undefined) return undefined;
      const source = readSource(target);
      return 'text' in source && hashOf(source.text) === entry.hash ? { path: target.path, ...entry } : undefined;
    },
    save(results) {
      if (isForeign) return;
      const seen = new Set(results.map(({ path }) => path));
      const others = Object.entries(known).filter(([path]) => !seen.has(path) && existsSync(path));
      const own = results.map(({ path, hash, findings }) => [path, { hash, findings }] as const);
      write(file, JSON.stringify({ key, entries: Object.fromEntries([...others, ...own]) }));
    },
  };
}

/** All that may judge otherwise after an update. */
function versions(own: string): string {
  const packages = [
    'eslint',
    '@typescript-eslint/parser',
    '@typescript-eslint/scope-manager',
    'typescript',
    'oxc-parser',
  ].map(name => {
    const { version } = (load('', `${name}/package.json`) ?? {}) as { version?: string };
    return `${name} ${version ?? 'none'}`;
  });
  return [`unleak ${own}`, ...packages, process.version].join(', ');
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function entriesIn(text: string, key: string, file: string, isForeign: boolean): Entries {
  const [header = '', json = ''] = text.split('\n', 2);
  if (header !== `${HEADER} ${hashOf(json)}`) {
    warn(`${file} is no cache, or damaged: it is ${isForeign ? 'neither read nor replaced' : 'made anew'}`);
    return {};
  }
  const cache = JSON.parse(json) as { readonly key: string; readonly entries: Entries };
  return cache.key === key ? cache.entries : {};
}

function write(file: string, json: string): void {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileAtomic.sync(file, `${HEADER} ${hashOf(json)}\n${json}`);
  } catch (error) {
    warn(`${file} cannot be written: ${systemWords(error)}`);
  }
}

const warn = (words: string): void => void process.stderr.write(`warning: ${words}\n`);
