import type { TSESTree } from '@typescript-eslint/types';
import { LAST_EVENTS } from './acquisition-table.ts';
import { type Registration, registrations } from './acquisitions.ts';
import { calledName, constantText } from './bindings.ts';
import { captureOf, type Capture } from './captures.ts';
import type { Confidence } from './confidence.ts';
import { repeats } from './executions.ts';
import { globalPath } from './globals.ts';
import { isGuarded } from './guards.ts';
import { isFreshHandler } from './handlers.ts';
import { isHandedOver } from './handovers.ts';
import { neverAborts, readOptions } from './listener-options.ts';
import { confidenceOfAbort, isAbortOfCaller } from './abort-listeners.ts';
import { leftoverWaits } from './leftover-waits.ts';
import { isMissedByEnds } from './missed-ends.ts';
import { mismatchedRemovals } from './mismatched-removals.ts';
import { nearby } from './near-registrations.ts';
import { type Occasion, occasionOf } from './occasions.ts';
import { confidenceOf } from './listener-confidence.ts';
import { fitOf, mayRemove } from './listener-removals.ts';
import { type Ends, endsOf } from './owner-ends.ts';
import { perSource, type Source } from './source.ts';
import { targetLife } from './target-lives.ts';

export interface LeakedListener {
  /** Where to report it: the call that adds it. */
  readonly node: TSESTree.Node;
  readonly confidence: Confidence;
  readonly registration: Registration;
  readonly occasion: Occasion;
  readonly ends: Ends;
  readonly capture: Capture;
  /** Whether it waits for the abort of a signal that somebody else made. */
  readonly isAbort: boolean;
  /** A removal that does not run whenever the owner ends. */
  readonly missed?: Registration;
  /** What came first, where it only waits for that or something else. */
  readonly awaited?: Registration;
}

/** Listeners on targets that outlive what the handler captures, added time and again and not taken back. */
export const leakedListeners = perSource((source): readonly LeakedListener[] => {
  const { added } = registrations(source);
  // A removal that is given a new function each time is no removal at all: both calls are wrong.
  const explained = new Set(
    mismatchedRemovals(source).flatMap(({ added: registration, reason }) =>
      registration && reason !== 'inline' && reason !== 'bind' ? [registration] : [],
    ),
  );
  return added
    .filter(registration => !explained.has(registration))
    .flatMap(registration => judgeWait(source, registration) ?? judge(source, registration) ?? []);
});

function judgeWait(source: Source, registration: Registration): LeakedListener | undefined {
  const wait = leftoverWaits(source).find(({ left }) => left === registration);
  const occasion = wait && occasionOf(source, registration.call);
  if (!occasion || !registration.handler) return undefined;
  return {
    node: calledName(registration.call),
    confidence: 'likely',
    registration,
    occasion,
    ends: endsOf(source, occasion),
    capture: captureOf(source, registration.handler),
    isAbort: false,
    awaited: wait.awaited,
  };
}

function judge(source: Source, registration: Registration): LeakedListener | undefined {
  const { call, handler, receiver } = registration;
  if (handler === undefined || !repeats(source, call)) return undefined;
  const life = targetLife(source, registration.target);
  const isAbort = isAbortOfCaller(source, registration, life);
  if (!isAbort && (life === 'own' || life === 'unknown')) return undefined;
  if (endsItself(source, registration, isAbort) || isHandedOver(source, call)) return undefined;
  const occasion = occasionOf(source, call);
  if (occasion === undefined || isGuarded(source, call)) return undefined;
  const capture = captureOf(source, receiver ?? handler);
  if (capture.kind === 'nothing' && registration.pair.idempotent) return undefined;
  const ends = endsOf(source, occasion);
  const removals = nearby(source, registration, 'removed').filter(
    removed =>
      removed.pair === registration.pair &&
      !(removed.handler && isFreshHandler(source, removed.handler)) &&
      mayRemove(fitOf(source, registration, removed)),
  );
  const missed = isMissedByEnds(
    source,
    call,
    occasion,
    ends,
    removals.map(removal => removal.call),
  );
  if (removals.length > 0 && !missed) return undefined;
  const confidence = isAbort
    ? confidenceOfAbort(occasion, capture)
    : confidenceOf(source, registration, life, occasion, ends, capture);
  if (confidence === undefined) return undefined;
  return {
    node: calledName(call),
    confidence,
    registration,
    occasion,
    ends,
    capture,
    isAbort,
    ...(missed && removals[0] && { missed: removals[0] }),
  };
}

/** Whether the handler goes by itself: after one event, or with a signal. */
function endsItself(source: Source, registration: Registration, isAbort: boolean): boolean {
  const { pair, method, options } = registration;
  const { once, signal, isOpen } = readOptions(source, options);
  if (isOpen || (signal && !neverAborts(source, signal))) return true;
  return !isAbort && (once !== false || pair.once.includes(method)) && !waitsForTheEnd(source, registration);
}

function waitsForTheEnd(source: Source, { event, target }: Registration): boolean {
  const path = globalPath(source, target);
  if (path !== 'process' && path !== 'window') return false;
  const name = event && constantText(source, event);
  return name === undefined ? path === 'process' : LAST_EVENTS.has(name);
}
