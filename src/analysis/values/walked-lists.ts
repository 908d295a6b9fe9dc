import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { calledMethod } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap, userOf } from '../syntax/syntax.ts';

/** What a name stands for one after the other of: in a loop, or as what a callback of `forEach` is given. */
export function listWalked(source: Source, name: TSESTree.Node): TSESTree.Node | undefined {
  const [definition] = variableOf(source, name)?.defs ?? [];
  if (definition?.type === 'Variable') {
    const loop = definition.node.parent.parent;
    return loop.type === 'ForOfStatement' && loop.left === definition.node.parent ? loop.right : undefined;
  }
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || definition.node.params[0] !== definition.name)
    return undefined;
  const call = userOf(definition.node);
  if (call?.type !== 'CallExpression' || calledMethod(source, call) !== 'forEach') return undefined;
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' ? callee.object : undefined;
}
