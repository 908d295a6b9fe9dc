import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../syntax/member-names.ts';
import { walk } from '../syntax/nodes.ts';
import { type Place, placeOf } from './places.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

/** Whether an expression asks for the `size` or `length` of what a place holds. */
export function measures(source: Source, asking: TSESTree.Node, place: Place): boolean {
  let found = false;
  walk(source, asking, node => {
    if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return;
    if (
      (node.property.name === 'size' || node.property.name === 'length') &&
      placeOf(source, listed(source, node.object)) === place
    )
      found = true;
  });
  return found;
}

/** `table` for `Object.keys(table)`, of which there are as many as entries. */
function listed(source: Source, object: TSESTree.Node): TSESTree.Node {
  const call = unwrap(object);
  const [table] = call.type === 'CallExpression' ? call.arguments : [];
  return call.type === 'CallExpression' &&
    table &&
    /^Object\.(?:keys|values|entries)$/.test(calleeName(source, unwrap(call.callee)))
    ? table
    : object;
}

/** Whether a test asks if a collection has got as long as it may: `queue.length >= MAX`, and not whether it is empty. */
export function isAtLimit(source: Source, test: TSESTree.Node, place: Place): boolean {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression') return [node.left, node.right].some(part => isAtLimit(source, part, place));
  if (node.type !== 'BinaryExpression') return false;
  const { left, right, operator } = node;
  const isMore = (larger: TSESTree.Node, smaller: TSESTree.Node): boolean =>
    !(smaller.type === 'Literal' && smaller.value === 0) && measures(source, larger, place);
  if (/^={2,3}$/.test(operator)) return isMore(left, right) || isMore(right, left);
  return /^>=?$/.test(operator) ? isMore(left, right) : /^<=?$/.test(operator) && isMore(right, left);
}
