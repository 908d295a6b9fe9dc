import type { TSESTree } from '@typescript-eslint/types';
import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { isMadeAround } from '../functions/handlers.ts';
import { isFreshHandler } from '../functions/fresh-handlers.ts';
import { occasionOf } from '../lives/occasions.ts';
import { textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround } from '../syntax/syntax.ts';
import { undoes } from '../tables/lifecycle-names.ts';
import { fitOf, mayRemove } from './listener-removals.ts';
import { nearby } from './near-registrations.ts';

/**
 * Whether a removal is surely meant for a listener that nobody else can name, whatever it is given: on what goes by the
 * same name, it names the function that the listener is made around, stands in the method that undoes what the other one
 * does, or beside removals of what is added beside it.
 */
export function isMeantFor(source: Source, removed: Registration, added: Registration): boolean {
  if (textOf(source, added.target) !== textOf(source, removed.target)) return false;
  if (!added.handler || !removed.handler || !isFreshHandler(source, added.handler)) return false;
  return (
    isMadeAround(source, added.handler, removed.handler) ||
    undoes(methodOf(source, removed.call), methodOf(source, added.call)) ||
    isBesideTwins(source, added, removed)
  );
}

const methodOf = (source: Source, call: TSESTree.Node): string => occasionOf(source, call)?.method ?? '';

function isBesideTwins(source: Source, added: Registration, removed: Registration): boolean {
  const [home, other] = [functionAround(added.call), functionAround(removed.call)];
  return registrations(source).added.some(
    sibling =>
      functionAround(sibling.call) === home &&
      registrations(source).removed.some(
        twin => functionAround(twin.call) === other && areTwins(source, sibling, twin),
      ),
  );
}

function areTwins(source: Source, added: Registration, removed: Registration): boolean {
  if (added.pair !== removed.pair) return false;
  const fit = fitOf(source, added, removed);
  return fit.event === 'same' && fit.handler === 'same';
}

/**
 * Whether another removal takes back the same listener, beside one or wherever it ends: then that one is not meant for it,
 * nor is one that stands where the listener is added.
 */
export function isTakenBackBeside(source: Source, added: Registration, removed: Registration): boolean {
  const home = functionAround(removed.call);
  const isSetUp = functionAround(added.call) === home;
  return nearby(source, added, 'removed').some(
    beside =>
      beside !== removed &&
      beside.pair === added.pair &&
      (isSetUp || functionAround(beside.call) === home) &&
      beside.handler !== undefined &&
      mayRemove(fitOf(source, added, beside)) &&
      fitOf(source, added, beside).handler === 'same',
  );
}
