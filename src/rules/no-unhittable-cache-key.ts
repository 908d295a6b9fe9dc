import { lineOf } from '../analysis/syntax/syntax.ts';
import { unhittableKeys } from '../analysis/verdicts/unhittable-keys.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

export default createRule({
  name: 'no-unhittable-cache-key',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow looking up a cache by an object that is made for the look-up',
      recommended: 'recommended',
    },
    messages: {
      neverHits:
        'This look-up in `{{name}}` never finds anything: line {{line}} makes a new object for it each time, so every call adds one more entry. ' +
        'Use a primitive key, or an object that lives longer than the call.',
      neverSaves:
        'This look-up in `{{name}}` never finds anything: line {{line}} makes a new object for it each time, so every call does the work again. ' +
        'Use an object that lives longer than the call.',
    },
    schema: [],
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, unhittableKeys, ({ container, place, made }) => ({
        messageId: container ? 'neverHits' : 'neverSaves',
        data: { name: place.name, line: lineOf(made) },
      }));
    },
  }),
});
