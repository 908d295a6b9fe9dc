// Made by `npm run generate` from the files beside it.
import mapToWeakMap from '../map-to-weak-map.ts';
import mapToWeakValueMap from '../map-to-weak-value-map.ts';
import setToWeakSet from '../set-to-weak-set.ts';

/** Every codemod by its name. */
export const codemods = {
  'map-to-weak-map': mapToWeakMap,
  'map-to-weak-value-map': mapToWeakValueMap,
  'set-to-weak-set': setToWeakSet,
};
