import { leakedTimers } from '../analysis/verdicts/leaked-timers.ts';
import { lineOf } from '../analysis/syntax/syntax.ts';
import { clearTimer } from '../rewrites/mends/clear-timer.ts';
import { CONFIDENCE_OPTION } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';
import { leakWords, textOf } from './kit/words.ts';

export default createRule({
  name: 'no-leaked-timer',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow timers that run on for ever and keep their owner alive, because nothing stops them',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      dropped:
        '`{{timer}}` keeps {{kept}} alive: the id of the timer started at line {{line}} is thrown away, so nothing can stop it. ' +
        'Keep the id, and clear it {{end}}.',
      unended: '`{{timer}}` keeps {{kept}} alive: nothing clears the timer started at line {{line}}. Clear it {{end}}.',
      missed:
        '`{{timer}}` keeps {{kept}} alive: the timer started at line {{line}} is cleared elsewhere, but not on every way out. Clear it {{end}}.',
      replaced:
        '`{{timer}}` keeps {{kept}} alive: another id takes the place of that of the timer started at line {{line}} at once, so nothing can stop this one. Keep both.',
      overwritten:
        '`{{timer}}` keeps {{kept}} alive: when line {{line}} runs again, the id of the timer before is overwritten, so nothing can stop that one. Clear it first.',
      outrun:
        '`{{timer}}` keeps {{kept}} alive for its whole time: the work at line {{race}}, which it is to limit, may be over long before, and nothing clears the timer then. ' +
        'Keep the id, and clear it as soon as that is over, however it ends.',
      clear: 'Clear it {{end}}.',
    },
    ...CONFIDENCE_OPTION,
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, leakedTimers, (leak, source) => ({
        messageId: leak.reason,
        data: { timer: textOf(source, leak.node), race: lineOf(leak.race ?? leak.node), ...leakWords(leak) },
        cures: { clear: clearTimer(leak, source) },
      }));
    },
  }),
});
