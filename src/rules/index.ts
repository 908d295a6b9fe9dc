// Made by `npm run generate` from the files beside it.
import noDiscardedDisposer from './no-discarded-disposer.ts';
import noGcDependentLogic from './no-gc-dependent-logic.ts';
import noIneffectiveRemoval from './no-ineffective-removal.ts';
import noInvalidWeakTarget from './no-invalid-weak-target.ts';
import noLeakedInstances from './no-leaked-instances.ts';
import noLeakedListener from './no-leaked-listener.ts';
import noLeakedObserver from './no-leaked-observer.ts';
import noLeakedSubscription from './no-leaked-subscription.ts';
import noLeakedTimer from './no-leaked-timer.ts';
import noMismatchedRemoval from './no-mismatched-removal.ts';
import noPinnedBackReference from './no-pinned-back-reference.ts';
import noSelfHoldingFinalizer from './no-self-holding-finalizer.ts';
import noStaleWeakEntries from './no-stale-weak-entries.ts';
import noStrongWeakrefCapture from './no-strong-weakref-capture.ts';
import noUnboundedCache from './no-unbounded-cache.ts';
import noUncheckedDeref from './no-unchecked-deref.ts';
import noUnhittableCacheKey from './no-unhittable-cache-key.ts';
import noUnownedFinalizationRegistry from './no-unowned-finalization-registry.ts';
import noUnremovableObservers from './no-unremovable-observers.ts';
import noWeakTemporary from './no-weak-temporary.ts';
import preferWeakMap from './prefer-weak-map.ts';

/** Every rule by its name. */
export const rules = {
  'no-discarded-disposer': noDiscardedDisposer,
  'no-gc-dependent-logic': noGcDependentLogic,
  'no-ineffective-removal': noIneffectiveRemoval,
  'no-invalid-weak-target': noInvalidWeakTarget,
  'no-leaked-instances': noLeakedInstances,
  'no-leaked-listener': noLeakedListener,
  'no-leaked-observer': noLeakedObserver,
  'no-leaked-subscription': noLeakedSubscription,
  'no-leaked-timer': noLeakedTimer,
  'no-mismatched-removal': noMismatchedRemoval,
  'no-pinned-back-reference': noPinnedBackReference,
  'no-self-holding-finalizer': noSelfHoldingFinalizer,
  'no-stale-weak-entries': noStaleWeakEntries,
  'no-strong-weakref-capture': noStrongWeakrefCapture,
  'no-unbounded-cache': noUnboundedCache,
  'no-unchecked-deref': noUncheckedDeref,
  'no-unhittable-cache-key': noUnhittableCacheKey,
  'no-unowned-finalization-registry': noUnownedFinalizationRegistry,
  'no-unremovable-observers': noUnremovableObservers,
  'no-weak-temporary': noWeakTemporary,
  'prefer-weak-map': preferWeakMap,
};

/** The name of a rule. */
export type RuleName =
  | 'no-discarded-disposer'
  | 'no-gc-dependent-logic'
  | 'no-ineffective-removal'
  | 'no-invalid-weak-target'
  | 'no-leaked-instances'
  | 'no-leaked-listener'
  | 'no-leaked-observer'
  | 'no-leaked-subscription'
  | 'no-leaked-timer'
  | 'no-mismatched-removal'
  | 'no-pinned-back-reference'
  | 'no-self-holding-finalizer'
  | 'no-stale-weak-entries'
  | 'no-strong-weakref-capture'
  | 'no-unbounded-cache'
  | 'no-unchecked-deref'
  | 'no-unhittable-cache-key'
  | 'no-unowned-finalization-registry'
  | 'no-unremovable-observers'
  | 'no-weak-temporary'
  | 'prefer-weak-map';

/** The name of a rule that takes `{ confidence }`; the others take no options. */
export type WeighedRuleName =
  | 'no-discarded-disposer'
  | 'no-ineffective-removal'
  | 'no-leaked-instances'
  | 'no-leaked-listener'
  | 'no-leaked-observer'
  | 'no-leaked-subscription'
  | 'no-leaked-timer'
  | 'no-unbounded-cache'
  | 'no-unremovable-observers'
  | 'prefer-weak-map';
