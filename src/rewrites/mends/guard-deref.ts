import type { TSESTree } from '@typescript-eslint/types';
import { nodesOf } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { functionAround, isFunction } from '../../analysis/syntax/syntax.ts';
import type { UncheckedDeref } from '../../analysis/verdicts/unchecked-derefs.ts';
import type { Rewrite } from '../edits/rewrite.ts';

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
  return { edits: [{ range: [at, at], text: isDot ? '?' : '?.' }], imports: [] };
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

/** `const target = ref.deref();` is followed by `if (target === undefined) return;`. */
function guardConstant(source: Source, node: TSESTree.Identifier): Rewrite {
  let statement: TSESTree.Node = node;
  while (statement.parent && statement.parent.type !== 'BlockStatement') {
    if (
      /^(?:ConditionalExpression|LogicalExpression|If|For|While|DoWhile|Switch)/.test(statement.parent.type) ||
      isFunction(statement)
    )
      return { doubt: 'it is used on one way only' };
    statement = statement.parent;
  }
  const block = statement.parent;
  if (block?.type !== 'BlockStatement') return { doubt: 'there is no place for a guard' };
  const before = block.body[block.body.indexOf(statement as TSESTree.Statement) - 1];
  const isDeclared =
    before?.type === 'VariableDeclaration' &&
    before.declarations.length === 1 &&
    before.declarations[0]?.id.type === 'Identifier' &&
    before.declarations[0].id.name === node.name;
  if (!isDeclared) return { doubt: 'other code runs between the read and the use' };
  const leave = leaveOf(source, block);
  if (leave === undefined) return { doubt: 'the function returns something' };
  const lineStart = source.text.lastIndexOf('\n', before.range[0]) + 1;
  const indent = /^\s*/.exec(source.text.slice(lineStart))?.[0] ?? '';
  const isAlone = source.text.slice(lineStart, before.range[0]).trim() === '';
  const newline = isAlone ? (source.text.includes('\r\n') ? '\r\n' : '\n') + indent : ' ';
  return {
    edits: [{ range: [before.range[1], before.range[1]], text: `${newline}if (${node.name} === undefined) ${leave};` }],
    imports: [],
  };
}

/** How to leave a block without a result. */
function leaveOf(source: Source, { parent }: TSESTree.BlockStatement): 'return' | 'continue' | undefined {
  if (parent.type.startsWith('For') || parent.type === 'WhileStatement') return 'continue';
  if (!isFunction(parent)) return undefined;
  const returns = nodesOf(source, 'ReturnStatement').filter(statement => functionAround(statement) === parent);
  return returns.every(({ argument }) => argument === null) ? 'return' : undefined;
}
