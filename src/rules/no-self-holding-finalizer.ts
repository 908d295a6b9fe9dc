import { textOf } from '../analysis/syntax/nodes.ts';
import { selfHoldingFinalizers } from '../analysis/verdicts/self-holding-finalizers.ts';
import { lineOf } from '../analysis/syntax/syntax.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

export default createRule({
  name: 'no-self-holding-finalizer',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow finalizers that keep alive the very object whose end they wait for',
      recommended: 'recommended',
    },
    messages: {
      heldValue:
        '`{{target}}` is never collected: `{{name}}` holds this value until `{{target}}` is, and line {{line}} leads back from it to `{{target}}`. ' +
        'Hold only the fields that are needed afterwards.',
      callback:
        '`{{target}}` is never collected: the callback of the registry uses it on line {{line}}. ' +
        'Use only the held value in the callback.',
      sameObject:
        '`{{target}}` is both watched and held: a `FinalizationRegistry` throws a TypeError, and anything else would keep it for ever. ' +
        'Hold only the fields that are needed afterwards.',
    },
    schema: [],
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, selfHoldingFinalizers, ({ target, evidence, use, isSame, isCallback }, source) => ({
        messageId: isCallback ? 'callback' : isSame ? 'sameObject' : 'heldValue',
        data: { target: textOf(source, target), name: textOf(source, use.by.callee), line: lineOf(evidence) },
      }));
    },
  }),
});
