// Made by `npm run generate` from the files beside it.
import noInvalidWeakTarget from './no-invalid-weak-target.ts';
import noSelfHoldingFinalizer from './no-self-holding-finalizer.ts';
import noUnboundedCache from './no-unbounded-cache.ts';
import noUnownedFinalizationRegistry from './no-unowned-finalization-registry.ts';

/** Every rule by its name. */
export const rules = {
  'no-invalid-weak-target': noInvalidWeakTarget,
  'no-self-holding-finalizer': noSelfHoldingFinalizer,
  'no-unbounded-cache': noUnboundedCache,
  'no-unowned-finalization-registry': noUnownedFinalizationRegistry,
};

/** The name of a rule. */
export type RuleName =
  | 'no-invalid-weak-target'
  | 'no-self-holding-finalizer'
  | 'no-unbounded-cache'
  | 'no-unowned-finalization-registry';
