import { LAST_EVENTS } from '../tables/event-names.ts';
import { eventName, type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { taps } from '../acquisitions/taps.ts';
import { judgeAgain } from './added-again.ts';
import { behalfOf, type Leak } from '../lives/behalf.ts';
import { calledName } from '../syntax/member-names.ts';
import { constantText } from '../syntax/bindings.ts';
import { type Capture, captureOf } from '../functions/captures.ts';
import { repeats } from '../functions/executions.ts';
import { targetPath } from '../syntax/globals.ts';
import { isNeverGiven } from '../functions/handlers.ts';
import { isFreshHandler, isNewEachTime } from '../functions/fresh-handlers.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { isIdle } from '../functions/idle-functions.ts';
import { isHandedOver } from '../lives/handovers.ts';
import { isInMistakenEnd } from '../lives/mistaken-hooks.ts';
import { neverAborts, readOptions } from '../acquisitions/listener-options.ts';
import { confidenceOfAbort, endsAtSignal, isAbortOfCaller } from '../releases/abort-listeners.ts';
import { judgeWait } from './leftover-listeners.ts';
import { isMissedByCallers, isMissedByEnds } from '../releases/missed-ends.ts';
import { type MismatchedRemoval, mismatchedRemovals } from './mismatched-removals.ts';
import { nearby } from '../releases/near-registrations.ts';
import { forgottenEvent } from '../releases/looped-events.ts';
import { isForOneOfMany } from '../releases/events-of-one.ts';
import { confidenceOf, isOfVisit } from '../releases/listener-confidence.ts';
import { fitOf, mayRemove } from '../releases/listener-removals.ts';
import { isTakenBackByName } from '../releases/named-removals.ts';
import { isOfWorker } from '../releases/listeners-of-programs.ts';
import { outlivesChild } from '../releases/ended-children.ts';
import { staysWhenAnswered } from '../releases/answered-requests.ts';
import { staysAfterSettling } from '../releases/missed-settlements.ts';
import { staysAfterTimeout, staysUntilAllEnd, staysWhenSettled } from '../releases/promise-waits.ts';
import { isForgottenByCounterpart, isLetGoBeside } from '../releases/sibling-listeners.ts';
import { isLeftByRerun, isLeftByRuns } from '../releases/runs-of-effects.ts';
import { isToggled } from '../releases/toggles.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type TargetLife, targetLife } from '../lives/target-lives.ts';

export interface LeakedListener extends Leak {
  readonly registration: Registration;
  /**
   * Nothing removes it, its removal does not run whenever the owner ends, or stands in a function that nobody calls, it
   * waits for the abort of a signal that somebody else made, or it is left over where something else came first, or
   * where it is late, or one more is added to the same target each time that something happens to that.
   */
  readonly reason: 'leaked' | 'missed' | 'unused' | 'untilAbort' | 'leftover' | 'late' | 'again';
  /** Of one that is missed or unused, the removal; of one that is left over, what came first; of one that is added again, what listens for that. */
  readonly other?: Registration;
  /** Of those that a loop adds, the event that no removal names. */
  readonly forgotten?: string;
}

/** Listeners on targets that outlive what the handler captures, added time and again and not taken back. */
export const leakedListeners = perSource((source): readonly LeakedListener[] => {
  const { added } = registrations(source);
  const explained = new Set(mismatchedRemovals(source).flatMap(mismatch => explainedBy(source, mismatch)));
  const leaked = added
    .filter(registration => !explained.has(registration))
    .flatMap(
      registration =>
        judgeWait(source, registration) ?? judge(source, registration) ?? judgeAgain(source, registration) ?? [],
    );
  return [...leaked, ...taps(source).flatMap(tap => judgeAgain(source, tap) ?? [])];
});

/**
 * The listeners that a report of a removal tells of already. Where both calls are given a new function, both are wrong,
 * unless they make it alike, as `this.close.bind(this)` does: then it is one mistake.
 */
function explainedBy(source: Source, { added, removed, reason }: MismatchedRemoval): (Registration | undefined)[] {
  if (reason === 'swapped') return [added, removed];
  if ((reason !== 'inline' && reason !== 'bind') || !added || !removed) return [added];
  const { target, event } = fitOf(source, added, removed);
  const isMadeAlike = !!added.handler && !!removed.handler && isAlike(source, added.handler, removed.handler);
  return isMadeAlike && target === 'same' && event === 'same' ? [added] : [];
}

function judge(source: Source, registration: Registration): LeakedListener | undefined {
  const { call, handler, receiver } = registration;
  if (handler === undefined || isHandedOver(source, call) || !repeats(source, call)) return undefined;
  if (isNeverGiven(source, handler)) return undefined;
  const life = targetLife(source, registration.target);
  const isAbort = isAbortOfCaller(source, registration, life);
  if (!isAbort && endsAtSignal(source, registration)) return undefined;
  const isBrief = life === 'own' || life === 'unknown';
  const capture = captureOf(source, receiver ?? handler);
  if (!isAbort && isBrief && !outlivesItsUse(source, registration, life, capture)) return undefined;
  if (endsItself(source, registration, isAbort)) return undefined;
  const behalf = behalfOf(source, call);
  if (behalf === undefined) return undefined;
  const { occasion, ends } = behalf;
  // A target ignores the same function again, but each written there is a new one.
  if (capture.kind === 'nothing' && registration.pair.idempotent && !isNewEachTime(source, handler)) return undefined;
  const [removals, unused] = removalsOf(source, registration);
  const calls = removals.map(removal => removal.call);
  const isLeft =
    removals.length > 0 &&
    (staysAfterTimeout(source, registration, calls) ||
      staysUntilAllEnd(source, registration, life, calls) ||
      staysAfterSettling(source, registration, calls) ||
      staysWhenAnswered(source, registration, calls) ||
      outlivesChild(source, registration, calls));
  if (!isLeft && isOfWorker(source, registration)) return undefined;
  const isMissed =
    isLeft ||
    isMissedByEnds(source, call, occasion, ends, calls) ||
    isMissedByCallers(source, call, occasion, ends, calls);
  const forgotten = forgottenEvent(source, registration, removals);
  const isTakenBack =
    removals.length > 0 ? !isMissed && forgotten === undefined : isTakenBackByName(source, registration, ends);
  if (isTakenBack) return undefined;
  const other = isMissed ? removals[0] : unused[0];
  const judged = isAbort
    ? confidenceOfAbort(source, registration.target, occasion, capture)
    : confidenceOf(source, registration, life, behalf, capture);
  // Who takes it back in a method that nothing calls has meant it to go.
  const isVain = removals.length === 0 && unused.some(({ call: removal }) => isInMistakenEnd(source, removal));
  const confidence =
    judged && (isLeft || isVain ? 'likely' : isMissed && isToggled(source, call, calls) ? 'possible' : judged);
  return (
    confidence && {
      node: calledName(call),
      confidence,
      registration,
      ...behalf,
      capture,
      reason: isMissed ? 'missed' : other ? 'unused' : isAbort ? 'untilAbort' : 'leaked',
      ...(other && { other }),
      ...(forgotten !== undefined && { forgotten }),
    }
  );
}

/** Whether a target that may be as short-lived as its owner is there for more than what a listener is about. */
const outlivesItsUse = (source: Source, registration: Registration, life: TargetLife, capture: Capture): boolean =>
  staysWhenSettled(source, registration, life) ||
  isLeftByRerun(source, registration) ||
  (life === 'unknown' && (isForgottenByCounterpart(source, registration) || isLetGoBeside(source, registration))) ||
  (life === 'own' &&
    (isForOneOfMany(source, registration) ||
      isOfVisit(source, registration, life, capture) ||
      isLeftByRuns(source, registration)));

/**
 * Whatever may take a listener back, and what would if anybody called the function that it stands in; to be given a new
 * function is to remove nothing.
 */
function removalsOf(source: Source, registration: Registration): readonly [Registration[], Registration[]] {
  const all = nearby(source, registration, 'removed').filter(
    removed =>
      removed.pair === registration.pair &&
      !(removed.handler && isFreshHandler(source, removed.handler)) &&
      mayRemove(fitOf(source, registration, removed)),
  );
  const unused = all.filter(({ call }) => isIdle(source, call) || isInMistakenEnd(source, call));
  return [all.filter(removed => !unused.includes(removed)), unused];
}

/** Whether the handler goes by itself: after one event, or with a signal. */
function endsItself(source: Source, registration: Registration, isAbort: boolean): boolean {
  const { pair, method, options } = registration;
  // The last that an element or a scope of AngularJS tells.
  if (eventName(source, registration) === '$destroy') return true;
  const { once, signal, isOpen } = readOptions(source, options);
  if (isOpen || (signal && !neverAborts(source, signal))) return true;
  return !isAbort && (once !== false || pair.once.includes(method)) && !waitsForTheEnd(source, registration);
}

function waitsForTheEnd(source: Source, { event, target }: Registration): boolean {
  const path = targetPath(source, target);
  if (path !== 'process' && path !== 'window') return false;
  const name = event && constantText(source, event);
  return name === undefined ? path === 'process' : LAST_EVENTS.has(name);
}
