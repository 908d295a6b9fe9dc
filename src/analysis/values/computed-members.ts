import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../syntax/member-names.ts';
import { addTo } from '../syntax/grouping.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { type Owner, ownerOf } from './owners.ts';
import { type Place, placeOf } from './places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { userOf } from '../syntax/syntax.ts';

/**
 * What names some member of an object, whichever its computed name says, and is asked for something in turn:
 * `tables[kind]` in `delete tables[kind][id]`.
 */
export function computedMembersOf(source: Source, object: Owner | Place): readonly TSESTree.MemberExpression[] {
  return computedMembers(source).get(object) ?? [];
}

const computedMembers = perSource((source): ReadonlyMap<Owner | Place, readonly TSESTree.MemberExpression[]> => {
  const byObject = new Map<Owner | Place, TSESTree.MemberExpression[]>();
  for (const node of nodesOf(source, 'MemberExpression')) {
    if (!node.computed || userOf(node)?.type !== 'MemberExpression') continue;
    if (propertyName(source, node) === undefined)
      addTo(byObject, ownerOf(source, node.object) ?? placeOf(source, node.object), node);
  }
  return byObject;
});
