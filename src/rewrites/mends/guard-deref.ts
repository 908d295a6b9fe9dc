import type { TSESTree } from '@typescript-eslint/types';
import { nodesOf } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { functionAround } from '../../analysis/syntax/syntax.ts';
import type { UncheckedDeref } from '../../analysis/verdicts/unchecked-derefs.ts';
import { oneEdit, type Rewrite } from '../edits/rewrite.ts';
import { guardConstant } from './guard-constant.ts';

/** Does nothing where the object is gone: `?.` in a statement of its own, or a guard behind the constant. */
export function guardDeref({ node, problem }: UncheckedDeref, source: Source): Rewrite {
  if (problem !== 'used' && problem !== 'stale') return { doubt: 'what is to happen without the object is not known' };
  return node.type === 'Identifier' ? guardConstant(source, node) : chain(source, node);
}

/** `ref.deref().draw();` becomes `ref.deref()?.draw();`. */
function chain(source: Source, node: TSESTree.Node): Rewrite {
  let outer: TSESTree.Node = node;
  while (outer.parent && isLink(outer.parent, outer)) outer = outer.parent;
  const user = node.parent;
  if (outer.parent?.type !== 'ExpressionStatement' || outer === node || user === undefined)
    return { doubt: 'the result is used' };
  const at = source.text.indexOf(
    user.type === 'CallExpression' ? '(' : user.type === 'MemberExpression' && user.computed ? '[' : '.',
    node.range[1],
  );
  if (source.text.slice(node.range[1], at).trim() !== '')
    return { doubt: 'something stands between the object and its use' };
  if (isReadAgain(source, node)) return { doubt: 'what comes later counts on it that this would have thrown' };
  const isDot = source.text.charAt(at) === '.';
  return oneEdit([at, at], isDot ? '?' : '?.');
}

/** Whether the same function reads the same thing once more behind a node. */
function isReadAgain(source: Source, node: TSESTree.Node): boolean {
  const text = source.text.slice(...node.range);
  return nodesOf(source, node.type).some(
    other =>
      other.range[0] > node.range[0] &&
      functionAround(other) === functionAround(node) &&
      source.text.slice(...other.range) === text,
  );
}

function isLink(parent: TSESTree.Node, inner: TSESTree.Node): boolean {
  if (parent.type === 'MemberExpression') return parent.object === inner;
  return parent.type === 'CallExpression' ? parent.callee === inner : parent.type === 'ChainExpression';
}
