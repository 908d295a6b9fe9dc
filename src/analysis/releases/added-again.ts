import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { eventName, registrations } from '../acquisitions/acquisitions.ts';
import { isOnce } from '../acquisitions/listener-options.ts';
import { isLatched } from '../functions/guards.ts';
import { isNewEachTime } from '../functions/fresh-handlers.ts';
import { functionGiven } from '../functions/handlers.ts';
import { isReached, reachedFrom } from '../functions/reach.ts';
import { isConstant } from '../syntax/bindings.ts';
import { contains, nodesWithin, textOf } from '../syntax/nodes.ts';
import { returnedBy } from '../syntax/returns.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, functionAround, unwrap } from '../syntax/syntax.ts';
import { STARTING_HOOKS, TAP } from '../tables/acquisition-table.ts';
import { comesAgain, isGesture } from '../tables/event-names.ts';
import { callsTo, functionOf } from '../values/calls.ts';
import { placeOf } from '../values/places.ts';
import { connectsAgain, locksItself, registrationsOf } from './recurring-handlers.ts';
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
 * whether a listener is one more, on a target that was there before, each time that something else happens to that, or
 * that somebody does something once more: `button.addEventListener('click', () => { player.on('ended', () => show()); })`.
 */
export function addedAgain(source: Source, registration: Registration): AddedAgain | undefined {
  const { call, handler, pair, target } = registration;
  const home = functionAround(call);
  if (home === undefined || handler === undefined || isOnce(source, registration)) return undefined;
  if (pair.idempotent && !isNewEachTime(source, handler)) return undefined;
  if (!isAlwaysReached(source, call, home) || takesItselfOff(source, home)) return undefined;
  const starters = startersOf(source, home).filter(outer => !contains(home, outer.call));
  const at = starters.find(
    outer =>
      mayComeAgain(source, outer) &&
      targetsOf(source, target).some(
        same => isSameTarget(source, outer.target, same) && isFromBefore(source, same, home),
      ),
  );
  if (at) return { at };
  const gesture = starters.find(outer => isGesture(eventName(source, outer)));
  if (gesture && isSettled(source, target, home) && !isLastOfItsKind(source, home)) return { at: gesture };
  return isFromBefore(source, target, home) && startsItselfLater(source, home, call, 'evenIfItFails') ? {} : undefined;
}

/** `const begin = () => { map.off('load', begin); … }`: whether a function is the handler of what comes first, and of nothing after. */
const takesItselfOff = (source: Source, home: FunctionNode): boolean => takingThemselvesOff(source).has(home);

const takingThemselvesOff = perSource((source): ReadonlySet<FunctionNode | undefined> => {
  const inOwn = registrations(source).removed.filter(
    ({ call, handler }) => handler !== undefined && functionGiven(source, handler) === functionAround(call),
  );
  return new Set(inOwn.map(({ call }) => functionAround(call)));
});

/** What a function is the handler of, or is called by each time: `client.on('connect', () => { init(); })`. */
function startersOf(source: Source, home: FunctionNode): readonly Registration[] {
  const callers = callsTo(source, home).calls.flatMap(call => {
    const caller = functionAround(call);
    return caller && caller !== home && isAlwaysReached(source, call, caller) ? [caller] : [];
  });
  return [home, ...callers].flatMap(handler => registrationsOf(source, handler));
}

const mayComeAgain = (source: Source, outer: Registration): boolean =>
  outer.pair === TAP
    ? !STARTING_HOOKS.test(textOf(source, outer.event!))
    : comesAgain(eventName(source, outer)) || connectsAgain(source, outer);

/** Whether a function sees to it that nobody can do again what it is the handler of: what is hidden or gone is not clicked. */
const isLastOfItsKind = (source: Source, home: FunctionNode): boolean =>
  locksItself(source, home) ||
  nodesWithin(source, home, 'CallExpression').some(
    call => GOES.test(calleeWord(call)) && functionAround(call) === home,
  );

const GOES = /^(?:remove|removeChild|removeEventListener|off|hide|fadeOut|close|destroy|unmount|detach|empty|reload)$/;

/** Whether a target is what its object, or what is around a function, was given once for all. */
function isSettled(source: Source, target: TSESTree.Node, home: FunctionNode): boolean {
  const place = placeOf(source, target);
  if (place === undefined || !isFromBefore(source, target, home)) return false;
  if (place.variable) return isConstant(place.variable);
  return place.values.every(({ by }) => {
    const around = functionAround(by);
    return around === undefined || (around.parent.type === 'MethodDefinition' && around.parent.kind === 'constructor');
  });
}

/** What a target is: also what a function hands out, in whatever case: `publish(topic).on('message', show)`. */
function targetsOf(source: Source, target: TSESTree.Node): readonly TSESTree.Node[] {
  const node = unwrap(target);
  const maker = node.type === 'CallExpression' ? functionOf(source, node.callee) : undefined;
  const returned = maker ? returnedBy(source, maker) : [];
  return [target, ...returned.flatMap(branchesOf)];
}

function branchesOf(value: TSESTree.Node): readonly TSESTree.Node[] {
  const node = unwrap(value);
  return node.type === 'ConditionalExpression' ? [node.consequent, node.alternate] : [node];
}

/** Whether a target is there before a function runs, which puts nothing else in its place. */
function isFromBefore(source: Source, target: TSESTree.Node, home: FunctionNode): boolean {
  const place = placeOf(source, target);
  const isHanded = place?.variable?.defs[0]?.type === 'Parameter';
  if (place === undefined || place.kind === 'global' || (place.values.length === 0 && !isHanded)) return false;
  if (place.variable && contains(home, place.variable.scope.block)) return false;
  const reached = reachedFrom(source, [home]);
  return !place.values.some(({ by }) => isReached(reached, by) && !isLatched(source, by));
}
