import { leakedListeners } from '../analysis/leaked-listeners.ts';
import { lineOf } from '../analysis/syntax.ts';
import { addSignal } from '../rewrites/add-signal.ts';
import { removeListener } from '../rewrites/remove-listener.ts';
import { holdListenerWeakly } from '../rewrites/weaken-listener.ts';
import { CONFIDENCE_OPTION } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';
import { endWords, eventWords, keptWords, textOf } from './kit/words.ts';

const OR_SIGNAL = ', or add it with the `signal` of a controller that is aborted then';

export default createRule({
  name: 'no-leaked-listener',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow listeners on targets that outlive what the listener captures, when nothing removes them',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      leaked:
        '`{{target}}` keeps {{kept}} alive: nothing removes the {{event}} listener added at line {{line}}. ' +
        'Remove it {{end}}{{orSignal}}.',
      missed:
        '`{{target}}` keeps {{kept}} alive: the {{event}} listener added at line {{line}} is removed at line {{removal}}, ' +
        'but not on every way out. Remove it {{end}}.',
      untilAbort:
        '`{{target}}` keeps {{kept}} alive until it aborts, which it may never do: nothing removes the listener added at line {{line}}. ' +
        'Remove it as soon as the work is done.',
      leftover:
        '`{{target}}` keeps {{kept}} alive: when {{awaited}} comes first, the {{event}} listener added at line {{line}} stays, ' +
        'one more with each wait. Remove it then.',
      addSignal: 'Add it with the `signal` that is aborted {{end}}.',
      remove: 'Remove it {{end}}.',
      holdWeakly:
        'Hold it weakly, by `addWeakListener`: it then goes with its object, which something else has to hold.',
    },
    ...CONFIDENCE_OPTION,
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, leakedListeners, (leak, source) => {
        const { node, registration, capture, occasion, ends, missed, awaited } = leak;
        return {
          messageId: missed ? 'missed' : awaited ? 'leftover' : leak.isAbort ? 'untilAbort' : 'leaked',
          data: {
            target: textOf(source, registration.target),
            kept: keptWords(capture, occasion),
            event: eventWords(source, registration.event),
            line: lineOf(node),
            removal: missed ? lineOf(missed.call) : '',
            awaited: awaited ? eventWords(source, awaited.event) : '',
            end: endWords(occasion, ends),
            orSignal: registration.pair.options === undefined ? '' : OR_SIGNAL,
          },
          cures: awaited
            ? {}
            : {
                addSignal: addSignal(leak, source),
                remove: removeListener(leak, source),
                holdWeakly: holdListenerWeakly(leak, source),
              },
        };
      });
    },
  }),
});
