import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** Where a module of the project lives: looked for from where the command runs, from here, and from the file. */
export function locate(path: string, specifier: string): string | undefined {
  for (const folder of [process.cwd(), import.meta.dirname, dirname(resolve(path))]) {
    try {
      return createRequire(join(folder, 'noop.js')).resolve(specifier);
    } catch {
      // Not installed there: the next place may have it.
    }
  }
  return undefined;
}

/** A module of the project, or `undefined` where it is not installed or does not run here. */
export function load(path: string, specifier: string): unknown {
  const file = locate(path, specifier);
  if (file === undefined) return undefined;
  try {
    return createRequire(file)(file) as unknown;
  } catch {
    return undefined;
  }
}
