import { unboundedCaches } from '../analysis/unbounded-caches.ts';
import { weakenValues } from '../rewrites/weaken-values.ts';
import { CONFIDENCE_OPTION } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';
import { suggest } from './kit/suggest.ts';

export default createRule({
  name: 'no-unbounded-cache',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow caches that live as long as the program and only ever grow',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      unbounded:
        '`{{name}}` keeps everything it is given for as long as the program runs: ' +
        'line {{line}} adds to it and nothing removes from it. ' +
        'Hold its values weakly, bound it, or delete what is no longer needed.',
      holdValuesWeakly: 'Hold its values weakly, in a `WeakValueMap`.',
    },
    schema: CONFIDENCE_OPTION.schema,
    defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  },
  defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const cache of unboundedCaches(source)) {
          context.report({
            node: cache.node,
            messageId: 'unbounded',
            data: { name: cache.container.place.name, line: cache.growth.by.loc.start.line },
            suggest: suggest('holdValuesWeakly', weakenValues(cache, source), source),
          });
        }
      },
    };
  },
});
