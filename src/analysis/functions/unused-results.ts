import type { TSESTree } from '@typescript-eslint/types';
import { callsTo, placeOfDefinition } from '../values/calls.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, userOf, wrapped } from '../syntax/syntax.ts';

/**
 * Whether code stands in a function that is only returned, to callers that have no use for it: a clean-up that an inner
 * function of an effect returns, and not the effect.
 */
export function isInUnusedResult(source: Source, node: TSESTree.Node): boolean {
  const around = functionAround(node);
  if (around === undefined) return false;
  const place = placeOfDefinition(source, around);
  if (place?.kind === 'member') return false;
  const uses = place ? place.occurrences : [around];
  return uses.length > 0 && uses.every(use => isIgnored(source, makerThatReturns(use)));
}

function makerThatReturns(use: TSESTree.Node): FunctionNode | undefined {
  const user = userOf(use);
  if (user?.type === 'ReturnStatement') return functionAround(user);
  return user?.type === 'ArrowFunctionExpression' && user.body === wrapped(use) ? user : undefined;
}

/** Whether all who call a function let go of what it returns at once. */
function isIgnored(source: Source, maker: FunctionNode | undefined): boolean {
  if (maker === undefined) return false;
  const user = userOf(maker);
  if (user?.type === 'CallExpression' && user.callee === wrapped(maker)) return isDropped(user);
  const { calls, escapes } = callsTo(source, maker);
  return !escapes && calls.length > 0 && calls.every(isDropped);
}

/** `init()`, `void init()`, `await init()`, `init().catch(report)` */
function isDropped(value: TSESTree.Node): boolean {
  const user = userOf(value);
  switch (user?.type) {
    case 'ExpressionStatement':
      return true;
    case 'UnaryExpression':
    case 'AwaitExpression':
      return isDropped(user);
    case 'MemberExpression': {
      const call = userOf(user);
      const isPassedOn =
        user.object === wrapped(value) &&
        user.property.type === 'Identifier' &&
        /^(catch|finally)$/.test(user.property.name);
      return isPassedOn && call?.type === 'CallExpression' && isDropped(call);
    }
    default:
      return false;
  }
}
