import { leakedSubscriptions } from '../analysis/verdicts/leaked-subscriptions.ts';
import { openConnections } from '../analysis/verdicts/open-connections.ts';
import { outlivedEnds } from '../analysis/verdicts/outlived-ends.ts';
import { streamOf } from '../analysis/lives/streams.ts';
import { endSubscription } from '../rewrites/mends/end-subscription.ts';
import { putLast } from '../rewrites/mends/put-last.ts';
import { CONFIDENCE_OPTION } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';
import { leakWords, nameOf, textOf } from './kit/words.ts';

export default createRule({
  name: 'no-leaked-subscription',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow subscriptions to sources that outlive the subscriber, when nothing ends them',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      dropped:
        '`{{target}}` keeps {{kept}} alive: what the subscription at line {{line}} returns is thrown away, so nothing can end it. ' +
        'Keep it, and end it {{end}}.',
      unended:
        '`{{target}}` keeps {{kept}} alive: nothing ends the subscription made at line {{line}}. End it {{end}}.',
      missed:
        '`{{target}}` keeps {{kept}} alive: the subscription made at line {{line}} is ended elsewhere, but not on every way out. End it {{end}}.',
      replaced:
        '`{{target}}` keeps {{kept}} alive: what the subscription at line {{line}} returned is replaced at once by what another one does, so nothing can end this one. Keep both.',
      overwritten:
        '`{{target}}` keeps {{kept}} alive: when line {{line}} runs again, what the subscription before returned is overwritten, so nothing can end that one. End it first.',
      open: 'This `{{className}}` stays open and goes on calling back: nothing closes the one made at line {{line}}. Close it {{end}}.',
      outlived:
        '`{{operator}}` does not end what comes behind it: a later operator may start another stream, which goes on. Put it last.',
      end: 'End it {{end}}.',
      putLast: 'Put `{{operator}}` last.',
    },
    ...CONFIDENCE_OPTION,
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, leakedSubscriptions, (leak, source) => ({
        messageId: leak.reason,
        data: { target: nameOf(source, streamOf(source, leak.subscription.target).root), ...leakWords(leak) },
        cures: { end: endSubscription(leak, source) },
      }));
      reportAll(context, openConnections, leak => ({
        messageId: 'open',
        data: { className: leak.className, ...leakWords(leak) },
      }));
      reportAll(context, outlivedEnds, ({ node }, source) => ({
        messageId: 'outlived',
        data: { operator: textOf(source, node) },
        cures: { putLast: putLast(node, source) },
      }));
    },
  }),
});
