import type { TSESTree } from '@typescript-eslint/types';
import { isHandedOut } from '../functions/handed-out.ts';
import { isReached, reachedFrom } from '../functions/reach.ts';
import { returningBranch } from '../syntax/exits.ts';
import { contains } from '../syntax/nodes.ts';
import { makingAround } from '../syntax/promises.ts';
import { calledMethod } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import {
  calleeWord,
  type FunctionNode,
  functionAround,
  literalText,
  outermostAround,
  userOf,
  wrapped,
} from '../syntax/syntax.ts';
import { placeOf } from '../values/places.ts';
import { raceWith } from './races.ts';
import { settlements } from './promise-waits.ts';
import type { StartedTimer } from './timers.ts';

/** A timeout that is the limit of some work, and runs on for its whole time when that is done before. */
export interface LostRace {
  /** The call of `Promise.race`, the promise that the timer and something else settle, or what it breaks off. */
  readonly race: TSESTree.Node;
  /** What may be faster than the timer. */
  readonly rivals: readonly TSESTree.Node[];
  /** Whether the timer resolves the promise, as one that is only there to wait does. */
  readonly isPause: boolean;
}

/**
 * The race that a timeout may lose without being cleared: `Promise.race([work, new Promise((_, reject) => setTimeout(reject, ms))])`,
 * `new Promise((resolve, reject) => { work.then(resolve); setTimeout(reject, ms); })`.
 */
export function lostRace(source: Source, started: StartedTimer): LostRace | undefined {
  const { call, timer, callback } = started;
  const making = timer.start === 'setTimeout' ? makingAround(call) : undefined;
  if (making === undefined) return undefined;
  const { executor, promise } = making;
  const settled = settlements(source, executor, callback);
  const clears = clearsOf(source, started);
  if (!isLimit(started, settled) || clears === undefined) return undefined;
  const isPause = settled.every(name => placeOf(source, name) === placeOf(source, executor.params[0]!));
  const outside = clears.length === 0 ? raceWith(source, promise) : undefined;
  if (outside) return { ...outside, isPause };
  const rivals = rivalsIn(source, executor, settled).filter(
    rival => !isClearedBeside(source, executor, clears, rival) && !isOtherBranch(call, rival),
  );
  // A pause that can be broken off: its length is what its callers wait for.
  if (isPause && rivals.every(rival => hearsOfAbort(source, rival))) return undefined;
  // What settles it is told apart by nothing but its names: the whole work is in what it is made with.
  return rivals.length > 0 ? { race: promise, rivals: [executor.body], isPause } : undefined;
}

/** `signal.addEventListener('abort', reject)`, or a name in a function that hears of that. */
function hearsOfAbort(source: Source, name: TSESTree.Node): boolean {
  const around = functionAround(name);
  return [userOf(name), around && userOf(around)].some(
    call =>
      call?.type === 'CallExpression' &&
      calledMethod(source, call) === 'addEventListener' &&
      call.arguments[0] !== undefined &&
      literalText(call.arguments[0]) === 'abort',
  );
}

/** Whether a timer that does nothing before settles a promise, after some time: others begin the work itself. */
function isLimit({ call, callback, runs }: StartedTimer, settled: readonly TSESTree.Node[]): boolean {
  return (
    isDelayed(call) && settled.length > 0 && settled.every(name => name === callback || functionAround(name) === runs)
  );
}

/** Whether a timer is given some time, and not only put behind what runs. */
export function isDelayed({ arguments: [, delay] }: TSESTree.CallExpression): boolean {
  return delay !== undefined && !(delay.type === 'Literal' && delay.value === 0);
}

/** What clears a timer before it fires; `undefined` where that may be anything, or the timer holds nobody up. */
export function clearsOf(
  source: Source,
  { handle, callback, runs }: StartedTimer,
): readonly TSESTree.Node[] | undefined {
  if (handle.fate === 'dropped') return [];
  if (handle.fate !== 'kept' || handle.escapes || handle.isPassed || handle.isUnref) return undefined;
  if (handle.place.variable === undefined) return undefined;
  const clears = handle.releases.filter(release => !contains(runs ?? callback, release));
  // Whoever has a function that clears it may call that in time.
  return clears.some(clear => isHandedOut(source, clear)) ? undefined : clears;
}

/** What else settles a promise, once something has happened. */
function rivalsIn(source: Source, executor: FunctionNode, settled: readonly TSESTree.Node[]): readonly TSESTree.Node[] {
  return settlements(source, executor, executor).filter(name => {
    const user = userOf(name);
    const isGiven = user?.type === 'CallExpression' && user.callee !== wrapped(name);
    return (
      !settled.includes(name) &&
      (isGiven || functionAround(name) !== executor) &&
      !executor.params.includes(name as TSESTree.Parameter)
    );
  });
}

/** `if (scans) scan(resolve); else setTimeout(resolve, 500)`, or with a `return` in place of `else`: whether of two nodes only one is reached. */
function isOtherBranch(one: TSESTree.Node, other: TSESTree.Node): boolean {
  const [home, around] = [functionAround(one), functionAround(other)];
  const left = home && home === around ? returningBranch(other, home) : undefined;
  if (left && !contains(left, one)) return true;
  const own = home && returningBranch(one, home);
  if (own && other.range[0] > own.range[1] && contains(home, other)) return true;
  for (let outer: TSESTree.Node | undefined = one; outer && !contains(outer, other); outer = outer.parent) {
    const { parent }: TSESTree.Node = outer;
    if (parent?.type !== 'IfStatement' && parent?.type !== 'ConditionalExpression') continue;
    const branch = parent.consequent === outer ? parent.alternate : parent.consequent;
    if (outer !== parent.test && branch && contains(branch, other)) return true;
  }
  return false;
}

/** Whether what settles a promise also clears its limit, or something does whatever comes. */
function isClearedBeside(
  source: Source,
  executor: FunctionNode,
  clears: readonly TSESTree.Node[],
  rival: TSESTree.Node,
): boolean {
  if (clears.some(clear => !contains(executor, clear) || isAtEnd(clear))) return true;
  const home = outermostAround(rival, executor);
  return home !== undefined && clears.some(clear => isReached(reachedFrom(source, [home]), clear));
}

/** `.finally(() => clearTimeout(late))`, `child.on('close', () => clearTimeout(late))`: whether something comes however the work ends. */
function isAtEnd(clear: TSESTree.Node): boolean {
  const around = functionAround(clear);
  const call = around && userOf(around);
  if (call?.type !== 'CallExpression') return false;
  return calleeWord(call) === 'finally' || call.arguments.some(given => LAST.test(literalText(given) ?? ''));
}

const LAST = /^(?:close|end|exit|finish|done|complete|settled)$/;
