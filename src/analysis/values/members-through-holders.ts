import type { TSESTree } from '@typescript-eslint/types';
import { ownerOf } from './owners.ts';
import { membersByName } from './place-names.ts';
import { type Place, placeOf } from './places.ts';
import type { Source } from '../syntax/source.ts';

/** What names a member of an object by way of another one that holds it: `job.client.pending`, for `const job = { client: this }`. */
export function membersThroughHolders(source: Source, { name, owner }: Place): readonly TSESTree.Node[] {
  if (owner === undefined || 'name' in owner) return [];
  return membersOfUnknown(source, name).filter(member => {
    const holder = placeOf(source, member)?.owner;
    const values = holder !== undefined && 'name' in holder && holder.kind === 'member' ? holder.values : [];
    return (
      values.length > 0 &&
      values.every(({ value }) => value.type === 'ThisExpression' && ownerOf(source, value) === owner)
    );
  });
}

/** The members of that name of objects of which the file does not show the making. */
export function membersOfUnknown(source: Source, name: string): readonly TSESTree.MemberExpression[] {
  return (membersByName(source).get(name) ?? []).filter(member => {
    const owner = placeOf(source, member)?.owner;
    return owner === undefined || 'name' in owner;
  });
}
