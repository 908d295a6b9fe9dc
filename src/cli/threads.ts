import { on } from 'node:events';
import { Worker } from 'node:worker_threads';

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
