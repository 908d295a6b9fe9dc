import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { isGlobal, resolve } from '../syntax/bindings.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { childrenOf } from '../syntax/nodes.ts';
import { placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction, unwrap, userOf } from '../syntax/syntax.ts';
import { useBy, weakUses } from '../weak/weak-uses.ts';

export interface StaleListener {
  /** The handler that stays: the node to report. */
  readonly node: FunctionNode;
  readonly call: TSESTree.CallExpression;
  /** The `new WeakRef(…)` of what it passes everything on to. */
  readonly reference: TSESTree.Node;
}

/** Calls that add a handler, by where it stands among the arguments. */
const ADDERS: Readonly<Record<string, number>> = {
  addEventListener: 1,
  on: 1,
  addListener: 1,
  prependListener: 1,
  subscribe: 0,
  setInterval: 0,
};

/** Handlers that only pass on to an object held weakly, and stay where they were added once it is gone. */
export const staleListeners = perSource((source): readonly StaleListener[] => {
  if (!weakUses(source).some(({ signature }) => signature.reads)) return [];
  return callsNamed(source, Object.keys(ADDERS)).flatMap(call => {
    const callee = unwrap(call.callee);
    const name =
      callee.type === 'MemberExpression'
        ? calledMethod(source, call)
        : isGlobal(source, callee, 'setInterval')
          ? 'setInterval'
          : undefined;
    if (name === undefined || !Object.hasOwn(ADDERS, name) || userOf(call)?.type !== 'ExpressionStatement') return [];
    const index = ADDERS[name]!;
    const handler = handlerAt(source, call, index);
    // Options may say `once`, or carry a signal.
    if (handler === undefined || (name === 'addEventListener' && call.arguments.length > 2)) return [];
    const reference = referenceIn(source, handler);
    const isOwn = reference && callee.type === 'MemberExpression' && targetsSame(source, reference, callee.object);
    return reference && !isOwn && !isTakenBack(source, handler, call) ? [{ node: handler, call, reference }] : [];
  });
});

function handlerAt(source: Source, call: TSESTree.CallExpression, index: number): FunctionNode | undefined {
  const given = call.arguments[index];
  if (given === undefined || call.arguments.slice(0, index).some(({ type }) => type === 'SpreadElement'))
    return undefined;
  const isAlone = given.type !== 'Identifier' || placeOf(source, given)?.occurrences.length === 1;
  const handler = isAlone ? resolve(source, given) : undefined;
  return isFunction(handler) ? handler : undefined;
}

/** The making of the reference that a handler reads, where a local variable around it holds that. */
function referenceIn(source: Source, handler: FunctionNode): TSESTree.NewExpression | undefined {
  for (const use of weakUses(source)) {
    if (use.signature.reads !== true || use.holder?.type !== 'Identifier' || functionAround(use.by) !== handler)
      continue;
    const made = resolve(source, use.holder);
    if (
      made.type === 'NewExpression' &&
      useBy(source).has(made) &&
      functionAround(made) === functionAround(handler) &&
      functionAround(made)
    )
      return made;
  }
  return undefined;
}

/** Whether the handler sits on the very object that it refers to, or on one that was made beside it. */
function targetsSame(source: Source, reference: TSESTree.NewExpression, target: TSESTree.Node): boolean {
  const [referred] = useBy(source).get(reference)?.targets ?? [];
  const value = resolve(source, target);
  if (referred && (placeOf(source, referred) === placeOf(source, target) || value.type === 'ThisExpression'))
    return true;
  return value.type === 'NewExpression' || value.type === 'ObjectExpression' || value.type === 'CallExpression';
}

const REMOVING =
  /^(?:remove\w*|off|abort|unsubscribe|dispose|close|destroy|clearInterval|disconnect|detach|unlisten|register|return)$/;

/** Whether anything around ends the registration: in the handler itself, or by a finalizer in the function that adds it. */
function isTakenBack(source: Source, handler: FunctionNode, call: TSESTree.CallExpression): boolean {
  const pending: TSESTree.Node[] = [handler.body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'CallExpression') {
      const callee = unwrap(node.callee);
      const name = callee.type === 'Identifier' ? callee.name : calledMethod(source, node);
      if (name !== undefined && REMOVING.test(name)) return true;
    }
    pending.push(...childrenOf(source, node));
  }
  const home = functionAround(call);
  return weakUses(source).some(
    ({ type, by }) => (type.kind === 'registry' || type.kind === 'finalizer') && functionAround(by) === home,
  );
}
