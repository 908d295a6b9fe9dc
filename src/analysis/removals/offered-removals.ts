import { variableOf } from '../syntax/bindings.ts';
import { placeOfDefinition } from '../values/calls.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { LIFECYCLE } from './endings.ts';
import type { Source } from '../syntax/source.ts';
import { isCalled } from '../syntax/calls-named.ts';

/**
 * Whether entries only go when somebody else says so, one by one: each removal takes out what its function is handed,
 * nothing in this file calls that function, and nothing counts who still needs the entry.
 */
export function isOfferedToAll(source: Source, { uses }: Container, removals: readonly Use[]): boolean {
  const isAsked = uses.some(({ effect }) => effect === 'read');
  return isAsked && removals.every(removal => isOffered(source, removal));
}

function isOffered(source: Source, { key, inside }: Use): boolean {
  const place = inside && placeOfDefinition(source, inside);
  if (inside === undefined || place === undefined || key === undefined) return false;
  if (LIFECYCLE.test(place.name) || variableOf(source, key)?.defs[0]?.node !== inside) return false;
  return !isCalled(source, place.name) && !COUNTS_DOWN.test(source.text.slice(...inside.range));
}

/** `entry.count--`, `--pool.users`, `count - 1`: the last one out takes the entry with it. */
const COUNTS_DOWN = /--|-= ?1\b|- 1\b/;
