/** What `--expose-gc` adds, and the two ways to a full collection without it. */
interface CollectingHost {
  gc?: () => void;
  process?: {
    getBuiltinModule?(name: 'node:v8'): {
      setFlagsFromString(flags: string): void;
      queryObjects?(constructor: new () => unknown, options: { format: 'count' }): unknown;
    };
    getBuiltinModule?(name: 'node:vm'): { runInNewContext(code: string): unknown };
  };
}

let collect: (() => void) | undefined;

/**
 * Collects all garbage, now.
 *
 * @throws {Error} naming the flag `--expose-gc`, if it was not given and this engine offers no way around it.
 */
export function forceCollection(): void {
  const host = globalThis as CollectingHost;
  collect = host.gc ?? collect ?? unlockedGc(host) ?? queryingGc(host);
  if (collect === undefined) {
    throw new Error(
      'Cannot force a garbage collection: start the tests with --expose-gc ' +
        "(node --expose-gc, execArgv: ['--expose-gc'] in Vitest, NODE_OPTIONS does not take it; " +
        'in Chromium --js-flags=--expose-gc).',
    );
  }
  collect();
}

/** The flag can be set late: contexts made afterwards have the function. */
function unlockedGc({ process }: CollectingHost): (() => void) | undefined {
  try {
    process?.getBuiltinModule?.('node:v8').setFlagsFromString('--expose-gc');
    const gc = process?.getBuiltinModule?.('node:vm').runInNewContext('globalThis.gc') as (() => void) | undefined;
    return gc && (() => gc());
  } catch {
    return undefined;
  }
}

/** Counting the instances of a class collects all garbage first. */
function queryingGc({ process }: CollectingHost): (() => void) | undefined {
  const v8 = process?.getBuiltinModule?.('node:v8');
  if (v8?.queryObjects === undefined) return undefined;
  return () => v8.queryObjects?.(class {}, { format: 'count' });
}
