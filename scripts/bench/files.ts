import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readData } from '../measure/cases.ts';
import { fetchPackages, folderOf } from '../measure/packages.ts';

/** A file to lint. */
export interface BenchFile {
  readonly path: string;
  readonly text: string;
}

const SOURCE = /\.[cm]?[jt]sx?$/;
const DECLARATION = /\.d\.[cm]?ts$/;
const ROOT = join(import.meta.dirname, '../..');

/**
 * One of `part` files of the packages that corpus/field-packages.json names, each with all that its tarball holds:
 * sources, tests, builds, minified bundles. Which ones, the hash of the name says: the same everywhere, and for ever.
 */
export async function packageFiles(part: number): Promise<BenchFile[]> {
  const specs = Object.keys(readData<Record<string, string[]>>('field-packages'));
  await fetchPackages(specs, { needsAll: true });
  return specs.flatMap(spec => filesIn(folderOf(spec), name => hashOf(`${spec}/${name}`) % part === 0));
}

/** Files that are here wherever the project is installed: its own TypeScript, and some JavaScript that it depends on. */
export function installedFiles(): BenchFile[] {
  const packages = ['eslint', 'prettier', 'commander', 'vitest', 'vite', 'jscodeshift', 'recast'];
  return [
    ...filesIn(join(ROOT, 'src'), file => hashOf(file) % 3 === 0),
    ...packages.flatMap(name => filesIn(join(ROOT, 'node_modules', name), file => hashOf(file) % 40 === 0)),
  ].filter(({ text }) => text.length < 150_000);
}

function filesIn(folder: string, isWanted: (name: string) => boolean): BenchFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && SOURCE.test(entry.name) && !DECLARATION.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .filter(path => isWanted(relative(folder, path).replaceAll('\\', '/')) && statSync(path).size > 0)
    .sort()
    .map(path => ({ path, text: readFileSync(path, 'utf8') }));
}

function hashOf(name: string): number {
  return createHash('sha1').update(name).digest().readUInt32BE(0);
}
