import { checkCallable } from './check-callable.ts';
import { Registration, type AbortSignalLike } from './registration.ts';

/** `any`, as a listener that takes particular arguments takes no `unknown` ones, and `never` would be all that it is told of. */
type Listener<Owner = unknown> = (this: Owner, ...args: any[]) => void;

/** What is used of an `EventTarget`. */
export interface EventTargetLike {
  addEventListener(type: string, listener: unknown, options?: unknown): void;
  removeEventListener(type: string, listener: unknown, options?: unknown): void;
}

/** What is used of an `EventEmitter`: Node's, or one of the smaller ones that have only `on` and `off`. */
export type EmitterLike =
  | { on(type: unknown, listener: unknown): unknown; off(type: unknown, listener: unknown): unknown }
  | {
      addListener(type: unknown, listener: unknown): unknown;
      removeListener(type: unknown, listener: unknown): unknown;
    };

export interface WeakListenerOptions {
  readonly once?: boolean | undefined;
  readonly signal?: AbortSignalLike | undefined;
  /** For an `EventTarget`. */
  readonly capture?: boolean | undefined;
  /** For an `EventTarget`. */
  readonly passive?: boolean | undefined;
}

/**
 * Listens without being kept alive for it: `fn` is called, with `owner` as `this`, for as long as `owner` lives.
 *
 * The emitter holds neither `fn` nor `owner`, and `owner` does not hold the emitter. `fn` lives as long as its owner, so
 * it may be an arrow function that captures it. When the owner has been collected the listener is taken back.
 *
 * O(1) but for what the emitter does itself.
 *
 * @throws {TypeError} if `emitter` has no pair of methods to add and remove listeners, `owner` is a primitive, `fn` is
 * not a function, or `signal` is no AbortSignal; nothing has been added then.
 *
 * @example
 * addWeakListener(window, 'resize', panel, () => panel.layout());
 */
export function addWeakListener<O extends object>(
  emitter: EventTargetLike | EmitterLike,
  type: string | symbol,
  owner: O,
  fn: Listener<O>,
  options: WeakListenerOptions = {},
): Registration {
  checkCallable(fn);
  const methods = methodsOf(emitter);
  const registration = new Registration();
  const { signal, once, capture, passive } = options;
  // The owner is what holds the function, through this map, and only as long as the emitter holds the listener.
  const listener = weakly(new WeakRef(owner), new WeakMap([[owner, fn]]), registration, once);
  if (signal?.aborted) return registration;
  if (signal !== undefined) registration.removeOnAbortOf(signal);
  const target = emitter as Record<string, (...args: unknown[]) => void>;
  // Some emitters take something else as their third argument. The signal is seen to here, for both kinds.
  const extra = methods === EVENT_TARGET ? [{ once, capture, passive }] : [];
  target[methods.add]!(type, listener, ...extra);
  registration.onRemove(remover(new WeakRef(target), methods.remove, new WeakRef(listener), [type, extra]));
  registration.removeOnDeathOf(owner);
  // Otherwise an owner that outlives many emitters would gather their registrations.
  registration.removeOnDeathOf(emitter);
  return registration;
}

const EVENT_TARGET = { add: 'addEventListener', remove: 'removeEventListener' };
const EMITTERS = [
  { add: 'on', remove: 'off' },
  { add: 'addListener', remove: 'removeListener' },
];

function methodsOf(emitter: object): { add: string; remove: string } {
  for (const methods of [EVENT_TARGET, ...EMITTERS]) {
    const { [methods.add]: add, [methods.remove]: remove } = Object(emitter) as Record<string, unknown>;
    if (typeof add === 'function' && typeof remove === 'function') return methods;
  }
  throw new TypeError(`${String(emitter)} has no methods to add and remove listeners`);
}

// Two functions of their own, as closures made in `addWeakListener` would keep the owner, its function and the emitter.

function weakly<O extends object>(
  owner: WeakRef<O>,
  fns: WeakMap<O, Listener<O>>,
  registration: Registration,
  once = false,
): Listener {
  return (...args) => {
    const target = owner.deref();
    if (once || target === undefined) registration.remove();
    return target && fns.get(target)?.apply(target, args);
  };
}

/** Looks the method up only then: it may be a closure that leads to the emitter. */
function remover(
  emitter: WeakRef<Record<string, (...args: unknown[]) => void>>,
  method: string,
  listener: WeakRef<Listener>,
  [type, extra]: readonly [string | symbol, readonly unknown[]],
): () => void {
  return () => {
    const fn = listener.deref();
    if (fn !== undefined) emitter.deref()?.[method]?.(type, fn, ...extra);
  };
}
