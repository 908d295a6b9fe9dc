import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from './bindings.ts';
import { childrenOf } from './nodes.ts';
import { perItem, type Source } from './source.ts';
import { type FunctionNode, isClass, isFunction } from './syntax.ts';

/** What a function returns. */
export const resultsOf = perItem((source, maker: FunctionNode): readonly TSESTree.Node[] =>
  maker.body.type === 'BlockStatement'
    ? within(source, maker, node => (node.type === 'ReturnStatement' ? node.argument : null))
    : [maker.body],
);

/** What a constructor puts into the object that it makes. */
export const fieldsSetBy = perItem((source, maker: FunctionNode): readonly TSESTree.Node[] =>
  within(source, maker, node =>
    node.type === 'AssignmentExpression' &&
    node.left.type === 'MemberExpression' &&
    node.left.object.type === 'ThisExpression'
      ? node.right
      : null,
  ),
);

function within(
  source: Source,
  maker: FunctionNode,
  pick: (node: TSESTree.Node) => TSESTree.Node | null,
): TSESTree.Node[] {
  const found: TSESTree.Node[] = [];
  const pending: TSESTree.Node[] = [maker.body];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const value = pick(node);
    if (value) found.push(value);
    if (!isFunction(node)) pending.push(...childrenOf(source, node));
  }
  return found;
}

/** The function that makes the instances of a class of this file. */
export function constructorOf(source: Source, callee: TSESTree.Node): FunctionNode | undefined {
  const made = resolve(source, callee);
  if (!isClass(made)) return isFunction(made) ? made : undefined;
  const member = made.body.body.find(part => part.type === 'MethodDefinition' && part.kind === 'constructor');
  const constructor = member?.type === 'MethodDefinition' ? member.value : undefined;
  return isFunction(constructor) ? constructor : undefined;
}
