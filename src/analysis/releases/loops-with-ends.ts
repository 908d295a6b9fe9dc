import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { exitsBefore } from '../syntax/exits.ts';
import { contains, nodesOf, nodesWithin } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, functionAround, isFunction } from '../syntax/syntax.ts';
import { functionOf } from '../values/calls.ts';
import { placeOf } from '../values/places.ts';
import { asksForState } from './overwritten-handles.ts';
import { mayRenewItself } from './self-renewal.ts';
import type { StartedTimer } from './timers.ts';

/** Whether a timer whose handle nobody has is over at some time all the same: it counts, comes to its end, or heeds what others set. */
export function comesToAnEnd(source: Source, started: StartedTimer): boolean {
  return (
    countsDown(source, started) ||
    (mayRenewItself(started) && (comesToItsEnd(source, started) || heedsOthers(source, started)))
  );
}

/** Whether what a timer runs starts it again only for as long as what it works out itself says: the way of an animation. */
export function comesToItsEnd(source: Source, { call, runs }: StartedTimer): boolean {
  if (runs === undefined || functionAround(call) !== runs) return false;
  let isAsked = false;
  for (
    let inner: TSESTree.Node = call, outer = call.parent;
    outer && outer !== runs;
    inner = outer, outer = outer.parent!
  ) {
    if (outer.type !== 'IfStatement' || outer.test === inner) continue;
    if (asksForState(source, outer.test, call, runs) && !asksForTime(source, outer.test, runs)) return false;
    isAsked = true;
  }
  return isAsked;
}

/** `elapsed < duration && !done`: whether it is asked, whatever else is, if a time has come, which comes by itself. */
function asksForTime(source: Source, test: TSESTree.Node, runs: FunctionNode): boolean {
  if (test.type === 'LogicalExpression' && test.operator === '&&')
    return asksForTime(source, test.left, runs) || asksForTime(source, test.right, runs);
  return test.type === 'BinaryExpression' && /^[<>]=?$/.test(test.operator) && tellsTime(source, test, runs);
}

/** `Date.now() - start`, the time that a frame is told, the frames that it counts, or what is worked out of that; `LONGEST` steps are enough to say so. */
function tellsTime(source: Source, node: TSESTree.Node, runs: FunctionNode, depth = 0): boolean {
  if (nodesWithin(source, node, 'CallExpression').some(call => calleeWord(call) === 'now')) return true;
  return nodesWithin(source, node, 'Identifier').some(name => {
    const place = variableOf(source, name) && placeOf(source, name);
    const isTold = place?.variable?.defs.some(({ type, node: home }) => type === 'Parameter' && home === runs);
    return (
      isTold ||
      isCounted(place?.variable, runs) ||
      (depth < LONGEST && place?.values.some(({ value }) => tellsTime(source, value, runs, depth + 1)))
    );
  });
}

const LONGEST = 3;

/** `frames += 1` */
const isCounted = (variable: Variable | undefined, runs: FunctionNode): boolean =>
  variable?.references.some(({ identifier }) => {
    const { parent } = identifier;
    return contains(runs, identifier) && (parent.type === 'UpdateExpression' || isAddedTo(parent, identifier));
  }) ?? false;

const isAddedTo = (node: TSESTree.Node, name: TSESTree.Node): boolean =>
  node.type === 'AssignmentExpression' && node.left === name && /^[+-]=$/.test(node.operator);

/** `if (cancelled) return; … requestAnimationFrame(step);`, where another function sets `cancelled`: who has that can stop it. */
function heedsOthers(source: Source, { call, runs }: StartedTimer): boolean {
  if (runs?.body.type !== 'BlockStatement' || functionAround(call) !== runs) return false;
  const tests = exitsBefore(runs.body, call);
  return tests.some(test =>
    nodesWithin(source, test, 'Identifier').some(name =>
      variableOf(source, name)?.references.some(
        reference => reference.isWrite() && !reference.init && !contains(runs, reference.identifier),
      ),
    ),
  );
}

/** `if (left > 0) setTimeout(next)`, `setTimeout(next, 100, left - 1)`, `tries++`: what counts how often it tries is over soon. */
function countsDown(source: Source, { call, runs }: StartedTimer): boolean {
  if (
    runs !== undefined &&
    (call.arguments.slice(2).some(isOneLess) || callsWithOneLess(source, runs, functionAround(call)))
  )
    return true;
  if (nodesOf(source, 'UpdateExpression').some(counted => functionAround(counted) === functionAround(call)))
    return true;
  for (let outer: TSESTree.Node | undefined = call.parent; outer && !isFunction(outer); outer = outer.parent)
    if (outer.type === 'IfStatement' && outer.test.type === 'BinaryExpression' && /^[<>]=?$/.test(outer.test.operator))
      return true;
  return false;
}

/** `setTimeout(() => count(left - 1))` */
const callsWithOneLess = (source: Source, runs: FunctionNode, home: FunctionNode | undefined): boolean =>
  home !== undefined &&
  nodesWithin(source, runs, 'CallExpression').some(
    call => call.arguments.some(isOneLess) && functionOf(source, call.callee) === home,
  );

const isOneLess = (given: TSESTree.Node): boolean => given.type === 'BinaryExpression' && given.operator === '-';
