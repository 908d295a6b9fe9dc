import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { folderOf } from './packages.ts';

const GENERATED = [
  '**/node_modules/**',
  '**/*.min.*',
  '**/*.d.*ts',
  '**/*.map',
  '**/{test,tests,__tests__,spec}/**',
  '**/*.{test,spec}.*',
];
/** Minified files have longer lines. */
const MEAN_LINE = 200;
const LARGEST_FILE = 2_000_000;

/** A source file of a fetched package. */
export interface FieldFile {
  readonly path: string;
  readonly file: string;
  readonly text: string;
}

/** The sources of a package that its authors wrote or that read as if they had: no tests, no declarations, nothing minified. */
export function filesOf(spec: string, patterns: readonly string[]): FieldFile[] {
  const folder = folderOf(spec);
  const names = globSync([...patterns], { cwd: folder, ignore: GENERATED }).sort();
  return names.flatMap(file => {
    const path = join(folder, file);
    if (statSync(path).size > LARGEST_FILE) return [];
    const text = readFileSync(path, 'utf8');
    return text.length / text.split('\n').length > MEAN_LINE ? [] : [{ path, file, text }];
  });
}
