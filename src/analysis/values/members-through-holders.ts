import type { TSESTree } from '@typescript-eslint/types';
import { addTo } from '../syntax/grouping.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { userOf, wrapped } from '../syntax/syntax.ts';
import { type Owner, ownerOf } from './owners.ts';
import { membersByName } from './place-names.ts';
import { type Place, placeOf, placesDefined } from './places.ts';

/** What names a member of an object by way of another one that holds it: `job.client.pending`, for `const job = { client: this }`. */
export function membersThroughHolders(source: Source, { name, owner }: Place): readonly TSESTree.Node[] {
  if (owner === undefined || 'name' in owner) return [];
  const holders = holdersByOwner(source).get(owner) ?? [];
  if (holders.length === 0) return [];
  return membersOfUnknown(source, name).filter(member =>
    holders.some(holder => placeOf(source, member)?.owner === holder),
  );
}

/** The members that are given one object of this file by its `this`, and nothing else, by that object. */
const holdersByOwner = perSource((source): ReadonlyMap<Owner, readonly Place[]> => {
  const holders = new Map<Owner, Place[]>();
  for (const node of nodesOf(source, 'ThisExpression')) {
    for (const holder of placesGiven(source, node)) {
      const { kind, values } = holder;
      if (kind === 'member' && values.length === 1) addTo(holders, ownerOf(source, node), holder);
    }
  }
  return holders;
});

/** The members that a `this` is put into: `{ client: this }`, `job.client = this`. */
function placesGiven(source: Source, node: TSESTree.ThisExpression): readonly Place[] {
  const user = userOf(node);
  if (user?.type === 'Property' && user.value === wrapped(node) && user.parent.type === 'ObjectExpression')
    return placesDefined(source, user);
  if (user?.type !== 'AssignmentExpression' || user.left.type !== 'MemberExpression') return [];
  const place = placeOf(source, user.left);
  return place ? [place] : [];
}

/** The members of that name of objects of which the file does not show the making. */
export function membersOfUnknown(source: Source, name: string): readonly TSESTree.MemberExpression[] {
  return (membersByName(source).get(name) ?? []).filter(member => {
    const owner = placeOf(source, member)?.owner;
    return owner === undefined || 'name' in owner;
  });
}
