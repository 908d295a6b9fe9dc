import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { calledAs } from '../lives/components.ts';
import { fitOf } from '../releases/listener-removals.ts';
import { nearby } from '../releases/near-registrations.ts';
import { isSameTarget } from '../releases/same-targets.ts';
import { areTwoTargets } from '../releases/two-targets.ts';
import { calledName } from '../syntax/member-names.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround } from '../syntax/syntax.ts';
import { undoes } from '../tables/lifecycle-names.ts';
import type { MismatchedRemoval } from './mismatched-removals.ts';

/**
 * `removeHooks() { this.marker.off('up', this.up); this.map.off('move', this.move); }` beside `addHooks` that adds both to
 * the map: one of two objects of the same owner is asked for what was added to the other.
 */
export const strayTargets = perSource((source): readonly MismatchedRemoval[] =>
  registrations(source).removed.flatMap(removed => {
    const added = strayed(source, removed);
    return added ? [{ node: calledName(removed.call), reason: 'target' as const, removed, added }] : [];
  }),
);

/** What a removal was meant for, if nothing in the file adds it to what the removal is asked of. */
function strayed(source: Source, removed: Registration): Registration | undefined {
  const end = functionAround(removed.call);
  if (removed.handler === undefined || end === undefined) return undefined;
  const same = nearby(source, removed, 'added').filter(added => isSameButTarget(source, added, removed));
  if (same.length === 0 || !same.every(({ target }) => areTwoTargets(source, target, removed.target))) return undefined;
  return same.find(
    added => isUndoneIn(source, added, end) && !isTakenBack(source, added) && leavesWith(source, added.target, end),
  );
}

function isSameButTarget(source: Source, added: Registration, removed: Registration): boolean {
  if (added.pair !== removed.pair) return false;
  const { event, handler } = fitOf(source, added, removed);
  return event === 'same' && handler === 'same';
}

function isUndoneIn(source: Source, { call }: Registration, end: ReturnType<typeof functionAround>): boolean {
  const start = functionAround(call);
  return start !== undefined && end !== undefined && undoes(calledAs(source, end), calledAs(source, start));
}

const isTakenBack = (source: Source, added: Registration): boolean =>
  nearby(source, added, 'removed').some(
    other => isSameButTarget(source, added, other) && fitOf(source, added, other).target === 'same',
  );

/** Whether the same function takes other listeners off a target. */
const leavesWith = (source: Source, target: Registration['target'], end: ReturnType<typeof functionAround>): boolean =>
  registrations(source).removed.some(
    ({ call, target: other }) => functionAround(call) === end && isSameTarget(source, other, target),
  );
