import { unboundedCaches } from '../analysis/unbounded-caches.ts';
import { unboundedMemoizers } from '../analysis/memoizers.ts';
import { identityOf } from '../analysis/identity.ts';
import { lineOf } from '../analysis/syntax.ts';
import { weakenValues } from '../rewrites/weaken-values.ts';
import { CONFIDENCE_OPTION, confident } from './kit/confidence-option.ts';
import { boundWords } from './kit/cure-words.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';
import { suggest } from './kit/suggest.ts';

export default createRule({
  name: 'no-unbounded-cache',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow caches that outlive the calls that fill them and only ever grow',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      unbounded:
        '`{{name}}` keeps everything it is given {{until}}: line {{line}} adds to it and nothing removes from it. {{cure}}.',
      purged:
        '`{{name}}` keeps everything it is given {{until}}: line {{line}} adds to it, and nothing in this file calls for line {{purge}}, which would empty it. {{cure}}.',
      memoized:
        '`{{from}}` keeps a result for every `{{parameter}}` it was ever called with, for as long as the program runs. ' +
        'Give it a bound, or memoize where the arguments live.',
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
        for (const cache of confident(unboundedCaches(source), context.options)) {
          const { container, growth, keeping, node, purge } = cache;
          context.report({
            node,
            messageId: purge ? 'purged' : 'unbounded',
            data: {
              name: container.place.name,
              until: keeping.until,
              line: lineOf(growth.by),
              purge: purge ? lineOf(purge.by) : '',
              cure: boundWords(container.kind, !growth.value || identityOf(source, growth.value) !== 'primitive'),
            },
            suggest: suggest('holdValuesWeakly', weakenValues(container, source), source),
          });
        }
        for (const { node, from, parameter } of unboundedMemoizers(source)) {
          context.report({
            node,
            messageId: 'memoized',
            data: { from, parameter: source.text.slice(...parameter.range) },
          });
        }
      },
    };
  },
});
