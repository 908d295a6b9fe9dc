import type { TSESTree } from '@typescript-eslint/types';
import { wrapped } from './syntax.ts';

/** Whether an expression is asked whether there is something. */
export function asksWhetherThere(node: TSESTree.Node): boolean {
  const user = node.parent;
  switch (user?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return user.test === node;
    case 'LogicalExpression':
      return user.left === node || asksWhetherThere(wrapped(user));
    case 'UnaryExpression':
      return user.operator === '!';
    case 'BinaryExpression':
      return /^[!=]==?$/.test(user.operator) && (isNothing(user.right) || isNothing(user.left));
    case 'AssignmentExpression':
      return user.left === node && (user.operator === '??=' || user.operator === '||=');
    default:
      return false;
  }
}

/** Whether an expression is `null` or `undefined`. */
export function isNothing(node: TSESTree.Node): boolean {
  return (
    (node.type === 'Identifier' && node.name === 'undefined') ||
    isNull(node) ||
    (node.type === 'UnaryExpression' && node.operator === 'void')
  );
}

/** Whether an expression is `null`. */
export const isNull = (node: TSESTree.Node): boolean => node.type === 'Literal' && node.raw === 'null';
