import { leakedObservers } from '../analysis/leaked-observers.ts';
import { lineOf } from '../analysis/syntax.ts';
import { disconnectObserver } from '../rewrites/disconnect-observer.ts';
import { CONFIDENCE_OPTION, confident } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';
import { suggest } from './kit/suggest.ts';
import { endWords, keptWords } from './kit/words.ts';

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
        '`{{observer}}` keeps {{kept}} alive for as long as what it watches: nothing disconnects the observer made at line {{line}}. ' +
        'Disconnect it {{end}}.',
      missed:
        '`{{observer}}` keeps {{kept}} alive for as long as what it watches: the observer made at line {{line}} is disconnected elsewhere, ' +
        'but not on every way out. Disconnect it {{end}}.',
      disconnect: 'Disconnect it {{end}}.',
    },
    schema: CONFIDENCE_OPTION.schema,
    defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  },
  defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const leak of confident(leakedObservers(source), context.options)) {
          const { node, className, capture, occasion, ends, missed } = leak;
          const data = {
            observer: className,
            kept: keptWords(capture, occasion),
            line: `${lineOf(node)}`,
            end: endWords(occasion, ends),
          };
          const cure = suggest('disconnect', disconnectObserver(leak, source), source, data);
          context.report({ node, messageId: missed ? 'missed' : 'undisconnected', data, suggest: cure });
        }
      },
    };
  },
});
