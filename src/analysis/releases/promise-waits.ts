import type { TSESTree } from '@typescript-eslint/types';
import { RECURRING } from '../tables/event-names.ts';
import { eventName, type Registration } from '../acquisitions/acquisitions.ts';
import { constantText } from '../syntax/bindings.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { runsIn } from '../functions/reach.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { comesOnce } from '../lives/recurrences.ts';
import type { TargetLife } from '../lives/target-lives.ts';
import { exitsBefore } from '../syntax/exits.ts';
import { contains } from '../syntax/nodes.ts';
import { makingAround } from '../syntax/promises.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction, unwrap } from '../syntax/syntax.ts';
import { functionOf } from '../values/calls.ts';
import { placeOf } from '../values/places.ts';
import { isFromBefore } from './earlier-targets.ts';
import { registrationsOf } from './recurring-handlers.ts';
import { isLeftToList, isLeftToOwnList } from './lists-of-removers.ts';
import { isSameTarget } from './same-targets.ts';
import { startedTimers } from './timers.ts';

/**
 * Whether a listener settles a promise and stays on a target that is there for the next one as well:
 * `new Promise(resolve => port.on('message', told => { if (told.id === id) resolve(told); }))`. Who waits like that
 * waits time and again.
 */
export function staysWhenSettled(source: Source, registration: Registration, life: TargetLife): boolean {
  const { call, handler, target } = registration;
  const making = makingAround(call);
  const settled = making && handler && settlements(source, making.executor, handler);
  if (!settled?.length || comesOnce(eventName(source, registration))) return false;
  if (!isFromBefore(source, target, making!.promise)) return false;
  // What tells of one thing only may well be done with then.
  return life === 'program' || settled.every(isConditional) || isEmittedAgain(source, registration);
}

/**
 * Whether the file emits an event itself, on the same target, whenever something comes that comes time and again:
 * `socket.on('message', told => this.emitter.emit('answer', told))`.
 */
function isEmittedAgain(source: Source, registration: Registration): boolean {
  const name = eventName(source, registration);
  return callsNamed(source, ['emit']).some(({ callee, arguments: [event] }) => {
    if (callee.type !== 'MemberExpression' || !event || constantText(source, event) !== name) return false;
    const home = functionAround(callee);
    return (
      home !== undefined &&
      isSameTarget(source, callee.object, registration.target) &&
      registrationsOf(source, home).some(outer => RECURRING.test(eventName(source, outer)))
    );
  });
}

/**
 * Whether a listener that settles a promise is left to whoever ends all of them:
 * `removers.push(() => window.removeEventListener('message', hear))`.
 */
export function staysUntilAllEnd(
  source: Source,
  registration: Registration,
  life: TargetLife,
  removals: readonly TSESTree.Node[],
): boolean {
  return removals.every(removal => isLeftToList(source, removal)) && staysWhenSettled(source, registration, life);
}

/**
 * Whether only the handler takes itself back, and a timeout settles the promise without it:
 * `setTimeout(() => reject(late), 500)`.
 */
export function staysAfterTimeout(
  source: Source,
  registration: Registration,
  removals: readonly TSESTree.Node[],
): boolean {
  const wait = waitOf(source, registration, removals);
  if (wait === undefined) return false;
  const { executor, runs, near } = wait;
  return startedTimers(source).some(
    ({ call: start, timer, callback, runs: late }) =>
      timer.start === 'setTimeout' &&
      contains(executor, start) &&
      !contains(runs, start) &&
      settlements(source, executor, callback).length > 0 &&
      !(late && near.some(removal => runsIn(source, [late], removal))),
  );
}

/** A promise that waits for something which was there before, and which only the handler itself stops listening to. */
export interface Wait {
  readonly executor: FunctionNode;
  readonly runs: FunctionNode;
  /** The removals in the handler. */
  readonly near: readonly TSESTree.Node[];
}

/** The promise that a listener settles and leaves by itself. */
export function waitOf(
  source: Source,
  { call, handler, target }: Registration,
  removals: readonly TSESTree.Node[],
): Wait | undefined {
  const making = makingAround(call);
  const runs = handler && functionOf(source, handlerOf(handler));
  if (!making || !runs) return undefined;
  const { executor, promise } = making;
  // Whatever else may remove something there, it has not got the function that this promise made.
  const near = removals.filter(removal => contains(executor, removal));
  if (near.length === 0 || !near.every(removal => contains(runs, removal))) return undefined;
  return isFromBefore(source, target, promise) ? { executor, runs, near } : undefined;
}

/**
 * Whether a wait for one event is given up after a time, and the listener left to it: `bus.once('ready', resolve)` beside
 * `setTimeout(() => reject(late), 500)`. Who waits with a limit waits again, on the same target.
 */
export function staysWhenLate(
  source: Source,
  registration: Registration,
  life: TargetLife,
  removals: readonly TSESTree.Node[],
): boolean {
  const { call, handler, target } = registration;
  const making = makingAround(call);
  const name = eventName(source, registration);
  // What comes time and again comes soon.
  if (making === undefined || handler === undefined || comesOnce(name) || RECURRING.test(name)) return false;
  const { executor, promise } = making;
  const isOfObject = unwrap(target).type === 'ThisExpression';
  if (settlements(source, executor, handler).length === 0) return false;
  if (!isOfObject && (life === 'own' || !isFromBefore(source, target, promise))) return false;
  return startedTimers(source).some(
    ({ call: start, timer, callback, runs: late }) =>
      timer.start === 'setTimeout' &&
      functionAround(start) === executor &&
      late !== undefined &&
      settlements(source, executor, callback).length > 0 &&
      !removals.some(
        removal =>
          runsIn(source, [late], removal) ||
          functionAround(removal) === functionAround(promise) ||
          isLeftToOwnList(source, removal, promise),
      ),
  );
}

/** Where a handler names what settles the promise, be it the handler itself. */
export function settlements(
  source: Source,
  { params }: FunctionNode,
  handler: TSESTree.Node,
): readonly TSESTree.Node[] {
  const given = handlerOf(handler);
  const runs = functionOf(source, given);
  return params.flatMap(
    parameter =>
      placeOf(source, parameter)?.occurrences.filter(name => name === given || (runs && contains(runs, name))) ?? [],
  );
}

/** Whether a test decides if a name is reached: around it, or by leaving the function before. */
export function isConditional(name: TSESTree.Node): boolean {
  for (let inner = name, outer = name.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    if (/^(If|Conditional|Logical|Switch)/.test(outer.type)) return true;
    if (outer.type === 'BlockStatement' && exitsBefore(outer, inner).length > 0) return true;
  }
  return false;
}
