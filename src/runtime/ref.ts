import { checkCallable } from './check-callable.ts';
import { dispose } from './dispose.ts';
import { onDeath } from './on-death.ts';

/**
 * A weak reference that can tell of its target's death; made by `ref`.
 *
 * The callback runs even if nobody holds the `Ref` any more, unlike Python's: `dispose` takes it back.
 */
export class Ref<T extends WeakKey = any> {
  readonly #target: WeakRef<T>;
  #cancel: (() => void) | undefined;

  /** See `ref`. */
  constructor(target: T, onTargetDeath?: (ref: Ref<T>) => void) {
    if (onTargetDeath !== undefined) checkCallable(onTargetDeath);
    this.#target = new WeakRef(target);
    if (onTargetDeath !== undefined) this.#cancel = onDeath(target, this.#telling(onTargetDeath));
  }

  /** The target, which then stays alive to the end of the current job; `undefined` once it has been collected. */
  deref(): T | undefined {
    return this.#target.deref();
  }

  /** Whether the target has not been collected yet. */
  get alive(): boolean {
    return this.deref() !== undefined;
  }

  /** Takes the callback back; the target can still be read. Does nothing the second time. */
  dispose(): void {
    this.#cancel?.();
    this.#cancel = undefined;
  }

  [dispose](): void {
    this.dispose();
  }

  /** Made apart from the constructor, as a closure in there would keep the target. */
  #telling(callback: (ref: Ref<T>) => void): () => void {
    return () => {
      this.#cancel = undefined;
      callback(this);
    };
  }
}

/**
 * Refers to `target` without keeping it alive, and calls `onTargetDeath(ref)` once, in some turn after the target has
 * been collected. By then all references to the target are empty. Of several callbacks on one target the last registered
 * runs first; if one throws, the others still run and the error becomes an uncaught exception. A process that ends first
 * never calls. What the callback captures is held until then: the target must not be among it.
 *
 * Python's `weakref.ref(target, callback)`. O(1).
 *
 * @throws {TypeError} if `target` is a primitive or a registered symbol, or the callback is given but not a function.
 */
export function ref<T extends WeakKey>(target: T, onTargetDeath?: (ref: Ref<T>) => void): Ref<T> {
  return new Ref(target, onTargetDeath);
}
