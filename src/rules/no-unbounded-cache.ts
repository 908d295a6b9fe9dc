import { unboundedCaches } from '../analysis/verdicts/unbounded-caches.ts';
import { bypassedCollections } from '../analysis/growth/bypassed-collections.ts';
import { numberedProperties } from '../analysis/growth/numbered-properties.ts';
import { sharedDefaults } from '../analysis/growth/shared-defaults.ts';
import { unboundedMemoizers } from '../analysis/growth/memoizers.ts';
import { lineOf } from '../analysis/syntax/syntax.ts';
import { weakenValues, wouldLoseValues } from '../rewrites/migrations/weaken-values.ts';
import { CONFIDENCE_OPTION } from './kit/confidence-option.ts';
import { boundWords } from './kit/cure-words.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';
import { textOf } from './kit/words.ts';

export default createRule({
  name: 'no-unbounded-cache',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow caches that outlive the calls that fill them and only ever grow',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      unbounded:
        '`{{name}}` keeps everything it is given {{until}}: line {{line}} adds to it and nothing removes from it. {{cure}}.',
      purged:
        '`{{name}}` keeps everything it is given {{until}}: line {{line}} adds to it, and nothing in this file calls for line {{purge}}, which would empty it. {{cure}}.',
      unclaimed:
        '`{{name}}` keeps whatever nobody comes back for, {{until}}: line {{line}} adds to it, and only who asks for an entry takes it out, in line {{claim}}. Let entries go after a time, too.',
      untilFailure:
        '`{{name}}` keeps everything it is given {{until}}: line {{line}} adds to it, and line {{failed}} only takes out what has failed. {{cure}}.',
      memoized:
        '`{{name}}` keeps a result for every `{{parameter}}` it was ever called with, for as long as the program runs: ' +
        '`{{from}}` sets no bound. Give it one, or clear its cache when the results are of no more use.',
      sharedDefault:
        'Where nothing is given, `{{given}}` is `{{name}}` itself: each call makes it longer for all that come later. Add to a copy.',
      bypassed:
        'This writes a property of `{{name}}`, not an entry: its limits do not count it, and its methods do not remove it. Call its `set` instead.',
      numbered:
        'Each call gives `{{name}}` a property of another name, which stays with its value for as long as the program runs: nothing deletes one. Delete it when it is of no more use.',
      holdValuesWeakly: 'Hold its values weakly, in a `WeakValueMap`.',
    },
    ...CONFIDENCE_OPTION,
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, unboundedCaches, ({ container, growth, keeping, purge, claim, failed, mayWeaken }, source) => {
        const holdValuesWeakly = weakenValues(container, source);
        return {
          messageId: claim ? 'unclaimed' : purge ? 'purged' : failed ? 'untilFailure' : 'unbounded',
          data: {
            name: container.place.name,
            until: keeping.until,
            line: lineOf(growth.by),
            purge: purge ? lineOf(purge.by) : '',
            claim: claim ? lineOf(claim.by) : '',
            failed: failed ? lineOf(failed.by) : '',
            cure: boundWords(container.kind, mayWeaken && !wouldLoseValues(holdValuesWeakly)),
          },
          cures: { holdValuesWeakly },
        };
      });
      reportAll(context, bypassedCollections, ({ place }) => ({ messageId: 'bypassed', data: { name: place.name } }));
      reportAll(context, numberedProperties, ({ name }) => ({ messageId: 'numbered', data: { name } }));
      reportAll(context, sharedDefaults, ({ name, place }) => ({
        messageId: 'sharedDefault',
        data: { name: place.name, given: name },
      }));
      reportAll(context, unboundedMemoizers, ({ name, from, parameter }, source) => ({
        messageId: 'memoized',
        data: {
          name: name ?? from,
          from,
          parameter: parameter.type === 'Identifier' ? parameter.name : textOf(source, parameter),
        },
      }));
    },
  }),
});
