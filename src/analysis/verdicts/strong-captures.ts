import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { isSynchronousCallback } from '../values/calls.ts';
import { immediateCall } from '../syntax/immediate-calls.ts';
import { childrenOf } from '../syntax/nodes.ts';
import { ownerOf } from '../values/owners.ts';
import { placeOf } from '../values/places.ts';
import { reaches } from '../functions/reachability.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { strongSibling } from '../weak/strong-siblings.ts';
import { type FunctionNode, functionAround, isFunction, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { useBy, type WeakUse, weakUses } from '../weak/weak-uses.ts';

export interface StrongCapture {
  /** Where the object is named strongly: the node to report. */
  readonly node: TSESTree.Node;
  readonly target: TSESTree.Node;
  /** The reference made so that the object is not held. */
  readonly reference: TSESTree.CallExpression | TSESTree.NewExpression;
}

/** Objects that are held strongly right beside the reference that was made in order not to hold them. */
export const strongCaptures = perSource((source): readonly StrongCapture[] =>
  weakUses(source).flatMap(use => {
    const [target] = use.targets;
    if (use.type.kind !== 'ref' || use.method !== undefined || target === undefined) return [];
    const node =
      inEntry(source, use, target) ?? inClosure(source, use, target) ?? strongSibling(source, use.by, target);
    return node ? [{ node, target, reference: use.by }] : [];
  }),
);

/** `map.set(new WeakRef(key), { key })`: the entry holds the key that it is filed under. */
function inEntry(source: Source, { by }: WeakUse, target: TSESTree.Node): TSESTree.Node | undefined {
  const call = userOf(by);
  if (call?.type !== 'CallExpression' || call.callee === wrapped(by) || calledMethod(source, call) !== 'set')
    return undefined;
  const weakly = useBy(source).get(call)?.targets ?? [];
  for (const argument of call.arguments) {
    const isWeak = argument === wrapped(by) || argument.type === 'SpreadElement' || weakly.includes(argument);
    const found = isWeak ? undefined : reaches(source, argument, target);
    if (found) return found;
  }
  return undefined;
}

/** A closure that reads the reference, and names the object itself as well. */
function inClosure(source: Source, { by }: WeakUse, target: TSESTree.Node): TSESTree.Node | undefined {
  const user = userOf(by);
  const reference =
    user?.type === 'VariableDeclarator' && user.id.type === 'Identifier' ? variableOf(source, user.id) : undefined;
  const home = functionAround(by);
  if (reference === undefined || home === undefined) return undefined;
  const closures = new Set(reference.references.flatMap(({ identifier }) => closureAround(identifier, home) ?? []));
  for (const closure of closures) {
    if (
      isSynchronousCallback(source, closure) ||
      immediateCall(source, closure) ||
      isHeldByTarget(source, closure, target)
    )
      continue;
    const found = namedIn(source, closure, target);
    if (found) return found;
  }
  return undefined;
}

/** The outermost function around a node that still stands inside `home`. */
function closureAround(node: TSESTree.Node, home: FunctionNode): FunctionNode | undefined {
  let outermost: FunctionNode | undefined;
  for (let outer = functionAround(node); outer && outer !== home; outer = functionAround(outer)) outermost = outer;
  return outermost;
}

/** A handler on the object itself goes when the object goes. */
function isHeldByTarget(source: Source, closure: FunctionNode, target: TSESTree.Node): boolean {
  const user = userOf(closure);
  const member =
    user?.type === 'CallExpression'
      ? unwrap(user.callee)
      : user?.type === 'AssignmentExpression'
        ? user.left
        : undefined;
  return member?.type === 'MemberExpression' && isSame(source, member.object, target);
}

function isSame(source: Source, node: TSESTree.Node, target: TSESTree.Node): boolean {
  const [one, other] = [resolve(source, node), resolve(source, target)];
  if (one.type === 'ThisExpression' && other.type === 'ThisExpression')
    return ownerOf(source, one) === ownerOf(source, other);
  const place = placeOf(source, unwrap(node));
  return place !== undefined && place === placeOf(source, unwrap(target));
}

function namedIn(source: Source, closure: FunctionNode, target: TSESTree.Node): TSESTree.Node | undefined {
  const isThis = resolve(source, target).type === 'ThisExpression';
  const pending: TSESTree.Node[] = [closure.body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (
      (node.type === 'Identifier' || node.type === 'ThisExpression' || node.type === 'MemberExpression') &&
      isSame(source, node, target)
    )
      return node;
    if (isThis && isFunction(node) && node.type !== 'ArrowFunctionExpression') continue;
    pending.push(...childrenOf(source, node).reverse());
  }
  return undefined;
}
