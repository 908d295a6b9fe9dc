import { textOf } from '../analysis/syntax/nodes.ts';
import { strongCaptures } from '../analysis/verdicts/strong-captures.ts';
import { lineOf } from '../analysis/syntax/syntax.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

export default createRule({
  name: 'no-strong-weakref-capture',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow holding an object strongly beside the weak reference to it',
      recommended: 'strict',
    },
    messages: {
      captured:
        '`{{name}}` is held strongly here, so the reference of line {{line}} to it never becomes empty while this is kept. ' +
        'Use what `deref()` gives instead.',
    },
    schema: [],
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, strongCaptures, ({ target, reference }, source) => ({
        messageId: 'captured',
        data: { name: textOf(source, target), line: lineOf(reference) },
      }));
    },
  }),
});
