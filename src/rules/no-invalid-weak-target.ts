import { invalidWeakTargets } from '../analysis/verdicts/invalid-weak-targets.ts';
import { textOf } from '../analysis/syntax/nodes.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

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
  create: context => ({
    'Program:exit'() {
      reportAll(context, invalidWeakTargets, ({ node, primitive, use, isToken }, source) => ({
        messageId: isToken ? 'invalidToken' : 'invalidTarget',
        data: { name: textOf(source, use.by.callee), target: textOf(source, node), primitive },
      }));
    },
  }),
});
