import { gcDependentLogic } from '../analysis/verdicts/gc-dependent-logic.ts';
import { textOf } from '../analysis/syntax/nodes.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

export default createRule({
  name: 'no-gc-dependent-logic',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow code whose outcome hangs on when garbage is collected',
      recommended: 'strict',
    },
    messages: {
      waits:
        '`{{name}}` waits for a garbage collection, which may never come: nothing obliges the engine to collect. ' +
        'Wait for an event that the program itself causes.',
      forces:
        '`{{name}}` stops the program for a full collection, and is not even there without `--expose-gc`. ' +
        'Let go of what is not needed and leave the collecting to the engine.',
      closesLate:
        '`{{name}}` leaves the closing of the resource to a finalizer, which may run late or never, and the class offers no other way. ' +
        'Add a method that closes it and unregisters; keep the finalizer as a backstop.',
    },
    schema: [],
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, gcDependentLogic, ({ node, problem }, source) => ({
        messageId: problem,
        data: { name: textOf(source, node) },
      }));
    },
  }),
});
