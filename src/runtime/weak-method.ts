import { checkCallable } from './check-callable.ts';

/**
 * Refers to `fn` as a method of `owner`, and keeps neither alive: `deref()` is `fn` bound to `owner`, and `undefined` once
 * the owner has been collected. `fn` lives as long as its owner, if the reference does: it may be an arrow function, and
 * may capture the owner.
 *
 * Python's `weakref.WeakMethod`. O(1).
 *
 * @throws {TypeError} if `owner` is a primitive or `fn` not a function.
 */
export function weakMethod<O extends object, Args extends any[], Result>(
  owner: O,
  fn: (this: O, ...args: Args) => Result,
): { deref(): ((...args: Args) => Result) | undefined } {
  checkCallable(fn);
  // The owner is what holds the function, through this map, and only as long as there is the map.
  const methods = new WeakMap([[owner, fn]]);
  return weakMethodOf(new WeakRef(owner), methods);
}

/** A function of its own, as a closure made in `weakMethod` would keep both. */
function weakMethodOf<O extends object, Args extends any[], Result>(
  owner: WeakRef<O>,
  methods: WeakMap<O, (this: O, ...args: Args) => Result>,
): { deref(): ((...args: Args) => Result) | undefined } {
  return {
    deref() {
      const target = owner.deref();
      return target && methods.get(target)?.bind(target);
    },
  };
}
