import { discardedDisposers } from '../analysis/verdicts/discarded-disposers.ts';
import { piledDisposables } from '../analysis/verdicts/piled-disposables.ts';
import { keepDisposer } from '../rewrites/mends/keep-disposer.ts';
import { CONFIDENCE_OPTION } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';
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
    ...CONFIDENCE_OPTION,
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, discardedDisposers, (discarded, source) => ({
        messageId: 'discarded',
        data: { call: textOf(source, discarded.node.callee), type: discarded.type },
        cures: { keep: keepDisposer(discarded, source) },
      }));
      reportAll(context, piledDisposables, ({ occasion }) => ({
        messageId: 'piled',
        data: { method: occasion.method ?? '' },
      }));
    },
  }),
});
