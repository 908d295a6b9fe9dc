import type { TSESTree } from '@typescript-eslint/types';
import { calledName } from './bindings.ts';
import { type Capture, captureOf } from './captures.ts';
import type { Confidence } from './confidence.ts';
import { repeats } from './executions.ts';
import { isGuarded } from './guards.ts';
import { isLeftByEnds, isMissedByEnds, isToldOfEnd } from './missed-ends.ts';
import { type Occasion, occasionOf } from './occasions.ts';
import { type Ends, endsOf } from './owner-ends.ts';
import { isReached, reachedFrom } from './reach.ts';
import { mayRenewItself, mayRetry } from './self-renewal.ts';
import { isOverwritten } from './overwritten-handles.ts';
import { confidenceOf, isEndless, isOnlyUnref, type TimerReason } from './timer-confidence.ts';
import { perSource, type Source } from './source.ts';
import { contains } from './nodes.ts';
import { functionAround, isFunction } from './syntax.ts';
import { isClearedByAnyName, type StartedTimer, startedTimers } from './timers.ts';

export interface LeakedTimer {
  /** Where to report it: the call that starts it. */
  readonly node: TSESTree.Node;
  readonly confidence: Confidence;
  readonly timer: StartedTimer;
  readonly occasion: Occasion;
  readonly ends: Ends;
  readonly capture: Capture;
  readonly reason: TimerReason;
}

/** Timers that run on after their owner is done with. */
export const leakedTimers = perSource((source): readonly LeakedTimer[] =>
  startedTimers(source).flatMap(timer => judge(source, timer) ?? []),
);

function judge(source: Source, started: StartedTimer): LeakedTimer | undefined {
  const { call: node, handle } = started;
  if (handle.fate === 'handed' || !repeats(source, node) || isGuarded(source, node)) return undefined;
  const occasion = occasionOf(source, node);
  if (occasion === undefined) return undefined;
  const ends = endsOf(source, occasion);
  const isLeft =
    handle.fate === 'kept' &&
    !handle.escapes &&
    mayRenewItself(started) &&
    isLeftByEnds(source, handle, occasion, ends);
  const reason = isLeft
    ? 'missed'
    : isEndless(source, started)
      ? reasonOf(source, started, occasion, ends)
      : reasonOfOnce(source, started, occasion, ends);
  if (reason === undefined) return undefined;
  const capture = captureOf(source, started.callback);
  const confidence = confidenceOf(source, started, reason, occasion, ends, capture);
  return confidence && { node: calledName(node), confidence, timer: started, occasion, ends, capture, reason };
}

function reasonOf(
  source: Source,
  { call, handle, timer }: StartedTimer,
  occasion: Occasion,
  ends: Ends,
): TimerReason | undefined {
  if (handle.fate !== 'kept') return handle.fate === 'dropped' ? 'dropped' : undefined;
  if (handle.escapes || (handle.isPassed && occasion.kind !== 'effect')) return undefined;
  if (isClearedByAnyName(source, handle.place)) return undefined;
  const releases = handle.releases.filter(
    release =>
      functionAround(release) !== functionAround(call) ||
      release.range[0] > call.range[0] ||
      mayStopOnly(release, call),
  );
  const isMissed =
    isMissedByEnds(source, call, occasion, ends, releases) || isLeftByEnds(source, handle, occasion, ends);
  if (isMissed) return 'missed';
  if (timer.repeats && isOverwritten(source, call, handle)) return 'overwritten';
  if (releases.length > 0) return undefined;
  return isOnlyUnref(handle, ends) && occasion.method !== 'constructor' ? undefined : 'unstopped';
}

/** Whether a function that clears a timer and starts it again may also leave it at that: it is how others stop it. */
function mayStopOnly(release: TSESTree.Node, start: TSESTree.Node): boolean {
  for (let inner = start, outer = start.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    if (outer.type === 'IfStatement' && outer.test !== inner && !contains(outer, release)) return true;
  }
  for (let outer = release.parent; outer && !isFunction(outer) && !contains(outer, start); outer = outer.parent) {
    const last = outer.type === 'BlockStatement' ? outer.body.at(-1) : undefined;
    if (last?.type === 'ReturnStatement') return true;
  }
  return false;
}

/** A timer that runs once frees itself; but code that takes care to stop it elsewhere should stop it at the end, too. */
function reasonOfOnce(
  source: Source,
  started: StartedTimer,
  { kind, owner }: Occasion,
  { functions, byFramework }: Ends,
): TimerReason | undefined {
  const { handle, runs } = started;
  // It tries again until something succeeds, which may never be once a component is gone.
  if (handle.fate === 'dropped' && byFramework && mayRetry(source, started))
    return isToldOfEnd(source, functionAround(started.call), functions) ? undefined : 'dropped';
  if (handle.fate !== 'kept' || handle.escapes || handle.isPassed || handle.releases.length === 0) return undefined;
  if (kind === 'effect')
    return isReleasedByEffect(source, handle.releases) || isToldOfEnd(source, runs, functions) ? undefined : 'missed';
  if (kind !== 'object' || handle.place.owner !== owner) return undefined;
  const reached = reachedFrom(source, functions);
  if (functions.length === 0) return undefined;
  return handle.releases.some(release => isReached(reached, release)) ? undefined : 'missed';
}

/** Whether the clean-up of some effect stops a timer, be it of another one than started it. */
function isReleasedByEffect(source: Source, releases: readonly TSESTree.Node[]): boolean {
  return releases.some(release => {
    const occasion = occasionOf(source, release);
    return occasion?.kind !== 'effect' || isReached(reachedFrom(source, endsOf(source, occasion).functions), release);
  });
}
