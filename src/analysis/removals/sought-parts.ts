import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { isGivenOnce, resolve, variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { functionOf, isSynchronousCallback } from '../values/calls.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { placeOf } from '../values/places.ts';
import { returnedBy } from '../syntax/returns.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, isFunction, makesObject, unwrap } from '../syntax/syntax.ts';
import { nodesWithin } from '../syntax/nodes.ts';

/**
 * `list.push({ f })` and then `list.indexOf(f)`, `set.add(x => f(x))` and then `set.delete(f)`, `map.set(id, f)` and then
 * `map.delete(f)`: what is looked for is a part of the entry, or new, and so never found.
 */
export function soughtPart(source: Source, { uses, kind }: Container, growth: Use): FailedRemoval | undefined {
  const removals = uses.filter(({ effect }) => effect === 'shrink');
  const fills = uses.filter(({ effect }) => effect === 'grow');
  const isList = kind.name === 'Array' || kind.name === 'Set';
  const misses = (removal: Use): boolean => {
    const found = soughtBy(source, removal);
    const sought = found && unwrap(found);
    if (sought === undefined) return false;
    return (
      makesObject(unwrap(sought)) ||
      fills.every(fill => (isList ? isPart(source, fill, sought) : isValue(source, fill, sought)))
    );
  };
  return removals.length > 0 && removals.every(misses)
    ? { node: removals[0]!.by, failure: 'otherItem', evidence: growth.by }
    : undefined;
}

/** What a removal looks for in the container: the key, the item of `indexOf`, what `filter` leaves out. */
function soughtBy(source: Source, { key, method, by }: Use): TSESTree.Node | undefined {
  if (method === 'splice' && by.type === 'CallExpression') {
    const found = by.arguments[0] && resolve(source, by.arguments[0]);
    return found?.type === 'CallExpression' && calledMethod(source, found) === 'indexOf'
      ? found.arguments[0]
      : undefined;
  }
  if (method === '=' && by.type === 'AssignmentExpression') return leftOut(source, unwrap(by.right));
  return method === 'splice' ? undefined : key;
}

/** `gone` in `list.filter(item => item !== gone)`. */
function leftOut(source: Source, call: TSESTree.Node): TSESTree.Node | undefined {
  if (call.type !== 'CallExpression' || calledMethod(source, call) !== 'filter' || !call.arguments[0]) return undefined;
  const test = functionOf(source, call.arguments[0]);
  const [kept] = test ? returnedBy(source, test).map(unwrap) : [];
  const [item] = test?.params ?? [];
  if (kept?.type !== 'BinaryExpression' || kept.operator !== '!==' || item?.type !== 'Identifier') return undefined;
  const isItem = (side: TSESTree.Node): boolean => side.type === 'Identifier' && side.name === item.name;
  return isItem(kept.left) ? kept.right : isItem(kept.right) ? kept.left : undefined;
}

/**
 * Whether an item is a literal, which nobody else has, and a function is handed what it looks for: a part of it by name;
 * or an item is `this` or goes by a name, and what is looked for is `this.host` or a part of what goes by that name.
 */
function isPart(source: Source, { key, value }: Use, sought: TSESTree.Node): boolean {
  const item = resolve(source, value ?? key ?? sought);
  const part = unwrap(sought);
  if (part.type === 'MemberExpression') return isNamedAlike(source, item, unwrap(part.object));
  const variable = variableOf(source, unwrap(sought));
  const [definition] = variable?.defs ?? [];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  if (isSynchronousCallback(source, definition.node)) return false;
  if (isFunction(item)) return calls(source, item, variable?.name);
  if (item.type !== 'ObjectExpression') return false;
  return item.properties.some(
    property =>
      property.type === 'Property' && property.value.type === 'Identifier' && property.value.name === variable?.name,
  );
}

/** `event => handler(event.detail)`, which is not the `handler` that somebody handed in. */
function calls(source: Source, item: FunctionNode, name: string | undefined): boolean {
  return nodesWithin(source, item, 'CallExpression').some(
    ({ callee }) => callee.type === 'Identifier' && callee.name === name,
  );
}

/** Whether what is looked for is the very value that was put in, under a key of its own. */
function isValue(source: Source, { key, value }: Use, sought: TSESTree.Node): boolean {
  if (key === undefined || value === undefined || unwrap(sought).type !== 'Identifier') return false;
  const place = placeOf(source, sought);
  return place === placeOf(source, value) && place !== placeOf(source, key);
}

/** Whether two expressions are `this`, or the same name, wherever they stand; not a variable that is something else by then. */
function isNamedAlike(source: Source, one: TSESTree.Node, other: TSESTree.Node): boolean {
  if (one.type === 'Identifier') {
    if (other.type !== 'Identifier' || one.name !== other.name) return false;
    const variable = variableOf(source, one);
    return variable === undefined || variable !== variableOf(source, other) || isGivenOnce(variable);
  }
  return one.type === 'ThisExpression' && other.type === 'ThisExpression';
}
