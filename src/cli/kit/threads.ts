import { on } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { UsageError } from './usage-error.ts';

/** How many threads to work in; `auto` takes as many as pay. */
export type Threads = number | 'auto';

/** Reads `--workers`. */
export function parseThreads(text: string): Threads {
  if (text === 'auto') return text;
  if (!/^\d+$/.test(text)) throw new UsageError(`--workers wants a number or auto, not ${text}`);
  return Number(text);
}

/** A run of fewer files is over before threads have started. */
const LARGE = 500;
/** Below this many files to parse, a thread costs more than it saves. */
const WORTH_A_THREAD = 250;

/** How many threads to work in, if so many pay. */
export function threadsFor(threads: Threads, files: number): number {
  if (threads !== 'auto') return threads;
  const cores = availableParallelism();
  return files > LARGE && cores > 1 ? Math.min(Math.max(cores - 1, 2), Math.ceil(files / WORTH_A_THREAD)) : 1;
}

const BATCH = 20;

/**
 * Hands items to as many threads, a batch at a time, and yields what they make of them, in order.
 * The entry answers each message, an array of items, with an array of results.
 */
export async function* inThreads<Result>(
  entry: URL,
  workerData: unknown,
  items: readonly unknown[],
  threads: number,
): AsyncGenerator<Result, void> {
  const workers = Array.from({ length: threads }, () => new Worker(entry, { workerData }));
  try {
    const answers = workers.map(worker => on(worker, 'message') as AsyncIterableIterator<[readonly Result[]]>);
    const batches = Math.ceil(items.length / BATCH);
    for (let batch = 0; batch < batches; batch++)
      workers[batch % threads]!.postMessage(items.slice(batch * BATCH, (batch + 1) * BATCH));
    for (let batch = 0; batch < batches; batch++) {
      const { value } = (await answers[batch % threads]!.next()) as IteratorYieldResult<[readonly Result[]]>;
      yield* value[0];
    }
  } finally {
    await Promise.all(workers.map(worker => worker.terminate()));
  }
}
