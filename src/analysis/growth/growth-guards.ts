import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isAtLimit, measures } from '../values/limits.ts';
import { placeOf } from '../values/places.ts';
import { exitsBefore, leaves } from '../syntax/exits.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, isFunction, userOf } from '../syntax/syntax.ts';

/** Whether the function that fills a table compares the key with a number that it has to be below. */
export function isInRange(source: Source, { key, inside, by }: Use): boolean {
  const variable = key?.type === 'Identifier' ? variableOf(source, key) : undefined;
  return (variable?.references ?? []).some(({ identifier }) => {
    const test = userOf(identifier);
    if (test?.type !== 'BinaryExpression' || functionAround(test) !== inside || leavesBefore(test, by)) return false;
    const [smaller, larger] = test.operator.startsWith('<') ? [test.left, test.right] : [test.right, test.left];
    return /^[<>]=?$/.test(test.operator) && smaller === identifier && larger.type === 'Literal';
  });
}

/** `if (n < 2) return n;`: what comes after it is not below. */
function leavesBefore(test: TSESTree.Node, growth: TSESTree.Node): boolean {
  const { parent } = test;
  return (
    parent?.type === 'IfStatement' && parent.test === test && leaves(parent.consequent) && !contains(parent, growth)
  );
}

/** `list[index] = item` puts into a slot that the list has, or is to have; only `list[list.length] = item` makes it longer. */
export function isSlot(source: Source, { kind, place }: Container, key: TSESTree.Node): boolean {
  return kind.name === 'Array' && !measures(source, key, place);
}

/** `if (entries < 2000) { cache[name] = found; entries++; }` */
function isCountedUp(source: Source, guard: TSESTree.Node, guarded: TSESTree.Node): boolean {
  const counter =
    guard.type === 'BinaryExpression' && /^<=?$/.test(guard.operator) ? placeOf(source, guard.left) : undefined;
  return (counter?.occurrences ?? []).some(name => {
    const user = userOf(name);
    const isMore =
      (user?.type === 'UpdateExpression' && user.operator === '++') ||
      (user?.type === 'AssignmentExpression' && user.left === name && user.operator === '+=');
    return isMore && contains(guarded, user);
  });
}

/** Whether code runs only while the container is small: `if (cache.size < LIMIT) cache.set(…)`, `if (list.length === 0) list.push(…)`. */
export function isGuardedBySize(source: Source, { place }: Container, growth: TSESTree.Node): boolean {
  for (let node = growth, { parent } = node; parent && !isFunction(parent); node = parent, { parent } = node) {
    const test =
      (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.consequent === node
        ? parent.test
        : undefined;
    const guard =
      parent.type === 'LogicalExpression' && parent.operator === '&&' && parent.right === node ? parent.left : test;
    if (guard && (measures(source, guard, place) || isCountedUp(source, guard, node))) return true;
    if (parent.type === 'BlockStatement' && exitsBefore(parent, node).some(left => isAtLimit(source, left, place)))
      return true;
  }
  return false;
}
