import { leakedObservers } from '../analysis/verdicts/leaked-observers.ts';
import { disconnectObserver } from '../rewrites/mends/disconnect-observer.ts';
import { CONFIDENCE_OPTION } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';
import { leakWords } from './kit/words.ts';

export default createRule({
  name: 'no-leaked-observer',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow observers of elements that are never disconnected and outlive what they work for',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      undisconnected:
        '`{{observer}}` keeps {{kept}} alive for as long as what it watches lives: nothing disconnects the observer made at line {{line}}. ' +
        'Disconnect it {{end}}.',
      missed:
        '`{{observer}}` keeps {{kept}} alive for as long as what it watches lives: the observer made at line {{line}} is disconnected elsewhere, ' +
        'but not on every way out. Disconnect it {{end}}.',
      overwritten:
        '`{{observer}}` keeps {{kept}} alive: when line {{line}} runs again, the observer before is overwritten, so nothing can disconnect that one. ' +
        'Disconnect it first.',
      disconnect: 'Disconnect it {{end}}.',
    },
    ...CONFIDENCE_OPTION,
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, leakedObservers, (leak, source) => ({
        messageId: leak.reason,
        data: { observer: leak.className, ...leakWords(leak) },
        cures: { disconnect: disconnectObserver(leak, source) },
      }));
    },
  }),
});
