import { finalizeAtExit } from './finalize-at-exit.ts';
import { Finalizer } from './finalizer.ts';

/**
 * Calls `fn(...args)` once, in some turn after `target` has been collected, or earlier through the finalizer returned.
 * It need not be kept. Of several on one target the last registered runs first; if one throws, the others still run and
 * the error becomes an uncaught exception. A process that ends first never calls: see `finalize.atExit`.
 * `fn`, what it captures and `args` are held until then: a target that can be reached from them never dies.
 *
 * Python's `weakref.finalize` with `atexit = False`. O(1).
 *
 * @throws {TypeError} if `target` is a primitive or a registered symbol, `fn` is not a function, or the target itself
 * is `fn` or one of `args`.
 *
 * @example
 * const handle = open(path);
 * const finalizer = finalize(file, close, handle); // if `file` is dropped without a word
 * finalizer.call(); // closes now, and only once
 */
export function finalize<Args extends unknown[], Result>(
  target: WeakKey,
  fn: (...args: Args) => Result,
  ...args: Args
): Finalizer<Args, Result> {
  return new Finalizer(target, fn, args);
}

finalize.atExit = finalizeAtExit;
