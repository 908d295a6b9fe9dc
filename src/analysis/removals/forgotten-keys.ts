import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { isSynchronousCallback } from '../values/calls.ts';
import { isAtLimit } from '../values/limits.ts';
import { type Place, placeOf } from '../values/places.ts';

/**
 * `if (order.length > 1000) order.shift();`, where whoever looks something up takes the key from that list: what has been
 * dropped from it stays in the table, and nobody can come to it.
 */
export function forgetsKeys(source: Source, removal: Use, list: Place, table: readonly Use[]): boolean {
  const reads = table.filter(({ effect }) => effect === 'read' || effect === 'iterate');
  return (
    (removal.method === 'shift' || removal.method === 'pop') &&
    userOf(removal.by)?.type === 'ExpressionStatement' &&
    isOverLimit(source, removal.by, list) &&
    reads.length > 0 &&
    reads.every(({ effect, key }) => effect === 'read' && key !== undefined && isItemOf(source, key, list))
  );
}

/** Whether code runs only when a list has got longer than it may. */
function isOverLimit(source: Source, code: TSESTree.Node, list: Place): boolean {
  for (let inner = code, outer = code.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent)
    if ((outer.type === 'IfStatement' || outer.type === 'WhileStatement') && outer.test !== inner)
      return isAtLimit(source, outer.test, list);
  return false;
}

/** `list[index]`, `list.at(-1)`, or what a loop over the list calls its items. */
function isItemOf(source: Source, key: TSESTree.Node, list: Place): boolean {
  const isList = (node: TSESTree.Node): boolean => placeOf(source, node) === list;
  const item = resolve(source, key);
  if (item.type === 'MemberExpression') return item.computed && isList(item.object);
  if (item.type === 'CallExpression') return item.callee.type === 'MemberExpression' && isList(item.callee.object);
  const [definition] = variableOf(source, item)?.defs ?? [];
  if (definition?.type === 'Variable') {
    const loop = definition.node.parent.parent;
    return loop?.type === 'ForOfStatement' && loop.left === definition.node.parent && isList(loop.right);
  }
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || definition.node.params[0] !== definition.name)
    return false;
  const call = isSynchronousCallback(source, definition.node) ? userOf(definition.node) : undefined;
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  return callee?.type === 'MemberExpression' && call !== wrapped(callee) && isList(callee.object);
}
