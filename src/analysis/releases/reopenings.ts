import type { TSESTree } from '@typescript-eslint/types';
import { isReached, reachedFrom, runsIn } from '../functions/reach.ts';
import type { Behalf } from '../lives/behalf.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { nodesOf } from '../syntax/nodes.ts';
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
  return opening !== undefined && ![runs, opening].some(asked => asksForEnd(source, asked, ends.functions));
}

/** Whether the end of an object stops timers of it: it should stop them all. */
export const stopsTimers = (source: Source, { ends }: Behalf): boolean =>
  stoppedTimers(source).some(({ call }) => runsIn(source, ends.functions, call));

/** The method of the same object that a function opens something lasting by. */
function openingIn(source: Source, runs: FunctionNode): FunctionNode | undefined {
  for (const call of nodesOf(source, 'CallExpression')) {
    if (functionAround(call) !== runs || !OPENS.test(calledMethod(source, call) ?? '')) continue;
    const callee = unwrap(call.callee);
    const opening = callee.type === 'MemberExpression' ? functionOf(source, callee) : undefined;
    if (opening) return opening;
  }
  return undefined;
}

const OPENS = /^[_#$]*(?:re)?-?(?:connect|open|listen|subscribe|dial|join)/i;

/** Whether a function asks for what the end has set, and has not just set that itself. */
function asksForEnd(source: Source, asked: FunctionNode, ends: readonly FunctionNode[]): boolean {
  const reached = reachedFrom(source, ends);
  return nodesOf(source, 'AssignmentExpression').some(({ left }) => {
    const place = isReached(reached, left) ? placeOf(source, left) : undefined;
    const uses = place?.occurrences.filter(name => functionAround(name) === asked) ?? [];
    const [first] = uses;
    return first !== undefined && !isTarget(first);
  });
}

const isTarget = (name: TSESTree.Node): boolean =>
  name.parent?.type === 'AssignmentExpression' && name.parent.left === name;
