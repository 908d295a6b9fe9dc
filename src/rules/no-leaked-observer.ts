import { leakedObservers } from '../analysis/leaked-observers.ts';
import { lineOf } from '../analysis/syntax.ts';
import { CONFIDENCE_OPTION, confident } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { sourceOf } from './kit/source-of.ts';
import { endWords, keptWords } from './kit/words.ts';

export default createRule({
  name: 'no-leaked-observer',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow observers of elements that are never disconnected and outlive what they work for',
      recommended: 'recommended',
    },
    messages: {
      undisconnected:
        '`{{observer}}` keeps {{kept}} alive for as long as what it watches: nothing disconnects the observer made at line {{line}}. ' +
        'Disconnect it {{end}}.',
      missed:
        '`{{observer}}` keeps {{kept}} alive for as long as what it watches: the observer made at line {{line}} is disconnected elsewhere, ' +
        'but not on every way out. Disconnect it {{end}}.',
    },
    schema: CONFIDENCE_OPTION.schema,
    defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  },
  defaultOptions: CONFIDENCE_OPTION.defaultOptions,
  create(context) {
    const source = sourceOf(context);
    return {
      'Program:exit'() {
        for (const { node, className, capture, occasion, ends, missed } of confident(
          leakedObservers(source),
          context.options,
        )) {
          const data = {
            observer: className,
            kept: keptWords(capture, occasion),
            line: lineOf(node),
            end: endWords(occasion, ends),
          };
          context.report({ node, messageId: missed ? 'missed' : 'undisconnected', data });
        }
      },
    };
  },
});
