import type { TSESTree } from '@typescript-eslint/types';
import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { fitOf } from '../releases/listener-removals.ts';
import { nearby } from '../releases/near-registrations.ts';
import { variableOf } from '../syntax/bindings.ts';
import { calledName } from '../syntax/member-names.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction } from '../syntax/syntax.ts';
import type { MismatchedRemoval } from './mismatched-removals.ts';

/**
 * `const show = …; target.off('change', show); target.on('change', show);`: each call makes a function of its own, so
 * that what the one before has added stays.
 */
export const earlyRemovals = perSource((source): readonly MismatchedRemoval[] =>
  registrations(source).removed.flatMap(removed => {
    if (!removed.handler || !isMadeByCall(source, removed.handler, functionAround(removed.call))) return [];
    const given = nearby(source, removed, 'added').filter(added => isOfSame(source, added, removed));
    const [added] = given;
    if (!added || given.some(({ call }) => !isBefore(removed.call, call))) return [];
    const others = nearby(source, added, 'removed').filter(other => other !== removed);
    const isTakenBack = others.some(other => isOfSame(source, added, other));
    return isTakenBack ? [] : [{ node: calledName(removed.call), reason: 'early' as const, removed, added }];
  }),
);

/** Whether a handler is a function that the function around makes anew with each call. */
function isMadeByCall(source: Source, handler: TSESTree.Node, home: FunctionNode | undefined): boolean {
  const [definition] = variableOf(source, handlerOf(handler))?.defs ?? [];
  if (definition === undefined || home === undefined || functionAround(definition.node) !== home) return false;
  if (definition.type === 'FunctionName') return true;
  return definition.type === 'Variable' && definition.parent.kind === 'const' && isFunction(definition.node.init);
}

/** Whether two registrations, or a registration and a removal, give one target's event the same handler. */
export function isOfSame(source: Source, added: Registration, other: Registration): boolean {
  const { event, handler } = fitOf(source, added, other);
  return added.pair === other.pair && event === 'same' && handler === 'same';
}

/** Whether a node comes before another one, in the same run of the same function. */
export function isBefore(first: TSESTree.Node, second: TSESTree.Node): boolean {
  const home = functionAround(first);
  for (let outer = first.parent; outer && outer !== home; outer = outer.parent)
    if (/^(For|While|Do)/.test(outer.type)) return false;
  return functionAround(second) === home && first.range[1] <= second.range[0];
}
