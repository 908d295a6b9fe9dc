import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { LISTENERS } from '../tables/acquisition-table.ts';
import { callsTo, functionIn } from '../values/calls.ts';
import { mayNameFunction } from '../values/function-names.ts';
import { walk } from '../syntax/nodes.ts';
import { placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, functionAround, isFunction, userOf, wrapped } from '../syntax/syntax.ts';

/** All functions that can run because some function does: those inside it, those that it names, and so on. */
export function reachedFrom(source: Source, starts: readonly FunctionNode[]): ReadonlySet<FunctionNode> {
  const known = reaches(source);
  let reached = known.get(starts);
  if (reached === undefined) known.set(starts, (reached = findReached(source, starts)));
  return reached;
}

/** By the list itself: the same owner is asked for at each of its listeners. */
const reaches = perSource(() => new Map<readonly FunctionNode[], ReadonlySet<FunctionNode>>());

function findReached(source: Source, starts: readonly FunctionNode[]): ReadonlySet<FunctionNode> {
  const reached = new Set<FunctionNode>(starts);
  for (const start of reached) for (const next of nextOf(source, start)) reached.add(next);
  return reached;
}

function nextOf(source: Source, start: FunctionNode): ReadonlySet<FunctionNode> {
  const known = nexts(source);
  let found = known.get(start);
  if (found === undefined) known.set(start, (found = findNext(source, start)));
  return found;
}

const nexts = perSource(() => new Map<FunctionNode, ReadonlySet<FunctionNode>>());

/** The functions right inside a function, and those that it names. */
function findNext(source: Source, start: FunctionNode): ReadonlySet<FunctionNode> {
  const found = new Set<FunctionNode>();
  walk(source, start, node => {
    if (isFunction(node) && node !== start) {
      found.add(node);
      return false; // Its turn comes.
    }
    if (!mayNameFunction(source, node) || isTakenBack(source, node)) return undefined;
    for (const { value } of placeOf(source, node)?.values ?? []) {
      const named = functionIn(value);
      if (named) found.add(named);
    }
    return undefined;
  });
  return found;
}

/** `bus.off('change', this.draw)`: to take a handler back is not to run it. */
function isTakenBack(source: Source, name: TSESTree.Node): boolean {
  const call = userOf(name);
  if (call?.type !== 'CallExpression' || call.callee === wrapped(name)) return false;
  return REMOVERS.has(calledMethod(source, call) ?? '') || TAKES_BACK.test(calleeWord(call));
}

const REMOVERS: ReadonlySet<string> = new Set(LISTENERS.flatMap(({ remove }) => remove));

/** Functions of a project's own, as in `offEvent('saved', this.draw)`. */
const TAKES_BACK = /^(?:off|remove)[A-Z]|un(?:subscribe|listen|register|observe|watch)/i;

/** Whether a node stands in one of the functions, or in one that they reach. */
export function runsIn(source: Source, starts: readonly FunctionNode[], node: TSESTree.Node): boolean {
  // Most stand right there, and it need not be asked what else is reached.
  return isReached(new Set(starts), node) || isReached(reachedFrom(source, starts), node);
}

/** Whether a node runs along with a function: in it or one around it, in what they call, in what calls them. */
export function runsAlongWith(source: Source, inside: FunctionNode | undefined, node: TSESTree.Node): boolean {
  const around = withAround(inside);
  const callers = around.flatMap(one => callsTo(source, one).calls.flatMap(call => functionAround(call) ?? []));
  return runsIn(source, [...around, ...callers], node);
}

/** A function and those around it. */
export function withAround(inside: FunctionNode | undefined): readonly FunctionNode[] {
  const all: FunctionNode[] = [];
  for (let one = inside; one; one = functionAround(one)) all.push(one);
  return all;
}

/** Whether a node stands in one of these functions. */
export function isReached(reached: ReadonlySet<FunctionNode>, node: TSESTree.Node): boolean {
  for (let around = functionAround(node); around; around = functionAround(around)) if (reached.has(around)) return true;
  return false;
}
