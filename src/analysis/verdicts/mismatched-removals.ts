import type { TSESTree } from '@typescript-eslint/types';
import { calledName } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { neverAborts, readOptions } from '../acquisitions/listener-options.ts';
import { forgottenOptions } from './forgotten-options.ts';
import { absentHandlers } from './absent-handlers.ts';
import { earlyRemovals } from './early-removals.ts';
import { isFreshHandler } from '../functions/fresh-handlers.ts';
import { type Fit, fitOf, isGivenResult, mayRemove } from '../releases/listener-removals.ts';
import { isMeantFor, isTakenBackBeside } from '../releases/paired-removals.ts';
import { isOfAnotherScript } from '../releases/taken-off-otherwise.ts';
import { misspeltRemovals } from './misspelt-removals.ts';
import { nearby } from '../releases/near-registrations.ts';
import { placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround, isFunction, unwrap } from '../syntax/syntax.ts';
import { reboundHandlers } from './rebound-handlers.ts';
import { strayNamespaces } from './stray-namespaces.ts';
import { strayTargets } from './stray-targets.ts';
import { swappedRegistrations } from './swapped-registrations.ts';
import { unwatchedTargets } from './unwatched-targets.ts';
import { wrappedCallbacks } from './wrapped-callbacks.ts';
import { wrongClears } from './wrong-clears.ts';

/** Why a removal takes nothing back. */
export type MismatchReason =
  | 'inline'
  | 'bind'
  | 'handler'
  | 'result'
  | 'event'
  | 'capture'
  | 'target'
  | 'noEvent'
  | 'early'
  | 'rebound'
  | 'swapped'
  | 'wrongClear'
  | 'unwatched'
  | 'misspelt';

export interface MismatchedRemoval {
  /** Where to report it: the removal. */
  readonly node: TSESTree.Node;
  readonly reason: MismatchReason;
  readonly removed?: Registration;
  /** What it was meant to take back, where the file shows it. */
  readonly added?: Registration;
  /** The timer, or the watch of an observer, that it was meant to end. */
  readonly started?: TSESTree.CallExpression;
}

/** Removals that can never match what was added. */
export const mismatchedRemovals = perSource((source): readonly MismatchedRemoval[] => {
  const found = registrations(source).removed.flatMap(
    removal => judge(source, removal, nearby(source, removal, 'added')) ?? [],
  );
  const others = OTHERS.flatMap(verdicts => verdicts(source)).filter(
    ({ removed }) => !removed || !found.some(other => other.removed === removed),
  );
  return [...found, ...others].sort((a, b) => a.node.range[0] - b.node.range[0]);
});

const OTHERS = [
  absentHandlers,
  wrappedCallbacks,
  earlyRemovals,
  forgottenOptions,
  reboundHandlers,
  swappedRegistrations,
  wrongClears,
  unwatchedTargets,
  misspeltRemovals,
  strayNamespaces,
  strayTargets,
];

function judge(source: Source, removed: Registration, all: readonly Registration[]): MismatchedRemoval | undefined {
  const { call, handler, pair } = removed;
  const node = calledName(call);
  const fits = all
    .filter(added => added.pair === pair && !isEndedBySignal(source, added))
    .map(added => ({ added, fit: fitOf(source, added, removed) }));
  if (handler && isFreshHandler(source, handler)) {
    const reason = unwrap(handler).type === 'CallExpression' ? 'bind' : 'inline';
    const near = fits.find(({ fit }) => fit.event !== 'different' && fit.target !== 'different');
    return { node, removed, reason, ...(near && { added: near.added }) };
  }
  const resulting = fits.find(({ added, fit }) => fit.event === 'same' && isGivenResult(source, added, removed));
  if (resulting) return { node, removed, reason: 'result', added: resulting.added };
  if (isWithoutEvent(source, removed)) {
    const [near] = fits.filter(({ fit }) => fit.target === 'same');
    return near && { node, removed, added: near.added, reason: 'noEvent' };
  }
  if (handler && isOfAnotherScript(source, handler)) return undefined;
  // Most take back what they are given, and nothing else need be compared.
  if (fits.some(({ fit }) => fit.event !== 'different' && fit.handler === 'same' && mayRemove(fit))) return undefined;
  const others = fits.filter(({ fit }) => mayRemove(fit));
  const before = fits.filter(({ added, fit }) => !(replaces(added, removed) && fit.handler === 'different'));
  // What is listened to elsewhere by the same function is what a removal of it is meant for.
  const isForAnother = fits.some(({ fit }) => fit.handler === 'same' && fit.event === 'same');
  const meant = before.find(
    ({ added, fit }) =>
      !isForAnother &&
      differsOnlyIn(fit, 'handler', () => true) &&
      isMeantFor(source, removed, added) &&
      !isTakenBackBeside(source, added, removed),
  );
  if (meant) return { node, removed, reason: 'handler', added: meant.added };
  if (others.length > 0) return undefined;
  for (const [reason, part] of REASONS) {
    const only = before.filter(
      ({ added, fit }) =>
        differsOnlyIn(fit, part, () => isMeantFor(source, removed, added) || isNeverWithFlag(fits, fit, part)) &&
        !isTakenBackBeside(source, added, removed),
    );
    // A handler that is added elsewhere in the file under another event is meant for that.
    if (only.length > 0 && !(isForAnother && part === 'handler') && isMeant(only, part, before))
      return { node, removed, reason, added: only[0]!.added };
  }
  return undefined;
}

/** `{ signal }`: whether something else takes a listener back, whatever a removal says. */
function isEndedBySignal(source: Source, { options }: Registration): boolean {
  const { signal } = readOptions(source, options);
  return signal !== undefined && !neverAborts(source, signal);
}

/** Whether a function takes back what was there before, and adds another one in its place. */
const replaces = (added: Registration, removed: Registration): boolean =>
  functionAround(removed.call) === functionAround(added.call) && removed.call.range[0] < added.call.range[0];

/**
 * `removeEventListener(this.onFocus)`: the handler stands where the event belongs. Where that is `off`, many emitters
 * take the handler off all events.
 */
function isWithoutEvent(source: Source, { call, event, handler, method }: Registration): boolean {
  if (event === undefined || handler !== undefined || call.arguments.length !== 1) return false;
  if (method === 'off') return false;
  return (
    isFunction(resolve(source, event)) ||
    (placeOf(source, event)?.values.some(({ value }) => isFunction(value)) ?? false)
  );
}

const REASONS: readonly (readonly [MismatchReason, keyof Fit])[] = [
  ['capture', 'capture'],
  ['target', 'target'],
  ['event', 'event'],
  ['handler', 'handler'],
];

/** Whether a function is added with the other flag wherever the file adds it for an event: nobody else could. */
const isNeverWithFlag = (fits: readonly { fit: Fit }[], { target }: Fit, part: keyof Fit): boolean =>
  part === 'capture' &&
  target !== 'different' &&
  fits.every(({ fit }) => fit.event === 'different' || fit.handler === 'different' || fit.capture === 'different');

/** Whether a removal fits in all but one part; `isPaired` tells whether targets that only look alike are the same. */
function differsOnlyIn(fit: Fit, part: keyof Fit, isPaired: () => boolean): boolean {
  const isAsMeant = (key: keyof Fit): boolean => {
    // The same function under a computed event is meant for it.
    if (key === 'event' && part === 'capture') return fit.event !== 'different';
    return fit[key] === (key === part ? 'different' : 'same');
  };
  if (!isAsMeant('event') || !isAsMeant('capture') || !isAsMeant('handler')) return false;
  return part === 'target' ? isAsMeant('target') && !isPaired() : isAsMeant('target') || isPaired();
}

function isMeant(only: readonly { added: Registration }[], part: keyof Fit, fits: readonly { fit: Fit }[]): boolean {
  if (part !== 'handler') return only.length === 1 || part !== 'event';
  return fits.every(
    ({ fit }) => fit.event === 'different' || fit.handler === 'different' || fit.target === 'different',
  );
}
