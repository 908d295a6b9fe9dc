import { lineOf } from '../analysis/syntax/syntax.ts';
import { unremovableObservers } from '../analysis/verdicts/unremovable-observers.ts';
import { returnRemover } from '../rewrites/mends/return-remover.ts';
import { holdObserversWeakly } from '../rewrites/migrations/weaken-observers.ts';
import { CONFIDENCE_OPTION } from './kit/confidence-option.ts';
import { orWeaklyWords } from './kit/cure-words.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

export default createRule({
  name: 'no-unremovable-observers',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow lists of observers that nobody can leave',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      stays:
        'Whoever joins `{{name}}` by `{{method}}` stays there {{until}}: line {{line}} adds it and nothing takes it out. ' +
        'Return a function that removes it{{orWeakly}}.',
      returnRemover: 'Return a function that removes it.',
      holdWeakly: 'Hold it weakly, in an `IterableWeakSet`: something else then has to hold it.',
    },
    ...CONFIDENCE_OPTION,
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, unremovableObservers, (observers, source) => ({
        messageId: 'stays',
        data: {
          name: observers.container.place.name,
          method: observers.method,
          until: observers.keeping.until,
          line: lineOf(observers.growth.by),
          orWeakly: orWeaklyWords(observers.container.kind, true),
        },
        cures: {
          returnRemover: returnRemover(observers, source),
          holdWeakly: holdObserversWeakly(observers, source),
        },
      }));
    },
  }),
});
