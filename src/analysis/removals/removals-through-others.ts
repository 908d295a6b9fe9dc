import { usesOf } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { membersOfUnknown } from '../values/members-through-holders.ts';
import type { Source } from '../syntax/source.ts';

/** `delete connection.requests[id]`: whether something is taken out of a field of that name, of what may be the same object. */
export function isTakenOutThroughOthers(source: Source, { kind, place, lifetime }: Container): boolean {
  if (place.kind !== 'member' || lifetime !== 'instance') return false;
  return usesOf(source, kind, membersOfUnknown(source, place.name)).some(({ effect }) => effect === 'shrink');
}
