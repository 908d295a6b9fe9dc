import { discardedDisposers } from '../analysis/discarded-disposers.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';
import { textOf } from './kit/words.ts';

export default createRule({
  name: 'no-discarded-disposer',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow throwing away the only way to end what a call starts',
      recommended: 'recommended-type-checked',
      requiresTypeChecking: true,
    },
    messages: {
      discarded:
        '`{{call}}` returns a `{{type}}`, the only way to end what it starts, and that is thrown away. ' +
        'Keep it and dispose of it, declare it with `using`, or hand it to whoever does.',
    },
    schema: [],
  },
  defaultOptions: [],
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const { node, type } of discardedDisposers(source)) {
          context.report({ node, messageId: 'discarded', data: { call: textOf(source, node.callee), type } });
        }
      },
    };
  },
});
