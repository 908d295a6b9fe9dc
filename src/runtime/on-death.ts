import { armCanary } from './collection-epoch.ts';
import { reportError } from './report-error.ts';

type Callbacks = Set<() => void>;

/** One registry that lives as long as the module, and in it one cell a target, however many callbacks wait for it. */
const registry: FinalizationRegistry<Callbacks> | undefined =
  globalThis.FinalizationRegistry && new FinalizationRegistry(runAll);
const callbacksOf = new WeakMap<WeakKey, Callbacks>();

/**
 * Runs `callback` in a turn of its own once `target` has been collected; never, if the process ends first or the engine
 * has no FinalizationRegistry. The callback must not lead to the target.
 *
 * @returns a function that takes the callback back.
 * @throws {TypeError} if `target` cannot be held weakly.
 */
export function onDeath(target: WeakKey, callback: () => void): () => void {
  let callbacks = callbacksOf.get(target);
  if (callbacks === undefined) {
    callbacks = new Set();
    callbacksOf.set(target, callbacks);
    registry?.register(target, callbacks);
    armCanary();
  }
  callbacks.add(callback);
  return canceller(callbacks, callback);
}

/** A function of its own, as closures made in `onDeath` would keep the target. */
function canceller(callbacks: Callbacks, callback: () => void): () => void {
  return () => callbacks.delete(callback);
}

/** The last registered runs first; a callback may still take back those that have not run. */
function runAll(callbacks: Callbacks): void {
  for (const callback of [...callbacks].reverse()) {
    if (!callbacks.delete(callback)) continue;
    try {
      callback();
    } catch (error) {
      reportError(error);
    }
  }
}
