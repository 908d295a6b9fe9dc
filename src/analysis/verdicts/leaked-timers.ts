import type { TSESTree } from '@typescript-eslint/types';
import { type Behalf, behalfOf, type Leak } from '../lives/behalf.ts';
import { calledName } from '../syntax/member-names.ts';
import { type Capture, captureOf } from '../functions/captures.ts';
import { isLeftByEnds, isToldOfEnd } from '../releases/missed-ends.ts';
import { occasionOf } from '../lives/occasions.ts';
import { endsOf } from '../lives/owner-ends.ts';
import { runsIn } from '../functions/reach.ts';
import { isAlwaysReached, mayRenewItself, mayRetry } from '../releases/self-renewal.ts';
import type { Handle, Kept } from '../releases/handles.ts';
import { lostLimit } from '../releases/limits-of-work.ts';
import { lostRace } from '../releases/lost-races.ts';
import { confidenceOfRace } from '../releases/race-confidence.ts';
import { lifetimeOf, outlivesCalls } from '../lives/lifetimes.ts';
import { confidenceOf, isEndless, isOnlyUnref } from '../releases/timer-confidence.ts';
import { behalfOfTwin } from '../releases/forgotten-twins.ts';
import { reopens, stopsTimers } from '../releases/reopenings.ts';
import { goesWithElement } from '../releases/element-loops.ts';
import { staysAfterEnd } from '../releases/timers-of-events.ts';
import { mayOutliveEffect } from '../releases/outlived-effects.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { contains } from '../syntax/nodes.ts';
import { returnedBy } from '../syntax/returns.ts';
import { functionAround, isFunction, userOf } from '../syntax/syntax.ts';
import { functionOf } from '../values/calls.ts';
import { isClearedByAnyName, type StartedTimer, startedTimers } from '../releases/timers.ts';
import { type Unended, whyUnended } from '../releases/unended-handles.ts';

export interface LeakedTimer extends Leak {
  readonly timer: StartedTimer;
  readonly reason: Unended | 'outrun';
  /** What the timer is a limit for. */
  readonly race?: TSESTree.Node;
}

/** Timers that run on after their owner is done with. */
export const leakedTimers = perSource((source): readonly LeakedTimer[] =>
  startedTimers(source).flatMap(timer => judge(source, timer) ?? []),
);

function judge(source: Source, timer: StartedTimer): LeakedTimer | undefined {
  const behalf = timer.handle.fate === 'handed' ? undefined : behalfOf(source, timer.call);
  if (behalf === undefined) return judgeTwin(source, timer);
  if (isTornDown(source, timer)) return undefined;
  const capture = captureOf(source, timer.callback);
  const lost = lostRace(source, timer) ?? lostLimit(source, timer);
  if (lost) {
    const { race } = lost;
    const confidence = confidenceOfRace(source, timer, lost);
    const node = calledName(timer.call);
    return confidence && { node, confidence, timer, ...behalf, capture, reason: 'outrun', race };
  }
  const reason = reasonOf(source, timer, behalf);
  if (reason === undefined) return undefined;
  const confidence = confidenceOf(source, timer, reason, behalf, capture);
  return confidence && { node: calledName(timer.call), confidence, timer, ...behalf, capture, reason };
}

/** `new Observable(subscriber => { const timer = setTimeout(…); return () => clearTimeout(timer); })`: whoever runs the function has what ends it. */
function isTornDown(source: Source, { call, handle }: StartedTimer): boolean {
  const home = functionAround(call);
  const user = home && userOf(home);
  if (user?.type !== 'NewExpression' || handle.fate !== 'kept') return false;
  const ends = returnedBy(source, home!).map(value => functionOf(source, value));
  return handle.releases.some(release => ends.includes(functionAround(release)));
}

/** An interval that is started once is left running where the end stops the one beside it. */
function judgeTwin(source: Source, timer: StartedTimer): LeakedTimer | undefined {
  const behalf = behalfOfTwin(source, timer);
  if (behalf === undefined) return undefined;
  const own = captureOf(source, timer.callback);
  // Whatever it captures of the module, the module is what it keeps busy.
  const names = [behalf.occasion.name ?? behalf.ends.name!];
  const capture: Capture = own.kind === 'variables' ? own : { kind: 'variables', names };
  return { node: calledName(timer.call), confidence: 'likely', timer, ...behalf, capture, reason: 'unended' };
}

function reasonOf(source: Source, timer: StartedTimer, behalf: Behalf): Unended | undefined {
  const { handle } = timer;
  const isLeft =
    handle.fate === 'kept' &&
    !handle.escapes &&
    mayRenewItself(timer) &&
    isLeftByEnds(source, handle, behalf.occasion, behalf.ends);
  if (isLeft) return 'missed';
  return isEndless(source, timer) ? reasonOfEndless(source, timer, behalf) : reasonOfOnce(source, timer, behalf);
}

function reasonOfEndless(source: Source, started: StartedTimer, behalf: Behalf): Unended | undefined {
  const { call, handle, timer } = started;
  const { occasion, ends } = behalf;
  if (handle.fate !== 'kept') return whyUnended(source, call, handle, behalf);
  if ((handle.isPassed && occasion.kind !== 'effect') || isClearedByAnyName(source, handle.place)) return undefined;
  if (occasion.kind === 'function' && isOneForAll(source, call, handle)) return undefined;
  const releases = handle.releases.filter(
    release =>
      functionAround(release) !== functionAround(call) ||
      release.range[0] > call.range[0] ||
      mayStopOnly(release, call),
  );
  if (mayOutliveEffect(source, started, behalf, releases)) return 'missed';
  const reason = whyUnended(source, call, handle, behalf, releases);
  if (reason === undefined && timer.repeats && staysAfterEnd(source, started, behalf)) return 'missed';
  // What starts itself again has but one id at a time.
  if (reason === 'overwritten' && !timer.repeats) return undefined;
  const letsProcessEnd = isOnlyUnref(handle, ends) && occasion.method !== 'constructor';
  return reason === 'unended' && letsProcessEnd ? undefined : reason;
}

/** `clearTimeout(timer); timer = setTimeout(poll);` with a variable of the module: whatever calls that, there is one. */
function isOneForAll(source: Source, call: TSESTree.CallExpression, { place, releases }: Kept): boolean {
  return (
    place.variable !== undefined &&
    outlivesCalls(lifetimeOf(source, place)) &&
    releases.some(
      release =>
        functionAround(release) === functionAround(call) &&
        release.range[1] <= call.range[0] &&
        isAlwaysReached(source, release, functionAround(call)!),
    )
  );
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
function reasonOfOnce(source: Source, started: StartedTimer, behalf: Behalf): Unended | undefined {
  const { occasion, ends } = behalf;
  const { kind, owner } = occasion;
  const { functions, byFramework, isBareScript = false } = ends;
  const { handle, runs } = started;
  if (isOutOfReach(handle) && stopsTimers(source, behalf) && reopens(source, started, behalf)) return 'dropped';
  // It tries again until something succeeds, which may never be once a component is gone.
  if (handle.fate === 'dropped' && byFramework && !isBareScript && mayRetry(source, started))
    return isToldOfEnd(source, functionAround(started.call), functions) ||
      goesWithElement(source, started.call, occasion)
      ? undefined
      : 'dropped';
  if (handle.fate !== 'kept' || handle.escapes || handle.isPassed || handle.releases.length === 0) return undefined;
  if (kind === 'effect')
    return isReleasedByEffect(source, handle.releases) || isToldOfEnd(source, runs, functions) ? undefined : 'missed';
  if (kind === 'component')
    return isLeftByEnds(source, handle, occasion, ends) && !isToldOfEnd(source, runs, functions) ? 'missed' : undefined;
  if (kind !== 'object' || handle.place.owner !== owner) return undefined;
  if (functions.length === 0) return undefined;
  return handle.releases.some(release => runsIn(source, functions, release)) ? undefined : 'missed';
}

/** Whether nothing but the function that has started a timer could stop it, and that does not. */
const isOutOfReach = (handle: Handle): boolean =>
  handle.fate === 'dropped' ||
  (handle.fate === 'kept' && handle.place.variable !== undefined && !handle.escapes && handle.releases.length === 0);

/** Whether the clean-up of some effect stops a timer, be it of another one than started it. */
function isReleasedByEffect(source: Source, releases: readonly TSESTree.Node[]): boolean {
  return releases.some(release => {
    const occasion = occasionOf(source, release);
    return occasion?.kind !== 'effect' || runsIn(source, endsOf(source, occasion).functions, release);
  });
}
