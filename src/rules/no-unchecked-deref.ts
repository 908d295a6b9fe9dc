import { textOf } from '../analysis/syntax/nodes.ts';
import { uncheckedDerefs } from '../analysis/verdicts/unchecked-derefs.ts';
import { guardDeref } from '../rewrites/mends/guard-deref.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

export default createRule({
  name: 'no-unchecked-deref',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow using what a weak reference held without checking that it is still there',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      used:
        '`{{name}}` is `undefined` once the object has been collected, and using it then throws. ' +
        'Read it once into a constant and check that.',
      stale:
        '`{{name}}` gave the object earlier, but it may have been collected since, and using it then throws. ' +
        'Check again, or keep the checked object in a constant.',
      asserted:
        '`{{name}}` only claims that the object is still there: it is `undefined` once it has been collected. ' +
        'Read it into a constant and check that.',
      kept:
        '`{{name}}` holds strongly what `{{read}}` held weakly, and nothing ever empties it: the object is never collected. ' +
        'Keep the reference, and read it where the object is used.',
      guard: 'Do nothing once the object is gone.',
    },
    schema: [],
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, uncheckedDerefs, (deref, source) => ({
        messageId: deref.problem,
        data: { name: textOf(source, deref.node), read: deref.read ? textOf(source, deref.read) : '' },
        cures: { guard: guardDeref(deref, source) },
      }));
    },
  }),
});
