import { leakedInstances } from '../analysis/verdicts/leaked-instances.ts';
import { lineOf } from '../analysis/syntax/syntax.ts';
import { leaveRegistry } from '../rewrites/mends/leave-registry.ts';
import { CONFIDENCE_OPTION } from './kit/confidence-option.ts';
import { orWeaklyWords } from './kit/cure-words.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

export default createRule({
  name: 'no-leaked-instances',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow classes whose instances enter a longer-lived collection that none of them leaves',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      stays:
        'Every instance that line {{line}} enters into `{{name}}` stays there {{until}}. ' +
        'Take it out when it is no longer used{{orWeakly}}.',
      staysAfterTeardown:
        'Every instance that line {{line}} enters into `{{name}}` stays there {{until}}: `{{teardown}}()` does not take it out. ' +
        'Take it out there{{orWeakly}}.',
      takeOut: 'Take it out in `{{teardown}}`.',
    },
    ...CONFIDENCE_OPTION,
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, leakedInstances, (leaked, source) => ({
        messageId: leaked.teardown === undefined ? 'stays' : 'staysAfterTeardown',
        data: {
          name: leaked.container.place.name,
          line: lineOf(leaked.growth.by),
          until: leaked.keeping.until,
          teardown: leaked.teardown ?? '',
          orWeakly: orWeaklyWords(leaked.container.kind),
        },
        cures: { takeOut: leaveRegistry(leaked, source) },
      }));
    },
  }),
});
