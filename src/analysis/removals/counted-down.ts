import type { TSESTree } from '@typescript-eslint/types';
import { takeNothingOut } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isBounded } from '../growth/domains.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import { resolve } from '../syntax/bindings.ts';
import { unwrap } from '../syntax/syntax.ts';

/** `counts.set(key, count - 1)`: at zero the entry is of no use any more, and stays. */
export function countedDown(source: Source, { uses, kind }: Container, growth: Use): FailedRemoval | undefined {
  if (kind.name === 'Array' || !takeNothingOut(uses)) return undefined;
  const use = uses.find(
    ({ effect, by, key, value }) =>
      effect === 'grow' &&
      !(key && isBounded(source, key)) &&
      (lessensByOne(source, by) || (value !== undefined && lessensByOne(source, unwrap(value)))),
  );
  // Where a count starts at zero, there is no end to tell it by.
  if (uses.some(({ effect, value }) => effect === 'grow' && value?.type === 'Literal' && value.value === 0))
    return undefined;
  return use && { node: use.by, failure: 'countedDown', evidence: growth.by };
}

function lessensByOne(source: Source, node: TSESTree.Node): boolean {
  if (node.type === 'UpdateExpression') return node.operator === '--';
  if (node.type === 'AssignmentExpression') return node.operator === '-=';
  if (node.type !== 'BinaryExpression' || node.operator !== '-') return false;
  if (node.right.type !== 'Literal' || node.right.value !== 1) return false;
  const count = resolve(source, node.left);
  return !isIndexOfPushed(count) && !startsAbove(count);
}

/** `left.get(key) ?? LIMIT`: what is at zero is used up, and to forget it would begin anew. */
function startsAbove(count: TSESTree.Node): boolean {
  return count.type === 'LogicalExpression' && !(count.right.type === 'Literal' && count.right.value === 0);
}

/** `list.push(item) - 1` is where the item is. */
function isIndexOfPushed(node: TSESTree.Node): boolean {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    node.callee.property.type === 'Identifier' &&
    node.callee.property.name === 'push'
  );
}
