import type { TSESTree } from '@typescript-eslint/types';
import { nodesOf } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { functionAround, isFunction } from '../../analysis/syntax/syntax.ts';
import { oneEdit, type Rewrite } from '../edits/rewrite.ts';

/** `const target = ref.deref();` is followed by `if (target === undefined) return;`. */
export function guardConstant(source: Source, node: TSESTree.Identifier): Rewrite {
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
  return oneEdit([before.range[1], before.range[1]], `${newline}if (${node.name} === undefined) ${leave};`);
}

/** How to leave a block without a result. */
function leaveOf(source: Source, { parent }: TSESTree.BlockStatement): 'return' | 'continue' | undefined {
  if (parent.type.startsWith('For') || parent.type === 'WhileStatement') return 'continue';
  if (!isFunction(parent)) return undefined;
  const returns = nodesOf(source, 'ReturnStatement').filter(statement => functionAround(statement) === parent);
  return returns.every(({ argument }) => argument === null) ? 'return' : undefined;
}
