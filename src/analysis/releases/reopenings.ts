import type { TSESTree } from '@typescript-eslint/types';
import { isReached, reachedFrom, runsIn } from '../functions/reach.ts';
import type { Behalf } from '../lives/behalf.ts';
import { callsIn } from '../syntax/calls-in.ts';
import { calledMethod, propertyName } from '../syntax/member-names.ts';
import { nodesWithin, nodesOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, unwrap } from '../syntax/syntax.ts';
import { isLastEnd } from '../tables/lifecycle-names.ts';
import { functionOf } from '../values/calls.ts';
import { placeOf } from '../values/places.ts';
import { type StartedTimer, stoppedTimers } from './timers.ts';

/**
 * Whether a timeout of an object opens anew what the end of that has closed, and nothing tells it:
 * `retry() { setTimeout(() => this.open(), 1000); }` beside `destroy() { clearInterval(this.pings); this.socket.close(); }`.
 */
export function reopens(source: Source, { timer, runs }: StartedTimer, { occasion, ends }: Behalf): boolean {
  if (timer.start !== 'setTimeout' || runs === undefined || occasion.kind !== 'object') return false;
  if (!isLastEnd(ends.name ?? '')) return false;
  const opening = openingIn(source, runs);
  if (opening === undefined) return false;
  const steps = [runs, opening];
  return ![...steps, ...calledInTests(source, steps)].some(step => asksForEnd(source, step, ends.functions));
}

/** Whether the end of an object stops timers of it: it should stop them all. */
export const stopsTimers = (source: Source, { ends }: Behalf): boolean =>
  stoppedTimers(source).some(({ call }) => runsIn(source, ends.functions, call));

/** The method of the same object that a function opens something lasting by. */
function openingIn(source: Source, runs: FunctionNode): FunctionNode | undefined {
  for (const call of callsIn(source, runs)) {
    const method = calledMethod(source, call) ?? '';
    const opening = OPENS.test(method) ? functionOf(source, unwrap(call.callee)) : undefined;
    if (opening && (!MAY_SHOW.test(method) || keepsWhatItMakes(source, opening))) return opening;
  }
  return undefined;
}

const OPENS = /^[_#$]*(?:re_?)?(?:[cC]onnect|[oO]pen|[lL]isten|[sS]ubscribe|[dD]ial|[jJ]oin)(?![a-z])/;

/** What a connection and a menu are both told: the one is kept, the other only shown. */
const MAY_SHOW = /^[_#$]*(?:re_?)?open/i;

/** `this.socket = new Socket(url)`, `this.socket = connect(url)` */
const keepsWhatItMakes = (source: Source, opening: FunctionNode): boolean =>
  nodesWithin(source, opening, 'AssignmentExpression').some(
    ({ left, right }) => left.type === 'MemberExpression' && /^(?:New|Call|Await)E/.test(unwrap(right).type),
  );

/** `if (this.isClosed()) return;`: the functions that the tests of some functions call. */
const calledInTests = (source: Source, steps: readonly FunctionNode[]): readonly FunctionNode[] =>
  nodesOf(source, 'IfStatement').flatMap(({ test }) => {
    const asked = steps.includes(functionAround(test)!) ? unwrap(test) : undefined;
    const call = asked?.type === 'UnaryExpression' ? unwrap(asked.argument) : asked;
    return call?.type === 'CallExpression' ? (functionOf(source, call.callee) ?? []) : [];
  });

/** Whether a function asks for what the end has set, and has not just set that itself, or for a signal that this aborts. */
function asksForEnd(source: Source, asked: FunctionNode, ends: readonly FunctionNode[]): boolean {
  const reached = reachedFrom(source, ends);
  if (asksForAbort(source, asked)) return true;
  return nodesOf(source, 'AssignmentExpression').some(({ left }) => {
    const place = isReached(reached, left) ? placeOf(source, left) : undefined;
    const uses = place?.occurrences.filter(name => functionAround(name) === asked) ?? [];
    const [first] = uses;
    return first !== undefined && !isTarget(first);
  });
}

const asksForAbort = (source: Source, asked: FunctionNode): boolean =>
  nodesWithin(source, asked, 'MemberExpression').some(
    member => functionAround(member) === asked && propertyName(source, member) === 'aborted',
  );

const isTarget = (name: TSESTree.Node): boolean =>
  name.parent?.type === 'AssignmentExpression' && name.parent.left === name;
