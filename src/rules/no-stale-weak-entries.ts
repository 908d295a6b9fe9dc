import { carelessFinalizers } from '../analysis/verdicts/careless-finalizers.ts';
import { textOf } from '../analysis/syntax/nodes.ts';
import { staleListeners } from '../analysis/verdicts/stale-listeners.ts';
import { staleWeakEntries } from '../analysis/verdicts/stale-weak-entries.ts';
import { lineOf } from '../analysis/syntax/syntax.ts';
import { checkIdentity } from '../rewrites/mends/check-identity.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

export default createRule({
  name: 'no-stale-weak-entries',
  meta: {
    type: 'problem',
    docs: {
      description:
        'Disallow collections of weak references that keep the dead ones, and finalizers that delete the live ones',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      neverPruned:
        '`{{name}}` keeps the references that line {{line}} adds, with their keys, after the objects are gone: nothing removes them. ' +
        'Use a `WeakValueMap` or an `IterableWeakSet`, or delete what has died.',
      deletesNewer:
        '`{{call}}` may delete a newer entry: the key may have been set again between the death of the old value and this callback. ' +
        'Delete only if the entry is dead.',
      staleListener:
        'This handler stays after the object that line {{line}} refers to is gone: only the object is held weakly. ' +
        'Remove the handler once `deref()` gives nothing, or use a weak listener.',
      checkIdentity: 'Delete only if the entry is dead.',
    },
    schema: [],
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, staleWeakEntries, ({ container, growth }) => ({
        messageId: 'neverPruned',
        data: { name: container.place.name, line: lineOf(growth.by) },
      }));
      reportAll(context, carelessFinalizers, (finalizer, source) => ({
        messageId: 'deletesNewer',
        data: { call: textOf(source, finalizer.node) },
        cures: { checkIdentity: checkIdentity(finalizer, source) },
      }));
      reportAll(context, staleListeners, ({ reference }) => ({
        messageId: 'staleListener',
        data: { line: lineOf(reference) },
      }));
    },
  }),
});
