import { availableParallelism } from 'node:os';
import type { Target } from './find-files.ts';
import { type JobOrder, jobOf } from './job.ts';
import { type FileResult, migrateFile, skimFile } from './migrate-file.ts';
import { startProgress } from './progress.ts';
import { inThreads } from './threads.ts';
import { UsageError } from './usage-error.ts';

/** A run of more files than this only skims those that no codemod can have to do with; others are still parsed, and their faults told. */
const LARGE = 500;
/** Below this many files to parse, a thread costs more than it saves. */
const WORTH_A_THREAD = 250;

/** How many threads to work in; `auto` takes as many as pay. */
export type Threads = number | 'auto';

/** Reads `--workers`. */
export function parseThreads(text: string): Threads {
  if (text === 'auto') return text;
  if (!/^\d+$/.test(text)) throw new UsageError(`--workers wants a number or auto, not ${text}`);
  return Number(text);
}

/** Rewrites files in memory; in worker threads where that pays, with the same results in the same order. */
export async function migrateFiles(
  targets: readonly Target[],
  order: JobOrder,
  threads: Threads,
): Promise<FileResult[]> {
  const job = jobOf(order);
  const results: FileResult[] = [];
  const progress = startProgress(targets.length, 'Migrating');
  const add = (result: FileResult): void => {
    results.push(result);
    progress.step();
  };
  try {
    const candidates = targets.filter(target => {
      const idle = targets.length > LARGE ? skimFile(target, job) : undefined;
      if (idle) add(idle);
      return idle === undefined;
    });
    const count = threads === 'auto' ? threadsFor(candidates.length) : threads;
    if (count > 1) for await (const result of inThreads<FileResult>(ENTRY, order, candidates, count)) add(result);
    else for (const target of candidates) add(migrateFile(target, job));
    return results;
  } finally {
    progress.end();
  }
}

const ENTRY = new URL('./migrate-worker.js', import.meta.url);

function threadsFor(candidates: number): number {
  const cores = availableParallelism();
  return candidates > LARGE && cores > 2 ? Math.min(cores - 1, Math.ceil(candidates / WORTH_A_THREAD)) : 1;
}
