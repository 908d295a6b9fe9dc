import { leakedListeners } from '../analysis/leaked-listeners.ts';
import { lineOf } from '../analysis/syntax.ts';
import { CONFIDENCE_OPTION, confident } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';
import { endWords, eventWords, keptWords, textOf } from './kit/words.ts';

export default createRule({
  name: 'no-leaked-listener',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow listeners on targets that outlive what the listener captures, when nothing removes them',
      recommended: 'recommended',
    },
    messages: {
      leaked:
        '`{{target}}` keeps {{kept}} alive: nothing removes the {{event}} listener added at line {{line}}. ' +
        'Remove it {{end}}, or add it with the `signal` of a controller that is aborted then.',
      missed:
        '`{{target}}` keeps {{kept}} alive: the {{event}} listener added at line {{line}} is removed at line {{removal}}, ' +
        'but not on every way out. Remove it {{end}}.',
      untilAbort:
        '`{{target}}` keeps {{kept}} alive until it aborts, which it may never do: nothing removes the listener added at line {{line}}. ' +
        'Remove it as soon as the work is done.',
    },
    schema: CONFIDENCE_OPTION.schema,
    defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  },
  defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const leak of confident(leakedListeners(source), context.options)) {
          const { registration, capture, occasion, ends, missed } = leak;
          context.report({
            node: leak.node,
            messageId: missed ? 'missed' : leak.isAbort ? 'untilAbort' : 'leaked',
            data: {
              target: textOf(source, registration.target),
              kept: keptWords(capture, occasion),
              event: eventWords(source, registration.event),
              line: lineOf(leak.node),
              removal: missed ? lineOf(missed.call) : '',
              end: endWords(occasion, ends),
            },
          });
        }
      },
    };
  },
});
