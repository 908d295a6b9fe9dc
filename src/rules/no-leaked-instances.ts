import { leakedInstances } from '../analysis/leaked-instances.ts';
import { lineOf } from '../analysis/syntax.ts';
import { CONFIDENCE_OPTION, confident } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';

export default createRule({
  name: 'no-leaked-instances',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow classes whose instances enter a longer-lived collection that none of them leaves',
      recommended: 'recommended',
    },
    messages: {
      stays:
        'Every instance that line {{line}} enters into `{{name}}` stays there {{until}}. ' +
        'Take it out when it is no longer used, or hold it weakly, in an `IterableWeakSet`.',
      staysAfterTeardown:
        'Every instance that line {{line}} enters into `{{name}}` stays there {{until}}: `{{teardown}}()` does not take it out. ' +
        'Take it out there, or hold it weakly, in an `IterableWeakSet`.',
    },
    schema: CONFIDENCE_OPTION.schema,
    defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  },
  defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const { container, keeping, growth, teardown } of confident(leakedInstances(source), context.options)) {
          context.report({
            node: growth.by,
            messageId: teardown === undefined ? 'stays' : 'staysAfterTeardown',
            data: {
              name: container.place.name,
              line: lineOf(growth.by),
              until: keeping.until,
              teardown: teardown ?? '',
            },
          });
        }
      },
    };
  },
});
