import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { handlerOf } from '../functions/handlers.ts';
import { returningBranch } from '../syntax/exits.ts';
import { isInFinally } from '../syntax/finally.ts';
import { contains } from '../syntax/nodes.ts';
import { makingAround } from '../syntax/promises.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround } from '../syntax/syntax.ts';
import { functionOf } from '../values/calls.ts';
import { isFromBefore, settlements } from './promise-waits.ts';

/**
 * Whether a handler that takes itself back settles its promise on another path, which leaves before:
 * `if (told.error) { reject(told.error); return; } port.off('message', answer); resolve(told);`.
 */
export function staysAfterSettling(
  source: Source,
  { call, handler, target }: Registration,
  removals: readonly TSESTree.Node[],
): boolean {
  const making = makingAround(call);
  const runs = handler && functionOf(source, handlerOf(handler));
  if (!making || !runs || !isFromBefore(source, target, making.promise)) return false;
  const { executor } = making;
  const near = removals.filter(removal => contains(executor, removal));
  if (near.length === 0 || !near.every(removal => functionAround(removal) === runs && !isInFinally(removal, runs)))
    return false;
  return settlements(source, executor, handler).some(settled => {
    const exit = functionAround(settled) === runs ? returningBranch(settled, runs) : undefined;
    return exit !== undefined && near.every(removal => removal.range[0] > exit.range[1]);
  });
}
