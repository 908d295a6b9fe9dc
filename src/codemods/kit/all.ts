// Made by `npm run generate` from the files beside it.
import mapToWeakValueMap from '../map-to-weak-value-map.ts';

/** Every codemod by its name. */
export const codemods = {
  'map-to-weak-value-map': mapToWeakValueMap,
};
