import type { Target } from '../kit/find-files.ts';
import { startProgress } from '../kit/progress.ts';
import type { ScanCache } from './scan-cache.ts';
import { type Judged, scanFile } from './scan-file.ts';
import type { Scanner } from './scanner.ts';
import { inThreads, type Threads, threadsFor } from '../kit/threads.ts';
import type { Unread } from '../kit/unread.ts';

/** Scans files, but those that the cache knows; in worker threads where that pays, with the same results in the same order. */
export async function scanFiles(
  targets: readonly Target[],
  scanner: Scanner,
  threads: Threads,
  cache: ScanCache | undefined,
): Promise<(Judged | Unread)[]> {
  const results: (Judged | Unread)[] = [];
  const progress = startProgress(targets.length, 'Scanning');
  const add = (result: Judged | Unread): void => {
    results.push(result);
    progress.step();
  };
  try {
    const unknown = targets.filter(target => {
      const known = cache?.resultFor(target);
      if (known) add(known);
      return known === undefined;
    });
    const count = threadsFor(threads, unknown.length);
    if (count > 1) for await (const result of inThreads<Judged | Unread>(ENTRY, {}, unknown, count)) add(result);
    else for (const target of unknown) add(scanFile(target, scanner));
    cache?.save(results.filter(result => 'hash' in result));
    return results.sort((a, b) => (a.path < b.path ? -1 : 1));
  } finally {
    progress.end();
  }
}

const ENTRY = new URL('./scan-worker.js', import.meta.url);
