import type { TSESTree } from '@typescript-eslint/types';
import type { Kept } from './handles.ts';
import { callsTo } from '../values/calls.ts';
import { isHandedOut } from '../functions/handed-out.ts';
import { FRAMEWORK_STARTS } from '../tables/framework-names.ts';
import { type Occasion, occasionOf } from '../lives/occasions.ts';
import { cleanupsIn, type Ends } from '../lives/owner-ends.ts';
import { isInFinally } from '../syntax/finally.ts';
import { isNothing } from '../lives/template-refs.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { type Place, placeOf } from '../values/places.ts';
import { isReached, reachedFrom, runsIn } from '../functions/reach.ts';
import { returnStatements } from '../syntax/returns.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction } from '../syntax/syntax.ts';

/** Whether what takes back an acquisition need not run when its owner ends, although a framework says when that is. */
export function isMissedByEnds(
  source: Source,
  acquired: TSESTree.Node,
  occasion: Occasion,
  ends: Ends,
  released: readonly TSESTree.Node[],
): boolean {
  if (released.length === 0 || occasion.inCallback) return false;
  const atEnd = released.filter(release => runsIn(source, ends.functions, release));
  if (occasion.kind === 'effect' && isFunction(occasion.start))
    // What an async function returns is a promise, and nobody looks what that comes to.
    return occasion.start.async
      ? atEnd.length > 0 && atEnd.length === released.length
      : atEnd.length > 0 && leavesWithout(source, acquired, occasion.start, atEnd);
  if (atEnd.length > 0 || released.some(release => isHandedOut(source, release))) return false;
  // The end of what it was handed comes by itself; but the function itself gets to its `finally`, whatever comes.
  if (occasion.kind === 'function')
    return !ends.byFramework && ends.functions.length > 0 && !released.some(release => isFinallyOf(acquired, release));
  if (!ends.byFramework) return false;
  return (
    occasion.kind === 'component' || occasion.method === 'constructor' || FRAMEWORK_STARTS.has(occasion.method ?? '')
  );
}

/** The same for what a method acquires that one of the framework's own calls: `componentDidUpdate() { this.toggleKeys(); }`. */
export const isMissedByCallers = (
  source: Source,
  acquired: TSESTree.Node,
  occasion: Occasion,
  ends: Ends,
  released: readonly TSESTree.Node[],
): boolean =>
  released.length > 0 &&
  ends.byFramework &&
  isCalledByStart(source, occasion) &&
  isMissedByEnds(source, acquired, { ...occasion, method: 'constructor' }, ends, released);

function isCalledByStart(source: Source, { start, owner }: Occasion): boolean {
  if (!isFunction(start) || owner === undefined) return false;
  return callsTo(source, start).calls.some(call => {
    const caller = occasionOf(source, call);
    return caller?.owner === owner && !caller.inCallback && FRAMEWORK_STARTS.has(caller.method ?? '');
  });
}

function isFinallyOf(acquired: TSESTree.Node, release: TSESTree.Node): boolean {
  const home = functionAround(acquired);
  return home !== undefined && functionAround(release) === home && isInFinally(release, home);
}

/** Whether a handle belongs to an object or component, which ends without releasing it, although a framework says when that is. */
export function isLeftByEnds(source: Source, { place, releases }: Kept, occasion: Occasion, ends: Ends): boolean {
  if (!ends.byFramework || releases.length === 0) return false;
  const isOwn =
    occasion.kind === 'object'
      ? place.owner === occasion.owner
      : occasion.kind === 'component' && isStateOf(occasion.start, place);
  return isOwn && !releases.some(release => runsIn(source, ends.sure, release) || isHandedOut(source, release));
}

/** Whether a place is a variable of a component itself, or a ref that it keeps. */
function isStateOf(start: TSESTree.Node, { variable, owner }: Place): boolean {
  const home = variable ?? (owner && 'name' in owner ? owner.variable : undefined);
  return home?.scope.variableScope.block === start && home.defs[0]?.type === 'Variable';
}

/** Whether an effect can return, after it has acquired something, without a clean-up that releases it. */
function leavesWithout(
  source: Source,
  acquired: TSESTree.Node,
  effect: FunctionNode,
  released: readonly TSESTree.Node[],
): boolean {
  if (effect.body.type !== 'BlockStatement' || !isUnconditional(acquired, effect)) return false;
  const later = returnStatements(source, effect).filter(({ range }) => range[0] >= acquired.range[1]);
  const isBad = ({ argument }: TSESTree.ReturnStatement): boolean => {
    if (!argument || isNothing(argument)) return true;
    const cleanups = cleanupsIn(source, argument);
    return cleanups.length > 0 && !released.some(release => runsIn(source, cleanups, release));
  };
  if (later.some(isBad)) return true;
  return (
    later.length > 0 && later.every(statement => statement.parent !== effect.body && isInOneBranch(statement, effect))
  );
}

function isInOneBranch(statement: TSESTree.Node, effect: FunctionNode): boolean {
  for (let outer = statement.parent; outer && outer !== effect.body; outer = outer.parent) {
    if (outer.type === 'IfStatement') return outer.alternate === null && outer.parent === effect.body;
    if (outer.type !== 'BlockStatement') return false;
  }
  return false;
}

function isUnconditional(node: TSESTree.Node, effect: FunctionNode): boolean {
  if (functionAround(node) !== effect) return false;
  for (let outer = node.parent; outer && outer !== effect.body; outer = outer.parent) {
    if (/^(If|Switch|Try|While|For|Do|Conditional|Logical|Catch)/.test(outer.type)) return false;
  }
  return true;
}

/** Whether the ends set a flag that a callback asks before it does anything. */
export function isToldOfEnd(source: Source, runs: FunctionNode | undefined, ends: readonly FunctionNode[]): boolean {
  const [within, reached] = [reachedFrom(source, runs ? [runs] : []), reachedFrom(source, ends)];
  return assignedIn(source, reached).some(left =>
    placeOf(source, left)?.occurrences.some(name => name !== left && isReached(within, name)),
  );
}

/** What is assigned in some functions. */
const assignedIn = perItem((source, functions: ReadonlySet<FunctionNode>): readonly TSESTree.Node[] =>
  functions.size === 0
    ? []
    : nodesOf(source, 'AssignmentExpression').flatMap(({ left }) => (isReached(functions, left) ? [left] : [])),
);
