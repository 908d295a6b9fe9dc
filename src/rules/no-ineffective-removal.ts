import { ineffectiveRemovals } from '../analysis/verdicts/ineffective-removals.ts';
import { lineOf } from '../analysis/syntax/syntax.ts';
import { mendRemoval } from '../rewrites/mends/mend-removal.ts';
import { CONFIDENCE_OPTION } from './kit/confidence-option.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';

export default createRule({
  name: 'no-ineffective-removal',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow removals that leave the entry where it is',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      dropped:
        'This makes a shorter copy of `{{name}}` and drops it: what line {{line}} adds stays. Assign the copy back, or splice.',
      blanked:
        'This empties an entry of `{{name}}` and leaves its key: line {{line}} adds one more for each key. Delete the entry.',
      countedDown:
        'This counts an entry of `{{name}}` down and leaves it at zero: line {{line}} adds one more for each key. Delete the entry at zero.',
      emptied:
        'Each key that this adds to `{{name}}` stays there: line {{line}} empties what is under it and leaves the key. Delete the key when nothing is left under it.',
      ended:
        'This ends what is under a key of `{{name}}` and leaves its entry: line {{line}} adds one more for each key. Delete the entry.',
      endedAll:
        'This ends everything in `{{name}}` and leaves it there, to be ended again the next time: line {{line}} adds more. Empty it.',
      answered:
        'This answers whoever waits under a key of `{{name}}` and leaves the entry: line {{line}} adds one more for each key. Delete the entry.',
      wrongIndex:
        'This takes nothing out of `{{name}}`, or the wrong thing: what line {{line}} adds stays. Give `splice` an index of this list, and how many to remove.',
      otherKey:
        'This removes from `{{name}}` by another key than line {{line}} adds by: it takes nothing out. Use the same key.',
      otherItem:
        'This looks for something else than what line {{line}} adds to `{{name}}`: it takes nothing out. Look for what was added.',
      otherEntry:
        'This removes another entry from `{{name}}` than the one that has just been looked up and called: what line {{line}} adds stays. Use the same key.',
      property:
        'This deletes a property of `{{name}}`, and no entry: what line {{line}} adds stays. Call its `delete`.',
      holed:
        'This leaves a hole in `{{name}}`, which never gets shorter: line {{line}} adds one more each time. Splice the item out.',
      noLength:
        'Nothing is ever removed here, since `{{name}}` has no `length`: what line {{line}} adds stays. Ask for its `size`.',
      noSize:
        'Nothing is ever removed here, since `{{name}}` has no `size`: what line {{line}} adds stays. Ask for its `length`.',
      noCount:
        'Nothing is ever removed here, since a list of keys has no such property: what line {{line}} adds to `{{name}}` stays. Ask for its `length`.',
      shadowed:
        'This removes from something else than the `{{name}}` that line {{line}} adds to: the entry stays. Remove from that one.',
      sharedByAll:
        'The `{{name}}` that line {{line}} adds to stands on the prototype, and all objects share it: this only gives one of them another one. Make one for each object, in the constructor.',
      missedOnThrow:
        'This is not reached when the wait in line {{line}} fails: the entry stays in `{{name}}`. Remove it in a `finally`.',
      missedOnTimeout:
        'Whoever waits is told here that it is too late, and the entry stays in `{{name}}`: only line {{line}} removes it. Remove it here, too.',
      missedOnAnswer:
        'This stops the timeout that would remove the entry from `{{name}}` in line {{line}}: the entry stays. Remove it here, too.',
      missedOnRefusal:
        'Whoever waits is told here that it has failed, and the entry stays in `{{name}}`: line {{line}}, which removes it, is not reached. Remove it here, too.',
      missedOnSuccess:
        'Only an abort takes the entry out of `{{name}}` here, and what succeeds is not aborted: what line {{line}} adds stays. Remove it when the work is done, too.',
      missedOnDisposal:
        'What is handed back here ends all else that was begun, and leaves in `{{name}}` what line {{line}} adds. Remove it here, too.',
      missedWhileEmpty:
        '`{{name}}` is only emptied while another collection has something in it: until then, what line {{line}} adds stays. Empty it in any case.',
      neverSame:
        'This removes nothing from `{{name}}`: what it is compared with is another promise than line {{line}} puts in. Keep in a variable what is put in, and compare it with that.',
      twin: '`{{name}}` is filled together with the collection that line {{line}} removes from, and nothing removes from `{{name}}`. Remove from both.',
      sibling:
        'Line {{line}} removes from another collection what is gone, and nothing removes what `{{name}}` has under the same key. Remove from both.',
      missedWhenFired:
        'When this has fired, its entry stays in `{{name}}`: line {{line}}, which removes it, only runs when it is stopped. Remove it here, too.',
      begunAndEnded:
        'What ends here stays in `{{name}}`: line {{line}} adds another at each beginning, and nothing removes it. Remove it here.',
      pastLimit:
        'This adds to `{{name}}` however long it is: line {{line}} takes out one for each that is added there, and nothing makes room for this one. Look at the length here, too.',
      missedWhenLost:
        'A datagram may be lost, and then nothing answers what this puts in `{{name}}`: only an answer takes it out, in line {{line}}. Take it out after a time, too.',
      evictedTwin:
        '`{{name}}` is filled together with the cache of line {{line}}, and keeps what that drops by itself. Take it out when the cache drops it.',
      mend: 'Take the entry out of `{{name}}`.',
    },
    ...CONFIDENCE_OPTION,
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, ineffectiveRemovals, (removal, source) => ({
        messageId: removal.failure,
        data: { name: removal.container.place.name, line: lineOf(removal.evidence) },
        cures: { mend: mendRemoval(removal, source) },
      }));
    },
  }),
});
