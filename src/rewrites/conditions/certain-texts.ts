import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../../analysis/syntax/member-names.ts';
import { declaredType } from '../../analysis/values/declared-types.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { literalText, unwrap } from '../../analysis/syntax/syntax.ts';

/** Whether an expression is a text for certain, so that `+` puts texts together. */
export function isText(source: Source, expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string';
    case 'TemplateLiteral':
      return true;
    case 'BinaryExpression':
      return node.operator === '+' && (isText(source, node.left) || isText(source, node.right));
    case 'CallExpression':
      return /^(?:String|JSON\.stringify)$/.test(calleeName(source, node.callee)) || isWritten(source, node, 'String');
    default:
      return isWritten(source, node, 'String');
  }
}

/** Whether an expression is `true` or `false` for certain. */
export function isBoolean(source: Source, expression: TSESTree.Node): boolean {
  return isWritten(source, unwrap(expression), 'Boolean');
}

/** Whether two expressions spell out texts that differ. */
export function areTwoTexts(one: TSESTree.Node, other: TSESTree.Node): boolean {
  const [first, second] = [literalText(one), literalText(other)];
  return first !== undefined && second !== undefined && first !== second;
}

function isWritten(source: Source, node: TSESTree.Node, type: 'String' | 'Boolean'): boolean {
  return declaredType(source, node)?.type === `TS${type}Keyword`;
}
