import type { TSESTree } from '@typescript-eslint/types';
import { haveSameKey } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isInFinally } from '../syntax/finally.ts';
import { nodesWithin, contains } from '../syntax/nodes.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionAround, type FunctionNode, isFunction, unwrap } from '../syntax/syntax.ts';
import { isGlobal, resolve } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import { immediateCall } from '../syntax/immediate-calls.ts';

/** `map.set(key, …); await work(); map.delete(key)`: when the wait fails, the entry stays. */
export function missedOnThrow(source: Source, { uses, kind }: Container): FailedRemoval | undefined {
  const [removal, ...others] = uses.filter(({ effect, key }) => effect === 'shrink' && key !== undefined);
  // Whatever else removes from it may well run when the wait fails.
  if (kind.name === 'Array' || removal === undefined || others.length > 0) return undefined;
  for (const added of uses) {
    if (added.effect !== 'grow' || !added.repeats || !haveSameKey(source, removal, added)) continue;
    const runner = runnerOf(source, added, removal);
    if (
      runner === undefined ||
      isConditional(removal.by, runner) ||
      caseOf(removal.by, runner) !== caseOf(added.by, runner)
    )
      continue;
    const start = contains(runner, added.by) ? added.by.range[1] : runner.range[0];
    const wait = awaitsIn(source, runner).find(
      node => node.range[0] > start && node.range[1] < removal.by.range[0] && !isCaught(source, node, runner),
    );
    if (wait && !isInFinally(removal.by, runner)) return { node: removal.by, failure: 'missedOnThrow', evidence: wait };
  }
  return undefined;
}

/** The asynchronous function that puts an entry in and takes it out again, or whose outcome is the entry: `map.set(key, (async () => { … })())`. */
function runnerOf(source: Source, { inside, by, value }: Use, removal: Use): FunctionNode | undefined {
  if (removal.inside !== inside) return undefined;
  if (inside?.async && removal.by.range[0] > by.range[1]) return inside;
  const around = functionAround(removal.by);
  const run = around?.async ? immediateCall(source, around) : undefined;
  return run && value && resolve(source, value) === run ? around : undefined;
}

function awaitsIn(source: Source, inside: FunctionNode): TSESTree.Node[] {
  return nodesWithin(source, inside, 'AwaitExpression').filter(node => functionAround(node) === inside);
}

/** Whether a failure is caught in the same function before it can leave it. */
function isCaught(source: Source, node: TSESTree.Node, inside: FunctionNode): boolean {
  for (let inner = node, { parent } = node; parent && parent !== inside; inner = parent, { parent } = inner) {
    if (parent.type === 'TryStatement' && parent.block === inner && parent.handler) return true;
    if (isFunction(parent)) return false;
  }
  return node.type === 'AwaitExpression' && cannotFail(source, unwrap(node.argument));
}

/** Whether a promise is never rejected: that of a pause, of what says how each of its parts came out, or of what catches all. */
export function cannotFail(source: Source, promise: TSESTree.Node): boolean {
  const awaited = resolve(source, promise);
  if (awaited.type === 'NewExpression') return isGlobal(source, awaited.callee, 'Promise') && neverRejects(awaited);
  if (awaited.type === 'MemberExpression') return isOfDeferred(source, awaited);
  if (awaited.type !== 'CallExpression') return false;
  if (/^(catch|allSettled|sleep|delay|pause|nextTick|setTimeout)$/.test(calleeWord(awaited))) return true;
  const called = functionOf(source, awaited.callee);
  return called !== undefined && catchesAll(source, called);
}

/** `const waiting = pDefer(); … await waiting.promise`, where nothing in the file rejects anything. */
function isOfDeferred(source: Source, { object }: TSESTree.MemberExpression): boolean {
  const made = resolve(source, object);
  return (
    made.type === 'CallExpression' && /defer|^withResolvers$/i.test(calleeWord(made)) && !/\breject/.test(source.text)
  );
}

/** `new Promise(resolve => …)`: the executor has no name for what rejects. */
function neverRejects({ arguments: [executor] }: TSESTree.NewExpression): boolean {
  return executor !== undefined && isFunction(executor) && executor.params.length < 2;
}

/** Whether all that a function waits for stands in a `try` whose `catch` throws nothing. */
function catchesAll(source: Source, { body }: FunctionNode): boolean {
  if (body.type !== 'BlockStatement') return false;
  const caught = body.body.filter(statement => statement.type === 'TryStatement');
  const isWithin = (node: TSESTree.Node): boolean =>
    caught.some(({ block, handler }) => handler !== null && contains(block, node));
  const mayFail = ['AwaitExpression', 'ThrowStatement'] as const;
  return caught.length > 0 && mayFail.every(type => nodesWithin(source, body, type).every(isWithin));
}

/** Whether a removal is only meant for some outcomes of what was waited for. */
export function isConditional(node: TSESTree.Node, inside: FunctionNode): boolean {
  for (let outer = node.parent; outer && outer !== inside; outer = outer.parent) {
    if (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression' || outer.type === 'LogicalExpression')
      return true;
  }
  return false;
}

/** The `case` that a node stands in: what is put in by one is not taken out by another in the same run. */
function caseOf(node: TSESTree.Node, inside: FunctionNode): TSESTree.Node | undefined {
  for (let outer = node.parent; outer && outer !== inside; outer = outer.parent)
    if (outer.type === 'SwitchCase') return outer;
  return undefined;
}
