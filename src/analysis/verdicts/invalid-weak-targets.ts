import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { type Primitive, primitiveOf } from '../values/primitives.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround, userOf } from '../syntax/syntax.ts';
import { contains } from '../syntax/nodes.ts';
import { type WeakUse, weakUses } from '../weak/weak-uses.ts';

export interface InvalidWeakTarget {
  /** The argument that is no object. */
  readonly node: TSESTree.Node;
  readonly primitive: Primitive;
  readonly use: WeakUse;
  /** Whether it is given as unregister token, not as what is to be held. */
  readonly isToken: boolean;
}

/** Primitives and registered symbols that are handed to what can only hold objects: each throws a TypeError. */
export const invalidWeakTargets = perSource((source): readonly InvalidWeakTarget[] =>
  weakUses(source).flatMap(use => {
    if (use.type.takesPrimitives === true || isProbe(source, use.by)) return [];
    const { token, optional = false } = use.signature;
    const given = token === undefined ? undefined : use.by.arguments[token];
    return [
      ...use.targets.flatMap(target => invalid(source, use, target, false, optional)),
      ...(given && given.type !== 'SpreadElement' ? invalid(source, use, given, true, use.method === 'register') : []),
    ];
  }),
);

function invalid(
  source: Source,
  use: WeakUse,
  node: TSESTree.Node,
  isToken: boolean,
  optional: boolean,
): InvalidWeakTarget[] {
  const primitive = primitiveOf(source, node);
  if (primitive === undefined || (optional && primitive === 'undefined')) return [];
  return [{ node, primitive, use, isToken }];
}

const EXPECTING: ReadonlySet<string> = new Set(['throws', 'rejects', 'expect', 'assertThrows', 'throwsException']);

/** Whether the error is what the code is after: in a `try`, or in a function that a test expects to throw. */
function isProbe(source: Source, node: TSESTree.Node): boolean {
  const around = functionAround(node);
  for (let outer = node.parent; outer && outer !== around; outer = outer.parent) {
    if (outer.type === 'TryStatement' && outer.handler && contains(outer.block, node)) return true;
  }
  const call = around && userOf(around);
  if (call?.type !== 'CallExpression') return false;
  return EXPECTING.has(call.callee.type === 'Identifier' ? call.callee.name : (calledMethod(source, call) ?? ''));
}
