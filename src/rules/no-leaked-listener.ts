import { nameOf } from '../analysis/lives/components.ts';
import { type LeakedListener, leakedListeners } from '../analysis/verdicts/leaked-listeners.ts';
import type { Source } from '../analysis/syntax/source.ts';
import { functionAround, lineOf } from '../analysis/syntax/syntax.ts';
import { addSignal } from '../rewrites/mends/add-signal.ts';
import { removeListener } from '../rewrites/mends/remove-listener.ts';
import { holdListenerWeakly } from '../rewrites/migrations/weaken-listener.ts';
import { CONFIDENCE_OPTION } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';
import { eventWords, leakWords, orSignalWords, targetWords } from './kit/words.ts';

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
      unused:
        '`{{target}}` keeps {{kept}} alive: line {{removal}} would remove the {{event}} listener added at line {{line}}, ' +
        'but nothing ever calls the function that it is in. Remove it {{end}}.',
      untilAbort:
        '`{{target}}` keeps {{kept}} alive until it aborts, which it may never do: nothing removes the listener added at line {{line}}. ' +
        'Remove it as soon as the work is done.',
      leftover:
        '`{{target}}` keeps {{kept}} alive: when {{awaited}} comes first, the {{event}} listener added at line {{line}} stays, ' +
        'one more with each wait. Remove it then.',
      late:
        'When {{event}} is late, the listener added at line {{line}} stays on `{{target}}` with all that it captures, ' +
        'one more with each wait. Remove it where the wait is given up.',
      again:
        'Line {{line}} adds one more {{event}} listener to the same `{{target}}` whenever {{whenever}}, and nothing removes ' +
        'the one before. Add it once, or remove it first.',
      addSignal: 'Add it with the `signal` that is aborted {{end}}.',
      remove: 'Remove it {{end}}.',
      holdWeakly:
        'Hold it weakly, by `addWeakListener`: it then goes with its object, which something else has to hold.',
    },
    ...CONFIDENCE_OPTION,
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, leakedListeners, (leak, source) => ({
        messageId: leak.reason,
        data: {
          ...leakWords(leak),
          target: targetWords(source, leak.registration),
          event: leak.forgotten === undefined ? eventWords(source, leak.registration.event) : `'${leak.forgotten}'`,
          removal: leak.other ? lineOf(leak.other.call) : '',
          awaited: leak.other ? eventWords(source, leak.other.event) : '',
          whenever: wheneverWords(leak, source),
          orSignal: orSignalWords(leak.registration),
        },
        cures: {
          addSignal: addSignal(leak, source),
          remove: removeListener(leak, source),
          holdWeakly: holdListenerWeakly(leak, source),
        },
      }));
    },
  }),
});

/** What adds one more: an event of the same target, or the function that starts itself again. */
function wheneverWords({ reason, other, registration: { call } }: LeakedListener, source: Source): string {
  if (reason !== 'again') return '';
  if (other) return `${eventWords(source, other.event)} comes`;
  const home = functionAround(call);
  const name = home && nameOf(source, home);
  return name === undefined ? 'this function starts again' : `\`${name}\` starts itself again`;
}
