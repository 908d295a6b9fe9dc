import { invalidWeakTargets } from '../analysis/invalid-weak-targets.ts';
import { textOf } from '../analysis/nodes.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';

export default createRule({
  name: 'no-invalid-weak-target',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow holding weakly what is never collected: primitives and registered symbols',
      recommended: 'recommended',
    },
    messages: {
      invalidTarget:
        '`{{name}}` throws a TypeError here: `{{target}}` is {{primitive}}, and only objects and unregistered symbols can be held weakly. ' +
        'Hold an object, or keep it in a strong collection.',
      invalidToken:
        '`{{name}}` throws a TypeError here: the unregister token `{{target}}` is {{primitive}}. ' +
        'Use an object, such as the registered target or its reference.',
    },
    schema: [],
  },
  defaultOptions: [],
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const { node, primitive, use, isToken } of invalidWeakTargets(source)) {
          context.report({
            node,
            messageId: isToken ? 'invalidToken' : 'invalidTarget',
            data: { name: textOf(source, use.by.callee), target: textOf(source, node), primitive },
          });
        }
      },
    };
  },
});
