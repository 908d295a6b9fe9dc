// Made by `npm run generate` from the files beside it.
import noUnboundedCache from './no-unbounded-cache.ts';

/** Every rule by its name. */
export const rules = {
  'no-unbounded-cache': noUnboundedCache,
};
