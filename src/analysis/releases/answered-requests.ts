import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { isUsed } from '../lives/handovers.ts';
import { nodesWithin, contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionAround, unwrap } from '../syntax/syntax.ts';
import { functionOf } from '../values/calls.ts';
import { isFromBefore } from './earlier-targets.ts';
import { isConditional } from './promise-waits.ts';
import { isSameTarget } from './same-targets.ts';

/**
 * Whether a handler takes itself back only if it is told of its own, and the function that adds it is done when the same
 * target has answered: `bus.on('asked', asked); return await bus.ask(id);`. What has been answered is told of no more, where
 * the answer to what was only sent is still to come.
 */
export function staysWhenAnswered(
  source: Source,
  { call, handler, target }: Registration,
  removals: readonly TSESTree.Node[],
): boolean {
  const home = functionAround(call);
  const runs = handler && functionOf(source, handlerOf(handler));
  if (!home?.async || !runs || !removals.every(removal => contains(runs, removal) && isConditional(removal)))
    return false;
  return (
    isFromBefore(source, target, call) &&
    nodesWithin(source, home, 'AwaitExpression').some(wait => {
      const asked = unwrap(wait.argument);
      return (
        wait.range[0] > call.range[1] &&
        functionAround(wait) === home &&
        isUsed(source, wait) &&
        asked.type === 'CallExpression' &&
        !SENDS.test(calleeWord(asked)) &&
        asked.callee.type === 'MemberExpression' &&
        isSameTarget(source, asked.callee.object, target)
      );
    })
  );
}

/** Methods that are done when something is on its way. */
const SENDS = /^_*(?:send|emit|publish|write|post|push|dispatch|notify|broadcast)(?![a-z])/;
