import { pinnedParents } from '../analysis/pinned-parents.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';

export default createRule({
  name: 'no-pinned-back-reference',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow strong references to a parent from children that a long-lived collection holds',
      recommended: 'strict',
    },
    messages: {
      pinned:
        '`{{field}}` keeps the parent alive for as long as `{{name}}` holds the child, and nothing takes it out. ' +
        'Take the child out, or refer back weakly, by a `BackRef`.',
    },
    schema: [],
  },
  defaultOptions: [],
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const { node, field, container } of pinnedParents(source)) {
          context.report({ node, messageId: 'pinned', data: { field, name: container.place.name } });
        }
      },
    };
  },
});
