import { textOf } from '../analysis/syntax/nodes.ts';
import { weakTemporaries } from '../analysis/verdicts/weak-temporaries.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

export default createRule({
  name: 'no-weak-temporary',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow holding weakly what nothing else holds',
      recommended: 'recommended',
    },
    messages: {
      object:
        'Nothing but `{{holder}}` holds this object, and that holds it weakly: the next garbage collection takes it. ' +
        'Keep it in a field or variable that lives as long as it is needed.',
      function:
        'Nothing but `{{holder}}` holds this function, and that holds it weakly: the next garbage collection takes it. ' +
        'Keep it in a field or variable that lives as long as it is needed.',
      local:
        '`{{name}}` ends with this function, and `{{holder}}` holds its value weakly: the next garbage collection takes it. ' +
        'Return it, or keep it where it is needed.',
    },
    schema: [],
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, weakTemporaries, ({ node, what, by }, source) => ({
        messageId: what,
        data: { name: textOf(source, node), holder: textOf(source, by.callee) },
      }));
    },
  }),
});
