import { leakedInstances } from '../analysis/leaked-instances.ts';
import { lineOf } from '../analysis/syntax.ts';
import { leaveRegistry } from '../rewrites/leave-registry.ts';
import { CONFIDENCE_OPTION, confident } from './kit/confidence-option.ts';
import { orWeaklyWords } from './kit/cure-words.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';
import { suggest } from './kit/suggest.ts';

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
    schema: CONFIDENCE_OPTION.schema,
    defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  },
  defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const leaked of confident(leakedInstances(source), context.options)) {
          const { container, keeping, growth, teardown } = leaked;
          const data = {
            name: container.place.name,
            line: `${lineOf(growth.by)}`,
            until: keeping.until,
            teardown: teardown ?? '',
            orWeakly: orWeaklyWords(container.kind),
          };
          const messageId = teardown === undefined ? 'stays' : 'staysAfterTeardown';
          const cure = suggest('takeOut', leaveRegistry(leaked, source), source, data);
          context.report({ node: growth.by, messageId, data, suggest: cure });
        }
      },
    };
  },
});
