import { discardedDisposers } from '../analysis/discarded-disposers.ts';
import { piledDisposables } from '../analysis/piled-disposables.ts';
import { keepDisposer } from '../rewrites/keep-disposer.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';
import { suggest } from './kit/suggest.ts';
import { textOf } from './kit/words.ts';

export default createRule({
  name: 'no-discarded-disposer',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow throwing away the only way to end what a call starts',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      discarded:
        '`{{call}}` returns a `{{type}}`, the only way to end what it starts, and that is thrown away. ' +
        'Keep it and dispose of it, declare it with `using`, or hand it to whoever does.',
      piled:
        '`_register` keeps one more disposable with each call of `{{method}}`, until its whole object is disposed of. ' +
        'Keep it in a field of its own, and dispose of the one before.',
      keep: 'Keep it, and dispose of it at the end.',
    },
    schema: [],
  },
  defaultOptions: [],
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const discarded of discardedDisposers(source)) {
          const { node, type } = discarded;
          const cure = suggest('keep', keepDisposer(discarded, source), source);
          const data = { call: textOf(source, node.callee), type };
          context.report({ node, messageId: 'discarded', data, suggest: cure });
        }
        for (const { node, occasion } of piledDisposables(source))
          context.report({ node, messageId: 'piled', data: { method: occasion.method ?? '' } });
      },
    };
  },
});
