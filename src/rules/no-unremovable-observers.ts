import { lineOf } from '../analysis/syntax.ts';
import { unremovableObservers } from '../analysis/unremovable-observers.ts';
import { returnRemover } from '../rewrites/return-remover.ts';
import { holdObserversWeakly } from '../rewrites/weaken-observers.ts';
import { CONFIDENCE_OPTION, confident } from './kit/confidence-option.ts';
import { orWeaklyWords } from './kit/cure-words.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';
import { suggestAll } from './kit/suggest.ts';

export default createRule({
  name: 'no-unremovable-observers',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow lists of observers that nobody can leave',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      stays:
        'Whoever joins `{{name}}` by `{{method}}` stays there {{until}}: line {{line}} adds it and nothing takes it out. ' +
        'Return a function that removes it{{orWeakly}}.',
      returnRemover: 'Return a function that removes it.',
      holdWeakly: 'Hold it weakly, in an `IterableWeakSet`: something else then has to hold it.',
    },
    schema: CONFIDENCE_OPTION.schema,
    defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  },
  defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const observers of confident(unremovableObservers(source), context.options)) {
          const { node, container, keeping, growth, method } = observers;
          const cures = {
            returnRemover: returnRemover(observers, source),
            holdWeakly: holdObserversWeakly(observers, source),
          };
          context.report({
            node,
            messageId: 'stays',
            data: {
              name: container.place.name,
              method,
              until: keeping.until,
              line: lineOf(growth.by),
              orWeakly: orWeaklyWords(container.kind, true),
            },
            suggest: suggestAll(cures, source),
          });
        }
      },
    };
  },
});
