import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../../analysis/syntax/bindings.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isNull } from '../../analysis/syntax/presence-tests.ts';
import { userOf, wrapped } from '../../analysis/syntax/syntax.ts';

/** Whether a read reckons with there being nothing. */
export function isGuarded(source: Source, occurrence: TSESTree.Node): boolean {
  if (occurrence.parent?.type === 'TSNonNullExpression') return false;
  if (isAsked(occurrence)) return true;
  const user = userOf(occurrence);
  const name =
    user?.type === 'VariableDeclarator' && user.id.type === 'Identifier' && !user.id.typeAnnotation
      ? user.id
      : undefined;
  const variable = name && variableOf(source, name);
  return variable !== undefined && everyReadIsCovered(variable);
}

/** Whether an expression is asked whether it is something, without telling `null` from `undefined`. */
function isAsked(expression: TSESTree.Node): boolean {
  const outer = wrapped(expression);
  const user = outer.parent;
  switch (user?.type) {
    case 'MemberExpression':
      return user.object === outer && user.optional;
    case 'IfStatement':
      return user.test === outer;
    case 'UnaryExpression':
      return user.operator === '!';
    case 'BinaryExpression':
      return (user.operator === '==' || user.operator === '!=') && isNull(user.right);
    default:
      return false;
  }
}

/** Whether a name is asked before it is used: its first use asks, and leaves where there is nothing. */
function everyReadIsCovered({ references }: Variable): boolean {
  const reads = references.flatMap(({ identifier, init }) => (init ? [] : [identifier]));
  if (reads.every(isAsked)) return true;
  const [first] = reads;
  const negation = first && userOf(first);
  const test = negation?.type === 'UnaryExpression' && negation.operator === '!' ? userOf(negation) : negation;
  if (test?.type !== 'IfStatement' || !first || !isAsked(first)) return false;
  const leaves =
    negation?.type === 'UnaryExpression' &&
    /^(?:return|throw)\b|^\{\s*(?:return|throw)\b/.test(textOfStatement(test.consequent));
  return (
    leaves ||
    (negation === test &&
      reads.slice(1).every(({ range }) => test.consequent.range[0] <= range[0] && range[1] <= test.consequent.range[1]))
  );
}

function textOfStatement(node: TSESTree.Node): string {
  const first = node.type === 'BlockStatement' ? node.body[0] : node;
  return first?.type === 'ReturnStatement' ? 'return' : first?.type === 'ThrowStatement' ? 'throw' : '';
}
