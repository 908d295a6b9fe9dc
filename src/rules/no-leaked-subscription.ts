import { leakedSubscriptions, outlivedEnds } from '../analysis/leaked-subscriptions.ts';
import { lineOf } from '../analysis/syntax.ts';
import { endSubscription } from '../rewrites/end-subscription.ts';
import { putLast } from '../rewrites/put-last.ts';
import { CONFIDENCE_OPTION, confident } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';
import { suggest } from './kit/suggest.ts';
import { endWords, keptWords, textOf } from './kit/words.ts';

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
      overwritten:
        '`{{target}}` keeps {{kept}} alive: when line {{line}} runs again, what the subscription before returned is overwritten, so nothing can end that. End it first.',
      outlived:
        '`{{operator}}` does not end what comes behind it: a later operator may start another stream, which goes on. Put it last.',
      end: 'End it {{end}}.',
      putLast: 'Put `{{operator}}` last.',
    },
    schema: CONFIDENCE_OPTION.schema,
    defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  },
  defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const leak of confident(leakedSubscriptions(source), context.options)) {
          const { node, reason, subscription, capture, occasion, ends } = leak;
          const data = {
            target: textOf(source, subscription.target),
            kept: keptWords(capture, occasion),
            line: `${lineOf(node)}`,
            end: endWords(occasion, ends),
          };
          const cure = suggest('end', endSubscription(leak, source), source, data);
          context.report({ node, messageId: reason, data, suggest: cure });
        }
        for (const { node } of outlivedEnds(source)) {
          const data = { operator: textOf(source, node) };
          const cure = suggest('putLast', putLast(node, source), source, data);
          context.report({ node, messageId: 'outlived', data, suggest: cure });
        }
      },
    };
  },
});
