import type { TSESTree } from '@typescript-eslint/types';
import { type Container, containers } from '../containers/containers.ts';
import { endsOf } from '../removals/endings.ts';
import { keepingOf } from '../containers/keeping.ts';
import { outlivesCalls } from '../lives/lifetimes.ts';
import { type Owner, ownerOf } from '../values/owners.ts';
import { membersNamed } from '../values/place-members.ts';
import { isParameter } from '../containers/registrations.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround } from '../syntax/syntax.ts';

export interface PinnedParent {
  /** The field of the child that holds its parent. */
  readonly node: TSESTree.Node;
  readonly field: string;
  /** The long-lived registry that holds the children. */
  readonly container: Container;
}

/** Names of fields that hold what an object is part of. */
export function isParentName(name: string): boolean {
  return PARENT.test(name);
}

const PARENT = /^[_#]*(?:parent|owner|host|container|root|ancestor|manager)$|Parent$|Owner$|Host$/;

/** Children in a long-lived registry that hold their parent strongly, and the parent with them. */
export const pinnedParents = perSource((source): readonly PinnedParent[] =>
  containers(source).flatMap(container => {
    const field = pinnedField(source, container);
    const isPinned =
      field &&
      outlivesCalls(container.lifetime) &&
      keepingOf(source, container) !== undefined &&
      endsOf(source, container).effective.length === 0;
    return isPinned ? [{ ...field, container }] : [];
  }),
);

/** The field by which a child that is put into a container holds its parent. */
function pinnedField(source: Source, { uses }: Container): ReturnType<typeof parentField> {
  for (const { effect, value } of uses) {
    const child = effect === 'grow' && value ? ownerOf(source, value) : undefined;
    const field = child?.kind === 'instance' ? parentField(source, child) : undefined;
    if (field) return field;
  }
  return undefined;
}

function parentField(source: Source, child: Owner): { node: TSESTree.Node; field: string } | undefined {
  for (const [field, { values }] of membersNamed(source, child, isParentName)) {
    const given = values.find(({ value }) => isParameter(source, value, functionAround(value)));
    if (given) return { node: given.by, field };
  }
  return undefined;
}
