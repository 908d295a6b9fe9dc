import type { Target } from '../kit/find-files.ts';
import { type JobOrder, jobOf } from './job.ts';
import { type FileResult, migrateFile, skimFile } from './migrate-file.ts';
import { startProgress } from '../kit/progress.ts';
import { inThreads, type Threads, threadsFor } from '../kit/threads.ts';

/** A run of more files than this only skims those that no codemod can have to do with; others are still parsed, and their faults told. */
const LARGE = 500;

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
    const count = threadsFor(threads, candidates.length);
    if (count > 1) for await (const result of inThreads<FileResult>(ENTRY, order, candidates, count)) add(result);
    else for (const target of candidates) add(migrateFile(target, job));
    return results;
  } finally {
    progress.end();
  }
}

const ENTRY = new URL('./migrate-worker.js', import.meta.url);
