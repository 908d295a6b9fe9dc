import { gcUntil } from './gc-until.ts';

/** A `WeakRef`, a `Ref`, or anything else that forgets its target once that is collected. */
export interface Dereferenceable {
  deref(): unknown;
}

/**
 * Whether the target of `ref` is garbage: collects until it is gone, or `attempts` times in vain.
 *
 * @example
 * const ref = (() => new WeakRef(openAndClose()))();
 * assert(await collected(ref));
 *
 * @throws {TypeError} if `ref` cannot be dereferenced.
 * @throws {Error} if garbage cannot be collected on demand: the message names the flag to add.
 */
export async function collected(ref: Dereferenceable, options?: { readonly attempts?: number }): Promise<boolean> {
  if (typeof ref?.deref !== 'function') throw new TypeError('collected() takes a WeakRef, not the object itself');
  return gcUntil(() => ref.deref() === undefined, options);
}
