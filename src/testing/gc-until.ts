import { forceCollection } from './force-collection.ts';

/** Taken at import, before a test puts a fake clock in its place. */
const { setTimeout } = globalThis;

/** What a job has read stays alive to its end, and callbacks of collected objects run in a turn of their own. */
const turn = () => new Promise<void>(resolve => setTimeout(resolve, 0));

/**
 * Collects garbage, a turn of the event loop before and after, until `condition()` holds; at least once.
 *
 * Objects that are to die must be out of reach: make them in a function of their own, as a local variable of the test
 * may live on until the test returns.
 *
 * @param options.attempts how many collections to try, 10 unless told; one is usually enough.
 * @returns whether the condition held in the end.
 * @throws {Error} if garbage cannot be collected on demand: the message names the flag to add.
 */
export async function gcUntil(
  condition: () => unknown,
  { attempts = 10 }: { readonly attempts?: number } = {},
): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    await turn();
    forceCollection();
    await turn();
    if (condition()) return true;
  }
  return false;
}
