import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

/** Where a module of the project lives: looked for from where the command runs, from here, and from the file. */
export function locate(path: string, specifier: string): string | undefined {
  return locateHere(specifier) ?? locateFrom(dirname(resolve(path)), specifier);
}

/** The few modules that are asked for, whatever the file; `null` for what is not there. */
const located: Record<string, string | null> = {};

function locateHere(specifier: string): string | undefined {
  located[specifier] ??= locateFrom(process.cwd(), specifier) ?? locateFrom(import.meta.dirname, specifier) ?? null;
  return located[specifier] ?? undefined;
}

function locateFrom(folder: string, specifier: string): string | undefined {
  try {
    return createRequire(join(folder, 'noop.js')).resolve(specifier);
  } catch {
    return undefined;
  }
}

/** A module of the project, or `undefined` where it is not installed or does not run here. */
export function load(path: string, specifier: string): unknown {
  return run(locate(path, specifier));
}

/** The same of a module that only the project of a file can have a use for. */
export function loadFromProject(path: string, specifier: string): unknown {
  return run(locateFrom(dirname(resolve(path)), specifier));
}

function run(file: string | undefined): unknown {
  if (file === undefined) return undefined;
  try {
    return loadFrom(file, file);
  } catch {
    return undefined;
  }
}

/** A module as a file of the project would load it. */
export function loadFrom(file: string, specifier: string): unknown {
  const key = `${file}\0${specifier}`;
  if (!loaded.has(key)) loaded.set(key, createRequire(file)(specifier));
  return loaded.get(key);
}

/** The same few are asked for again with every file. */
const loaded = new Map<string, unknown>();
