import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { globalPath } from '../syntax/globals.ts';
import { isExported } from '../values/calls.ts';
import { holderOf } from '../values/holders.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { hasMethods } from '../syntax/syntax.ts';

/** Whether a place is a property of `exports`, or of a plain object that is exported: one with methods is in their care. */
export function isMemberOfExported(source: Source, { owner }: Place): boolean {
  if (owner === undefined) return false;
  if ('name' in owner)
    return (
      owner.values.some(({ by }) => isExported(by)) ||
      owner.occurrences.some(({ parent }) => parent?.type === 'ExportSpecifier')
    );
  const isPlain = owner.node.type === 'ObjectExpression' && !hasMethods(owner.node);
  const holder = isPlain ? holderOf(source, owner.node) : undefined;
  return (
    owner.kind === 'exports' ||
    (holder !== undefined &&
      (isExported(owner.node) || holder.occurrences.some(({ parent }) => parent?.type === 'ExportSpecifier')))
  );
}

/** Whether a value that a place is given may be what somebody else made and holds. */
export function mayBeSomebodyElses(source: Source, place: Place, value: TSESTree.Node): boolean {
  switch (value.type) {
    case 'LogicalExpression':
      return placeOf(source, value.left) !== place || isQueueOfPage(source, value);
    case 'ConditionalExpression':
      return [value.consequent, value.alternate].some(branch => mayBeSomebodyElses(source, place, branch));
    case 'MemberExpression':
      return true;
    case 'Identifier':
      return (
        value.name !== 'undefined' &&
        placeOf(source, value) !== place &&
        variableOf(source, value)?.defs[0]?.type === 'Parameter'
      );
    default:
      return false;
  }
}

/** `window.dataLayer = window.dataLayer || []`, `window.dataLayer ??= []`: the queue of another script, which empties it. */
export function isQueueOfPage(source: Source, node: TSESTree.Node): boolean {
  const isDefault =
    node.type === 'LogicalExpression' || (node.type === 'AssignmentExpression' && /^(\?\?|\|\|)=$/.test(node.operator));
  return isDefault && node.right.type === 'ArrayExpression' && globalPath(source, node.left) !== undefined;
}
