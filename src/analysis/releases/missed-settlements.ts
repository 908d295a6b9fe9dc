import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { returningBranch } from '../syntax/exits.ts';
import { isInFinally } from '../syntax/finally.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround } from '../syntax/syntax.ts';
import { settlements, waitOf } from './promise-waits.ts';

/**
 * Whether a handler that takes itself back settles its promise on another path, which leaves before:
 * `if (told.error) { reject(told.error); return; } port.off('message', answer); resolve(told);`.
 */
export function staysAfterSettling(
  source: Source,
  registration: Registration,
  removals: readonly TSESTree.Node[],
): boolean {
  const wait = waitOf(source, registration, removals);
  if (wait === undefined || registration.handler === undefined) return false;
  const { executor, runs, near } = wait;
  if (near.some(removal => functionAround(removal) !== runs || isInFinally(removal, runs))) return false;
  return settlements(source, executor, registration.handler).some(settled => {
    const exit = functionAround(settled) === runs ? returningBranch(settled, runs) : undefined;
    return exit !== undefined && near.every(removal => removal.range[0] > exit.range[1]);
  });
}
