import { Finalizer } from './finalizer.ts';

const pending = new Set<Finalizer>();
let listening = false;

/**
 * Does what `finalize` does, and if the process exits first, calls then: the last made first, until none is left,
 * including those made meanwhile. An error is printed, and the others still run. Only what is synchronous gets done.
 *
 * Python's `weakref.finalize` with its default, `atexit = True`. O(1).
 *
 * @throws {TypeError} as `finalize` does.
 * @throws {Error} where there is no process that tells of its exit, as in a browser.
 */
export function finalizeAtExit<Args extends unknown[], Result>(
  target: WeakKey,
  fn: (...args: Args) => Result,
  ...args: Args
): Finalizer<Args, Result> {
  if (!listening) {
    // Said in full, so that a copy of this compiles without the types of Node.js.
    const { process } = globalThis as { process?: { on?(event: 'exit', listener: () => void): unknown } };
    if (typeof process?.on !== 'function') throw new Error('finalize.atExit needs the process of Node.js');
    process.on('exit', callAll);
    listening = true;
  }
  return new Finalizer(target, fn, args, pending);
}

function callAll(): void {
  while (pending.size > 0) {
    try {
      [...pending].pop()?.call();
    } catch (error) {
      // Microtasks no longer run.
      console.error(error);
    }
  }
}
