import type {} from '@typescript-eslint/types';
import { callsNamed } from '../syntax/calls-named.ts';
import type { Behalf } from '../lives/behalf.ts';
import type { Capture } from '../functions/captures.ts';
import type { Confidence } from '../tables/confidence.ts';
import { FRAMEWORK_ENDS } from '../tables/framework-names.ts';
import { contains, textOf } from '../syntax/nodes.ts';
import type { Occasion } from '../lives/occasions.ts';
import type { Ends } from '../lives/owner-ends.ts';
import { recurs } from '../lives/recurrences.ts';
import { judgeOwner } from '../lives/owner-judgement.ts';
import { isReached, reachedFrom } from '../functions/reach.ts';
import { returnedBy, returnStatements } from '../syntax/returns.ts';
import { comesToAnEnd, comesToItsEnd } from './loops-with-ends.ts';
import { isBrief } from './moments.ts';
import { isToldOfEnd } from './missed-ends.ts';
import { reopens } from './reopenings.ts';
import { mayRenewItself, renewsItself } from './self-renewal.ts';
import { isForgottenAmong, isForgottenBeside, isForgottenByReset } from './sibling-timers.ts';
import type { Source } from '../syntax/source.ts';
import { isLastEnd } from '../tables/lifecycle-names.ts';
import { isInFinally } from '../syntax/finally.ts';
import { calleeWord, functionAround, isClass, isFunction, userOf } from '../syntax/syntax.ts';
import type { StartedTimer } from './timers.ts';
import { isClearedInVain } from './vain-clears.ts';
import type { Unended } from './unended-handles.ts';

/** Whether a timer goes on and on. */
export const isEndless = (source: Source, started: StartedTimer): boolean =>
  started.timer.repeats || renewsItself(source, started);

/** How sure it is that a timer runs on after its owner is done with; `undefined` where nothing speaks for it. */
export function confidenceOf(
  source: Source,
  started: StartedTimer,
  reason: Unended,
  behalf: Behalf,
  capture: Capture,
): Confidence | undefined {
  const { occasion, ends } = behalf;
  if (
    reason === 'replaced' ||
    isClearedInVain(source, started) ||
    (reason === 'overwritten' && startsItself(source, started))
  )
    return 'likely';
  if (started.timer.repeats && capture.kind === 'variables' && isForgottenByReset(source, started)) return 'likely';
  const judged = judgeOwner(source, 'program', occasion, ends, capture);
  if (judged === undefined) return undefined;
  if (isEndless(source, started)) {
    const mayStop =
      isOnlyUnref(started.handle, ends) ||
      leavesPage(source, started) ||
      (reason === 'missed' && mayEndItself(source, started, occasion, ends));
    if (mayStop) return 'possible';
    const isForgotten =
      reason === 'dropped' &&
      (isForgottenBeside(source, started, occasion, ends) || isForgottenAmong(source, started, ends));
    return isForgotten || isForArgument(source, started, occasion, capture) ? 'likely' : judged;
  }
  if (reopens(source, started, behalf)) return 'likely';
  if (reason === 'dropped') return occasion.kind === 'object' || comesToAnEnd(source, started) ? 'possible' : judged;
  if (mayRenewItself(started) && ends.byFramework) return comesToItsEnd(source, started) ? 'possible' : judged;
  if (occasion.kind === 'component')
    return started.timer.start === 'setTimeout' && !isBrief(source, started) ? 'possible' : undefined;
  if (started.timer.start !== 'setTimeout' || endsWithWork(started)) return undefined;
  if (!isForGone(occasion, ends))
    return isLastEnd(ends.name ?? '') && !isToldOfEnd(source, started.runs, ends.functions) ? 'possible' : undefined;
  return isBrief(source, started) || (occasion.kind === 'object' && isForUser(source, started)) ? 'possible' : judged;
}

/** Whether what an interval runs starts one more of it. */
const startsItself = (source: Source, { timer, runs, call }: StartedTimer): boolean =>
  timer.repeats && runs !== undefined && isReached(reachedFrom(source, [runs]), call);

/** Whether what a timer runs loads the page anew, and so ends the timer with all else. */
const leavesPage = (source: Source, { runs }: StartedTimer): boolean =>
  runs !== undefined &&
  callsNamed(source, ['reload']).some(
    call => contains(runs, call) && /\blocation\.reload$/.test(textOf(source, call.callee)),
  );

/** Whether a timer lets the process end, and its owner has no end: what it keeps alive, it keeps all the same. */
export const isOnlyUnref = (handle: StartedTimer['handle'], { name }: Ends): boolean =>
  handle.fate === 'kept' && handle.isUnref && name === undefined;

/** Whether a timer is stopped by what it runs, or by an object that nothing else ends. */
function mayEndItself(source: Source, started: StartedTimer, { kind }: Occasion, { name }: Ends): boolean {
  const { call, timer, runs, handle } = started;
  if (kind === 'object' && name === undefined) return !isOnlyRestarted(source, started);
  if (kind === 'effect') return false;
  if (handle.fate !== 'kept' || runs === undefined) return false;
  // What starts itself again clears the one before on its way.
  const reached = timer.repeats ? reachedFrom(source, [runs]) : new Set([runs]);
  const [home, ends] = [functionAround(call), handle.releases.filter(release => isReached(reached, release))];
  // Whoever stops it from elsewhere, too, does not leave it at that.
  const others = handle.releases.filter(release => !ends.includes(release) && functionAround(release) !== home);
  return ends.length > 0 && (kind !== 'component' || others.length === 0);
}

/** `setConfig(config) { clearInterval(this.timer); this.timer = setInterval(…); }`: whether whoever stops it starts it again at once. */
function isOnlyRestarted(source: Source, { call, timer, handle }: StartedTimer): boolean {
  const home = functionAround(call);
  const [first] = handle.fate === 'kept' ? handle.releases : [];
  if (!timer.repeats || home === undefined || first === undefined || handle.fate !== 'kept') return false;
  if (!handle.releases.every(release => functionAround(release) === home && release.range[1] <= call.range[0]))
    return false;
  for (let outer = call.parent; outer && outer !== home && !contains(outer, first); outer = outer.parent!)
    if (/^(If|Switch|While|For|Do|Conditional|Logical|Catch)/.test(outer.type)) return false;
  return !returnStatements(source, home).some(({ range }) => range[0] > first.range[0] && range[1] < call.range[0]);
}

/** Whether a named function starts a timer for what it is handed or hands out, and so another one with each call. */
function isForArgument(
  source: Source,
  { handle, timer }: StartedTimer,
  { owner, start }: Occasion,
  { names }: Capture,
): boolean {
  if ((owner && (isClass(owner.node) || isFunction(owner.node))) || !isFunction(start)) return false;
  // What a module is, without a name of its own, is given to the program once.
  if (start.parent.type === 'ExportDefaultDeclaration' && !start.id) return false;
  if (handle.fate !== 'dropped' || !timer.repeats || /^(Call|New)Expression$/.test(userOf(start)?.type ?? ''))
    return false;
  return (
    start.params.some(parameter => parameter.type === 'Identifier' && names.includes(parameter.name)) ||
    returnedBy(source, start).some(isFunction)
  );
}

/** A timeout that runs once frees itself; only where a framework ends its owner does it run for something that is gone. */
const isForGone = ({ kind }: Occasion, { name }: Ends): boolean => kind === 'effect' || FRAMEWORK_ENDS.has(name ?? '');

/** Whether a timeout is stopped as soon as what it is a limit for has come or failed: `load().finally(() => clearTimeout(limit))`. */
function endsWithWork({ handle }: StartedTimer): boolean {
  return (
    handle.fate === 'kept' &&
    handle.releases.some(release => {
      const around = functionAround(release);
      const call = around && userOf(around);
      if (around && isInFinally(release, around)) return true;
      return call?.type === 'CallExpression' && calleeWord(call) === 'finally';
    })
  );
}

/** Whether a timeout is stopped wherever it is stopped because something has happened: it is for a user who may come back. */
const isForUser = (source: Source, { handle }: StartedTimer): boolean =>
  handle.fate === 'kept' && handle.releases.every(release => recurs(source, release));
