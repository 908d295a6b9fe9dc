import type { TSESTree } from '@typescript-eslint/types';
import { haveSameKey } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { namesOfEntry, readsEntry } from '../containers/elements.ts';
import { returningBranch } from '../syntax/exits.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { functionAround, methodCallOn } from '../syntax/syntax.ts';
import type { FailedRemoval } from './removal-failures.ts';

/**
 * `if (told.error) { jobs.get(id).reject(told.error); return; } jobs.delete(id);`: whoever waits is told that it has
 * failed, and the entry stays.
 */
export function missedOnRefusal(source: Source, { kind, uses }: Container): FailedRemoval | undefined {
  const removals = uses.filter(({ effect }) => effect === 'shrink');
  if (kind.name !== 'Map' && kind.name !== 'Object') return undefined;
  for (const read of uses) {
    const { inside } = read;
    if (!readsEntry(read) || read.key === undefined || inside === undefined) continue;
    const settled = refusedAmong(source, namesOfEntry(source, read.by));
    const branch = settled && functionAround(settled) === inside ? returningBranch(settled, inside) : undefined;
    if (settled === undefined || branch === undefined) continue;
    const isMissed = (removal: Use): boolean =>
      removal.inside === inside && haveSameKey(source, removal, read) && removal.by.range[0] > branch.range[1];
    if (removals.length > 0 && removals.every(isMissed))
      return { node: settled, failure: 'missedOnRefusal', evidence: removals[0]!.by };
  }
  return undefined;
}

/** Asked for the names of one variable as often as it is given an entry. */
const refusedAmong = perItem((source, names: readonly TSESTree.Node[]) => names.find(name => isRefused(source, name)));

/** `job.reject(error)` */
function isRefused(source: Source, entry: TSESTree.Node): boolean {
  const call = methodCallOn(entry);
  return call !== undefined && /^_?(?:reject|fail|onError)$/.test(calledMethod(source, call) ?? '');
}
