import { lineOf } from '../analysis/syntax.ts';
import { unremovableObservers } from '../analysis/unremovable-observers.ts';
import { CONFIDENCE_OPTION, confident } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';

export default createRule({
  name: 'no-unremovable-observers',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow lists of observers that nobody can leave',
      recommended: 'recommended',
    },
    messages: {
      stays:
        'Whoever joins `{{name}}` by `{{method}}` stays there {{until}}: line {{line}} adds it and nothing takes it out. ' +
        'Return a function that removes it, or hold it weakly, in an `IterableWeakSet` or in `WeakListeners`.',
    },
    schema: CONFIDENCE_OPTION.schema,
    defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  },
  defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const { node, container, keeping, growth, method } of confident(
          unremovableObservers(source),
          context.options,
        )) {
          context.report({
            node,
            messageId: 'stays',
            data: { name: container.place.name, method, until: keeping.until, line: lineOf(growth.by) },
          });
        }
      },
    };
  },
});
