import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { isOnce } from '../acquisitions/listener-options.ts';
import { captureOf } from '../functions/captures.ts';
import { type Occasion, occasionOf } from '../lives/occasions.ts';
import { endsOf } from '../lives/owner-ends.ts';
import { recurs } from '../lives/recurrences.ts';
import { targetLife } from '../lives/target-lives.ts';
import { halfTakenBack } from '../releases/half-taken-back.ts';
import { type LeftoverWait, leftoverWaits } from '../releases/leftover-waits.ts';
import { fitOf, mayRemove } from '../releases/listener-removals.ts';
import { nearby } from '../releases/near-registrations.ts';
import { staysWhenLate } from '../releases/promise-waits.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { calledName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';
import { isSynchronousCallback } from '../values/calls.ts';
import type { LeakedListener } from './leaked-listeners.ts';

/** What is left of a wait for one event: where another one came first, or where it came too late. */
export function judgeWait(source: Source, registration: Registration): LeakedListener | undefined {
  return judgeLeftover(source, registration) ?? judgeLate(source, registration);
}

function judgeLeftover(source: Source, registration: Registration): LeakedListener | undefined {
  const isLeft = ({ left }: LeftoverWait): boolean => left === registration;
  const half = halfTakenBack(source).find(isLeft);
  const wait = half ?? leftoverWaits(source).find(isLeft);
  const occasion = wait && occasionOf(source, registration.call);
  if (!occasion || !registration.handler) return undefined;
  // Who has just arrived, what a function has made, and each of a list, is waited for once.
  const isPassing =
    (half && !isSureToRepeat(source, occasion)) ||
    isElement(source, registration.target) ||
    (isNewHere(source, registration.target) && targetLife(source, registration.target) === 'own');
  return {
    node: calledName(registration.call),
    confidence: isPassing ? 'possible' : 'likely',
    registration,
    occasion,
    ends: endsOf(source, occasion),
    capture: captureOf(source, registration.handler),
    reason: 'leftover',
    other: wait.awaited,
  };
}

/** Whether code surely runs again, for a target that is there all the while: what a program does once it may well do by halves. */
const isSureToRepeat = (source: Source, { kind, node, method }: Occasion): boolean =>
  recurs(source, node) || kind === 'effect' || kind === 'component' || (kind === 'object' && method !== 'constructor');

/** A wait for one event that is given up after a time. */
function judgeLate(source: Source, registration: Registration): LeakedListener | undefined {
  const { call, handler, target } = registration;
  if (handler === undefined || !isOnce(source, registration)) return undefined;
  const calls = nearby(source, registration, 'removed').flatMap(removed =>
    removed.pair === registration.pair && mayRemove(fitOf(source, registration, removed)) ? [removed.call] : [],
  );
  if (!staysWhenLate(source, registration, targetLife(source, target), calls)) return undefined;
  const occasion = occasionOf(source, call);
  return (
    occasion && {
      node: calledName(call),
      confidence: occasion.kind === 'object' ? 'likely' : 'possible',
      registration,
      occasion,
      ends: endsOf(source, occasion),
      capture: captureOf(source, handler),
      reason: 'late',
    }
  );
}

/** `servers.map(server => …)`: whether a name stands for each of a list in turn. */
function isElement(source: Source, target: TSESTree.Node): boolean {
  const [definition] = variableOf(source, unwrap(target))?.defs ?? [];
  return (
    definition?.type === 'Parameter' && isFunction(definition.node) && isSynchronousCallback(source, definition.node)
  );
}

/** Whether a name stands for what a function is handed, or has just got from a call. */
function isNewHere(source: Source, target: TSESTree.Node): boolean {
  const variable = variableOf(source, unwrap(target));
  if (variable === undefined || !isFunction(variable.scope.block)) return false;
  return variable.defs[0]?.type === 'Parameter' || /^(Call|New)Expression$/.test(resolve(source, target).type);
}
