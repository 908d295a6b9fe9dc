import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { eventName } from '../acquisitions/acquisitions.ts';
import { isOnce } from '../acquisitions/listener-options.ts';
import { isLatched } from '../functions/guards.ts';
import { isNewEachTime } from '../functions/handlers.ts';
import { isReached, reachedFrom } from '../functions/reach.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround } from '../syntax/syntax.ts';
import { comesAgain } from '../tables/event-names.ts';
import { placeOf } from '../values/places.ts';
import { registrationsOf } from './recurring-handlers.ts';
import { startsItselfLater } from './restarts.ts';
import { isSameTarget } from './same-targets.ts';
import { isAlwaysReached } from './self-renewal.ts';

/** Why a listener is added time and again to one and the same target. */
export interface AddedAgain {
  /** What listens to that target for the event that adds the listener. */
  readonly at?: Registration;
}

/**
 * `socket.on('reconnect', () => { socket.on('message', show); })`, `start() { server.on('error', () => this.start()); }`:
 * whether a listener is one more, on a target that was there before, each time that something else happens to that.
 */
export function addedAgain(source: Source, registration: Registration): AddedAgain | undefined {
  const { call, handler, pair, target } = registration;
  const home = functionAround(call);
  if (home === undefined || handler === undefined || isOnce(source, registration)) return undefined;
  if (pair.idempotent && !isNewEachTime(source, handler)) return undefined;
  if (!isAlwaysReached(source, call, home)) return undefined;
  const at = registrationsOf(source, home).find(
    outer =>
      comesAgain(eventName(source, outer)) &&
      !contains(home, outer.call) &&
      isSameTarget(source, outer.target, target) &&
      isFromBefore(source, target, home),
  );
  if (at) return { at };
  return isFromBefore(source, target, home) && startsItselfLater(source, home, call, 'evenIfItFails') ? {} : undefined;
}

/** Whether a target is there before a function runs, which puts nothing else in its place. */
function isFromBefore(source: Source, target: TSESTree.Node, home: FunctionNode): boolean {
  const place = placeOf(source, target);
  if (place === undefined || place.kind === 'global' || place.values.length === 0) return false;
  if (place.variable && contains(home, place.variable.scope.block)) return false;
  const reached = reachedFrom(source, [home]);
  return !place.values.some(({ by }) => isReached(reached, by) && !isLatched(source, by));
}
