import { checkCallable } from './check-callable.ts';
import { Registration, type AbortSignalLike } from './registration.ts';
import { Sweeper } from './sweeper.ts';

interface WeakListener<Args extends unknown[]> {
  readonly fn: (...args: Args) => void;
  readonly serial: number;
  readonly once: boolean;
  readonly registration: Registration;
}

/**
 * A list of listeners that keeps none of them alive.
 *
 * Each listener has an owner. It is called for as long as the owner lives, and goes with it; until then the owner is what
 * keeps it, so it may be an arrow function that captures the owner, and an owner may have any number. Dropping the list
 * drops the listeners, too.
 *
 * `Args` is what is emitted: `any` unless named, so that any listener fits.
 *
 * There is nothing like it in Python's `weakref`; Django's `Signal` is the model. `add`, `remove` and each call are O(1).
 *
 * @example
 * const changed = new WeakListeners<[name: string]>();
 * changed.add(view, name => view.render(name)); // does not keep `view`
 * changed.emit('title');
 */
export class WeakListeners<Args extends unknown[] = any[]> {
  /** One reference a listener: it is also what tells two listeners of one owner apart. */
  readonly #refs = new Set<WeakRef<object>>();
  readonly #sweeper = new Sweeper(this.#refs);
  /** Keyed by the owner, so that a listener that leads to its owner does not keep it. */
  readonly #listeners = new WeakMap<object, Map<WeakRef<object>, WeakListener<Args>>>();
  readonly #self = new WeakRef(this);
  #serial = 0;

  /**
   * Calls `fn`, with `owner` as `this`, at each `emit` from now on; with `once`, at the next; until `signal` aborts.
   * A function added twice is called twice.
   *
   * @throws {TypeError} if `owner` is a primitive, `fn` is not a function, or `signal` is no AbortSignal.
   */
  add<O extends object>(
    owner: O,
    fn: (this: O, ...args: Args) => void,
    { once = false, signal }: { readonly once?: boolean; readonly signal?: AbortSignalLike | undefined } = {},
  ): Registration {
    checkCallable(fn);
    const ref = new WeakRef(owner);
    const registration = new Registration();
    if (signal?.aborted) return registration;
    if (signal !== undefined) {
      registration.removeOnAbortOf(signal);
      registration.removeOnDeathOf(owner);
    }
    registration.onRemove(this.#remover(ref));
    let listeners = this.#listeners.get(owner);
    if (listeners === undefined) this.#listeners.set(owner, (listeners = new Map()));
    listeners.set(ref, { fn, once, registration, serial: ++this.#serial });
    this.#refs.add(ref);
    this.#sweeper.added(this.#refs.size);
    return registration;
  }

  /**
   * Calls the listeners whose owners are alive, in the order they were added. Those added meanwhile wait for the next
   * time, those removed meanwhile are not called. An error in a listener passes through, and the rest is not called.
   */
  emit(...args: Args): void {
    const last = this.#serial;
    for (const ref of this.#refs) {
      const owner = ref.deref();
      if (owner === undefined) continue;
      const listener = this.#listeners.get(owner)!.get(ref)!;
      if (listener.serial > last) return;
      if (listener.once) listener.registration.remove();
      listener.fn.apply(owner, args);
    }
  }

  /** Removes all listeners. */
  clear(): void {
    for (const ref of this.#refs) {
      const owner = ref.deref();
      if (owner !== undefined) this.#listeners.get(owner)!.get(ref)!.registration.remove();
    }
  }

  /** The exact number of listeners whose owners are alive. O(1), but O(n) after a garbage collection. */
  get size(): number {
    return this.#sweeper.liveCount();
  }

  /** A function of its own, as a closure made in `add` would keep the owner. It does not keep the list either. */
  #remover(ref: WeakRef<object>): () => void {
    const self = this.#self;
    return () => {
      const list = self.deref();
      if (list !== undefined) list.#remove(ref);
    };
  }

  #remove(ref: WeakRef<object>): void {
    this.#refs.delete(ref);
    const owner = ref.deref();
    const listeners = owner && this.#listeners.get(owner);
    listeners?.delete(ref);
    if (owner && listeners?.size === 0) this.#listeners.delete(owner);
  }
}
