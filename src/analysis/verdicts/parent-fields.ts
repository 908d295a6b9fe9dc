import type { TSESTree } from '@typescript-eslint/types';
import { keyName } from '../syntax/member-names.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { ownerOf, ownerOfMember } from '../values/owners.ts';
import { isParentName, pinnedParents } from './pinned-parents.ts';
import { membersNamed } from '../values/place-members.ts';
import type { Place } from '../values/places.ts';
import { isParameter } from '../containers/registrations.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround, unwrap } from '../syntax/syntax.ts';

/** A field by which a part knows its whole: named for a parent, and given one from outside. */
export interface ParentField {
  /** The key of the field, or the parameter that declares it. */
  readonly node: TSESTree.Node;
  readonly name: string;
  /** The member that declares it; none for a parameter property. */
  readonly field: TSESTree.PropertyDefinition | undefined;
  readonly place: Place | undefined;
  /** Whether something that lives on holds the parts, and by them the whole. */
  readonly isPinned: boolean;
}

/** The fields of the classes of a file by which their instances know what they are part of. */
export const parentFields = perSource((source): readonly ParentField[] => [
  ...nodesOf(source, 'PropertyDefinition').flatMap(field => ofField(source, field) ?? []),
  ...nodesOf(source, 'TSParameterProperty').flatMap(ofParameter),
]);

function ofField(source: Source, field: TSESTree.PropertyDefinition): ParentField | undefined {
  const name = keyName(field);
  if (name === undefined || field.static || !isParentName(name)) return undefined;
  const owner = ownerOfMember(source, field);
  const place = membersNamed(source, owner, isParentName).get(name);
  const isGiven = place?.values.some(({ value }) => isParameter(source, unwrap(value), functionAround(value)));
  if (!isGiven) return undefined;
  const isPinned = pinnedParents(source).some(
    pinned => pinned.field === name && ownerOf(source, field.parent.parent)?.node === owner.node,
  );
  return { node: field.key, name, field, place, isPinned };
}

function ofParameter(property: TSESTree.TSParameterProperty): ParentField[] {
  const { parameter } = property;
  const name = parameter.type === 'Identifier' ? parameter.name : '';
  return isParentName(name) ? [{ node: property, name, field: undefined, place: undefined, isPinned: false }] : [];
}
