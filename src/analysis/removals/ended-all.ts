import type { TSESTree } from '@typescript-eslint/types';
import { takeNothingOut } from '../containers/alike-uses.ts';
import { counts, type Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isEndedEach } from '../containers/told-to-end.ts';
import { runsIn } from '../functions/reach.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, type FunctionNode } from '../syntax/syntax.ts';
import { callsTo, functionOf } from '../values/calls.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { callsIn } from '../syntax/calls-in.ts';

/**
 * `start() { this.stopAll(); this.timers.push(setTimeout(…)); }` with `stopAll() { this.timers.forEach(clearTimeout); }`: what
 * is over is ended once more each time, and stays.
 */
export function endedAll(source: Source, { uses }: Container, growth: Use): FailedRemoval | undefined {
  const { inside } = growth;
  if (inside === undefined || !takeNothingOut(uses)) return undefined;
  // What is looked at for anything else may be started again.
  if (uses.some(use => use.effect !== 'grow' && !counts(use) && !endsEach(source, use))) return undefined;
  const walk = uses.find(use => use.inside !== undefined && use.inside !== inside && endsEach(source, use));
  if (walk?.inside === undefined || !isFilledAfter(source, walk.inside, growth)) return undefined;
  const node = walk.by.type === 'ForOfStatement' ? walk.by.right : walk.by;
  return { node, failure: 'endedAll', evidence: growth.by };
}

/** Whether code goes through a collection to end each of what is in it. */
function endsEach(source: Source, { effect, by }: Use): boolean {
  if (effect !== 'iterate') return false;
  if (by.type === 'ForOfStatement') return isEndedEach(source, by.right);
  return isEndedEach(
    source,
    by.type === 'CallExpression' && by.callee.type === 'MemberExpression' ? by.callee.object : by,
  );
}

/** Whether what calls a function goes on to fill the collection, or what calls that does: it is not the end of all. */
function isFilledAfter(source: Source, ending: FunctionNode, growth: Use, depth = 0): boolean {
  return callsTo(source, ending).calls.some(call => {
    const around = functionAround(call);
    if (around === undefined || around === ending) return false;
    const isFilled =
      (growth.inside === around && growth.by.range[0] > call.range[1]) ||
      callsIn(source, around).some(next => next.range[0] > call.range[1] && reaches(source, next, growth));
    return isFilled || (depth === 0 && isFilledAfter(source, around, growth, depth + 1));
  });
}

/** Whether a call runs the code that fills. */
function reaches(source: Source, { callee }: TSESTree.CallExpression, { by }: Use): boolean {
  const called = functionOf(source, callee);
  return called !== undefined && runsIn(source, [called], by);
}
