import type { TSESTree } from '@typescript-eslint/types';
import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { isOnce, readOptions } from '../acquisitions/listener-options.ts';
import { functionOf } from '../values/calls.ts';
import { repeats } from '../functions/executions.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { targetLife } from '../lives/target-lives.ts';
import { contains } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround, isFunction } from '../syntax/syntax.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { LeftoverWait } from './leftover-waits.ts';
import { fitOf, mayRemove } from './listener-removals.ts';
import { nearby } from './near-registrations.ts';

/**
 * `const drop = () => { …; page.removeEventListener('mouseup', drop); };`, which is added for `mouseup` and for `touchend`:
 * a handler that only the code around it knows, and that takes itself off one of its events alone.
 */
export const halfTakenBack = perSource((source): readonly LeftoverWait[] =>
  registrations(source).removed.flatMap(removed => {
    const place = removed.handler && placeOf(source, handlerOf(removed.handler));
    const runs = removed.handler && functionOf(source, handlerOf(removed.handler));
    if (!place?.variable || !runs || !contains(runs, removed.call)) return [];
    if (!isFunction(place.variable.scope.variableScope.block) || !isOnlyListened(source, place)) return [];
    const home = functionAround(runs);
    const beside = nearby(source, removed, 'added').filter(
      added => added.pair === removed.pair && functionAround(added.call) === home && isOf(source, added, place),
    );
    const awaited = beside.find(
      added => fitOf(source, added, removed).event === 'same' && isOnTarget(source, added, removed),
    );
    if (!awaited) return [];
    return beside
      .filter(added => added !== awaited && isOnTarget(source, added, removed) && stays(source, added))
      .map(left => ({ left, awaited }));
  }),
);

const isOf = (source: Source, { handler }: Registration, place: Place): boolean =>
  handler !== undefined && placeOf(source, handlerOf(handler)) === place;

const isOnTarget = (source: Source, added: Registration, removed: Registration): boolean =>
  fitOf(source, added, removed).target === 'same';

/** Whether a handler has no use but to be added and taken back. */
function isOnlyListened(source: Source, { occurrences, values }: Place): boolean {
  const { added, removed } = registrations(source);
  const given = new Set<TSESTree.Node | undefined>(
    [...added, ...removed].map(({ handler }) => handler && handlerOf(handler)),
  );
  const made = values.map(({ by }) => by);
  return occurrences.every(name => given.has(name) || made.some(by => by === name || by === name.parent));
}

function stays(source: Source, added: Registration): boolean {
  const { signal, isOpen } = readOptions(source, added.options);
  if (isOnce(source, added) || signal || isOpen || !repeats(source, added.call)) return false;
  const life = targetLife(source, added.target);
  return (
    (life === 'program' || life === 'borrowed') &&
    !nearby(source, added, 'removed').some(
      removed => removed.pair === added.pair && mayRemove(fitOf(source, added, removed)),
    )
  );
}
