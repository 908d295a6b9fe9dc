import type { TSESTree } from '@typescript-eslint/types';
import { DerefFlow } from '../weak/deref-flow.ts';
import { DerefState } from '../weak/deref-state.ts';
import { lifetimeOf } from '../lives/lifetimes.ts';
import { placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unwrap, userOf } from '../syntax/syntax.ts';
import { isWeakRead, weakReads } from '../weak/weak-reads.ts';

export interface UncheckedDeref {
  /** What may be `undefined`, or the field that keeps it. */
  readonly node: TSESTree.Node;
  /** Used although it may be gone, said to be there, checked in an earlier job only, or kept for as long as a field lives. */
  readonly problem: 'used' | 'asserted' | 'stale' | 'kept';
  /** The read, where it is kept. */
  readonly read?: TSESTree.Node;
}

/** Uses of weakly held objects that throw once the object has been collected, and fields that keep it from being collected. */
export const uncheckedDerefs = perSource((source): readonly UncheckedDeref[] => {
  const reads = weakReads(source);
  if (reads.length === 0) return [];
  const flow = new DerefFlow(source, reads);
  flow.visit(source.ast, DerefState.NONE);
  const used = flow.uses.map(({ node, how, isStale }): UncheckedDeref => ({
    node,
    problem: how === 'assertion' ? 'asserted' : isStale ? 'stale' : 'used',
  }));
  return [...used, ...reads.flatMap(read => keptBy(source, read) ?? [])];
});

/** A field or module variable that is given what a reference held, and that nothing ever empties again. */
function keptBy(source: Source, read: TSESTree.Node): UncheckedDeref | undefined {
  const user = userOf(read);
  const target =
    user?.type === 'AssignmentExpression' && user.operator === '='
      ? user.left
      : user?.type === 'PropertyDefinition'
        ? user.key
        : undefined;
  if (target === undefined) return undefined;
  const place = user?.type === 'AssignmentExpression' ? placeOf(source, target) : undefined;
  if (
    place === undefined ||
    (place.kind === 'variable' && lifetimeOf(source, place) !== 'module') ||
    place.kind === 'global'
  )
    return undefined;
  if (place.kind === 'member' && lifetimeOf(source, place) === 'unknown') return undefined;
  const isEmptied =
    place.values.some(({ value }) => !isWeakRead(source, unwrap(value))) ||
    place.occurrences.some(name => userOf(name)?.type === 'UnaryExpression');
  return isEmptied ? undefined : { node: target, problem: 'kept', read };
}
