import { mismatchedRemovals } from '../analysis/verdicts/mismatched-removals.ts';
import { lineOf } from '../analysis/syntax/syntax.ts';
import { matchRemoval } from '../rewrites/mends/match-removal.ts';
import { createRule } from './kit/create-rule.ts';
import { reportAll } from './kit/report-all.ts';
import { makerOf, textOf } from './kit/words.ts';

const MEANT = 'so the listener added at line {{line}} stays.';

export default createRule({
  name: 'no-mismatched-removal',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow removals of listeners that can never match what was added',
      recommended: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      inline:
        '`{{removal}}` removes nothing: a function written there is a new one, which nobody has added. Keep the function in a variable or field, and give that to both calls.',
      bind: '`{{removal}}` removes nothing: `{{maker}}` makes a new function each time. Keep what it makes in a variable or field, and give that to both calls.',
      handler: `\`{{removal}}\` is given another function than was added, ${MEANT} Give both calls the same function.`,
      result: `\`{{removal}}\` is given what the call that adds returned, which is no handler, ${MEANT} Give both calls the same function.`,
      event: `\`{{removal}}\` names another event than was added, ${MEANT} Name the same event in both calls.`,
      capture: `\`{{removal}}\` is given another \`capture\` flag than was added, ${MEANT} Give both calls the same flag.`,
      target: `\`{{removal}}\` is called on another target than the one listened to, ${MEANT} Remove it from the same target.`,
      noEvent: `\`{{removal}}\` is not given the name of the event, ${MEANT} Name the event first.`,
      early: `\`{{removal}}\` removes nothing: each call makes this function anew, and adds it only at line {{line}}. Keep the function where the next call finds it.`,
      rebound: `\`{{removal}}\` removes nothing: once line {{line}} has added the function, a bound one takes its place. Bind it before it is added.`,
      swapped:
        '`{{removal}}` adds the listener again where it should be removed, as line {{line}} shows. Add it at the start, and remove it at the end.',
      wrongClear:
        '`{{removal}}` cannot stop what line {{line}} starts: it takes the ids of another kind of timer. Call the function that belongs to it.',
      unwatched:
        '`{{removal}}` is given what this observer does not watch, so what line {{line}} watches goes on. Give both calls the same target, or call `disconnect`.',
      misspelt: `\`{{removal}}\` is misspelt and no method, ${MEANT} Call \`{{meant}}\`.`,
      match: 'Make it match line {{line}}.',
    },
    schema: [],
  },
  create: context => ({
    'Program:exit'() {
      reportAll(context, mismatchedRemovals, (mismatch, source) => {
        const { node, reason, added, removed, started } = mismatch;
        const other = started ?? (reason === 'swapped' ? removed : added)?.call;
        return {
          messageId: reason,
          data: {
            removal: textOf(source, node.parent?.type === 'MemberExpression' ? node.parent : node),
            line: other ? lineOf(other) : '',
            meant: reason === 'misspelt' ? removed!.method : '',
            maker: reason === 'bind' && removed?.handler ? makerOf(removed.handler) : '',
          },
          cures: { match: matchRemoval(mismatch, source) },
        };
      });
    },
  }),
});
