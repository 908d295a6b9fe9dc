export {
  addWeakListener,
  type EmitterLike,
  type EventTargetLike,
  type WeakListenerOptions,
} from './add-weak-listener.ts';
export { BackRef } from './back-ref.ts';
export { finalize } from './finalize.ts';
export type { Finalization, Finalizer } from './finalizer.ts';
export { IterableWeakSet } from './iterable-weak-set.ts';
export { Ref, ref } from './ref.ts';
export type { AbortSignalLike, Registration } from './registration.ts';
export type { SetLike } from './set-record.ts';
export { WeakKeyMap } from './weak-key-map.ts';
export { WeakListeners } from './weak-listeners.ts';
export { weakMethod } from './weak-method.ts';
export { WeakValueMap } from './weak-value-map.ts';
