// Made by `npm run generate` from the files beside it.
import listenersToWeak from '../listeners-to-weak.ts';
import mapToWeakMap from '../map-to-weak-map.ts';
import mapToWeakValueMap from '../map-to-weak-value-map.ts';
import observersToWeakSet from '../observers-to-weak-set.ts';
import parentToBackRef from '../parent-to-back-ref.ts';
import setToWeakSet from '../set-to-weak-set.ts';
import weakrefMapToWeakValueMap from '../weakref-map-to-weak-value-map.ts';

/** Every codemod by its name. */
export const codemods = {
  'listeners-to-weak': listenersToWeak,
  'map-to-weak-map': mapToWeakMap,
  'map-to-weak-value-map': mapToWeakValueMap,
  'observers-to-weak-set': observersToWeakSet,
  'parent-to-back-ref': parentToBackRef,
  'set-to-weak-set': setToWeakSet,
  'weakref-map-to-weak-value-map': weakrefMapToWeakValueMap,
};
