import { pinnedParents } from '../analysis/verdicts/pinned-parents.ts';
import { referBackWeakly } from '../rewrites/migrations/weaken-parent.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

export default createRule({
  name: 'no-pinned-back-reference',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow strong references to a parent from children that a long-lived collection holds',
      recommended: 'strict',
    },
    hasSuggestions: true,
    messages: {
      pinned:
        '`{{field}}` keeps the parent alive for as long as `{{name}}` holds the child, and nothing takes it out. ' +
        'Take the child out, or refer back weakly, by a `BackRef`.',
      referWeakly: 'Refer back by a `BackRef`: something else then has to hold the parent.',
    },
    schema: [],
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, pinnedParents, (pinned, source) => ({
        messageId: 'pinned',
        data: { field: pinned.field, name: pinned.container.place.name },
        cures: { referWeakly: referBackWeakly(pinned, source) },
      }));
    },
  }),
});
