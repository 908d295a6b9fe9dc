import { forceCollection } from '../../src/testing/force-collection.ts';

let callbacks = 0;
const registry = new FinalizationRegistry(() => callbacks++);

/** Collects all garbage, and waits until the callbacks have run. */
export async function collect(): Promise<void> {
  const before = callbacks;
  (() => registry.register({}, undefined))();
  for (let waited = 0; callbacks === before; waited++) {
    await turn();
    if (waited % 20 === 0) {
      // The first may only end one that the engine had begun while the garbage was still in use.
      forceCollection();
      forceCollection();
    }
    if (waited > 500) throw new Error('FinalizationRegistry callbacks do not run');
  }
  // The engine empties one registry a turn.
  for (let i = 0; i < 3; i++) await turn();
}

/** Lets the engine run timers. */
export const turn = (ms = 0): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));

/** `count` objects made out of reach of the caller's frame. */
export const objects = (count: number): { id: number }[] => Array.from({ length: count }, (_, id) => ({ id }));

/** Runs `during`, and returns what nobody caught meanwhile, in place of the host's own answer to it. */
export async function uncaught(during: () => Promise<unknown>): Promise<unknown[]> {
  const errors: unknown[] = [];
  const note = (event: unknown) => errors.push((event as { error?: unknown }).error ?? event);
  const host = globalThis as any;
  const others = host.process?.listeners?.('uncaughtException') ?? [];
  host.process?.removeAllListeners?.('uncaughtException').on('uncaughtException', note);
  const noteEvent = (event: any) => (event.preventDefault(), note(event));
  host.addEventListener?.('error', noteEvent);
  try {
    await during();
    await turn();
  } finally {
    host.removeEventListener?.('error', noteEvent);
    host.process?.off?.('uncaughtException', note);
    for (const other of others) host.process.on('uncaughtException', other);
  }
  return errors;
}

/** Bytes; in Chromium this needs `--enable-precise-memory-info`. */
export function heapUsed(): number {
  const host = globalThis as any;
  return host.process?.memoryUsage().heapUsed ?? host.performance.memory.usedJSHeapSize;
}
