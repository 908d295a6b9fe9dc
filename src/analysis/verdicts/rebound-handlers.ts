import type { TSESTree } from '@typescript-eslint/types';
import { registrations } from '../acquisitions/acquisitions.ts';
import { handlerOf, isBinding } from '../functions/fresh-handlers.ts';
import { nearby } from '../releases/near-registrations.ts';
import { calledName } from '../syntax/member-names.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround } from '../syntax/syntax.ts';
import { type Place, placeOf } from '../values/places.ts';
import { isBefore, isOfSame } from './early-removals.ts';
import type { MismatchedRemoval } from './mismatched-removals.ts';

/**
 * `target.on('change', this.show); this.show = this.show.bind(this);`: what goes by that name from then on is another
 * function than was added.
 */
export const reboundHandlers = perSource((source): readonly MismatchedRemoval[] =>
  registrations(source).removed.flatMap(removed => {
    const place = removed.handler && placeOf(source, handlerOf(removed.handler));
    if (place?.kind !== 'member') return [];
    const given = nearby(source, removed, 'added').filter(added => isOfSame(source, added, removed));
    const [added] = given;
    const isReplaced = given.every(
      ({ call }) => functionAround(call) !== functionAround(removed.call) && isReboundAfter(source, place, call),
    );
    return added && isReplaced ? [{ node: calledName(removed.call), reason: 'rebound' as const, removed, added }] : [];
  }),
);

/** Whether the function that adds a handler goes on to put a bound one in its place. */
function isReboundAfter(source: Source, place: Place, call: TSESTree.Node): boolean {
  return place.values.some(
    ({ value, by }) =>
      by.type === 'AssignmentExpression' &&
      isBinding(source, value) &&
      place.occurrences.some(name => name.range[0] >= value.range[0] && name.range[1] <= value.range[1]) &&
      isBefore(call, by),
  );
}
