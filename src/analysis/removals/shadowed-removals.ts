import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { type ContainerKind, type Effect, KINDS } from '../tables/container-kinds.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { kindOf } from '../containers/making-kinds.ts';
import { placesNamed } from '../values/place-members.ts';
import type { Place } from '../values/places.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/** A local of the same name is emptied in its stead: `this.list` for a variable `list`, or a variable that shadows it. */
export function shadowed(source: Source, container: Container, growth: Use): FailedRemoval | undefined {
  const { place, uses, kind } = container;
  // In minified code a letter stands for many things.
  if (place.name.length < 2 || place.kind !== 'variable') return undefined;
  if (uses.some(({ effect }) => effect === 'shrink')) return undefined;
  for (const other of placesNamed(source, place.name)) {
    if (other === place) continue;
    const mistaken =
      other.kind === 'member'
        ? other.values.length === 0 && isOfThis(other)
        : isNestedIn(other.variable, place.variable) && other.values.every(({ value }) => mayBe(source, value, kind));
    const [removal] = mistaken && !fills(other.occurrences) ? removalsFrom(other.occurrences) : [];
    if (removal) return { node: removal, failure: 'shadowed', evidence: growth.by };
  }
  return undefined;
}

/** Whether a value is not a collection of another kind, which nobody takes for this one. */
function mayBe(source: Source, value: TSESTree.Node, kind: ContainerKind): boolean {
  const made = kindOf(source, value);
  return made === undefined || made === kind;
}

function isOfThis({ owner }: Place): boolean {
  return owner !== undefined && 'kind' in owner && owner.kind === 'instance';
}

function isNestedIn(inner: Variable | undefined, outer: Variable | undefined): boolean {
  if (inner?.defs[0]?.type !== 'Variable') return false;
  for (let scope = inner.scope.upper; scope; scope = scope.upper) if (scope === outer?.scope) return true;
  return false;
}

/** The calls and `delete`s that take something out of what is known by these names. */
function removalsFrom(names: readonly TSESTree.Node[]): TSESTree.Node[] {
  return names
    .map(name => memberUse(name))
    .filter(use => use?.type === 'UnaryExpression' || (use && methodOf(use, 'shrink'))) as TSESTree.Node[];
}

function fills(names: readonly TSESTree.Node[]): boolean {
  return names.some(name => {
    const use = memberUse(name);
    return use?.type === 'AssignmentExpression' || (use !== undefined && methodOf(use, 'grow'));
  });
}

/** What is done with a member of what a name stands for: a call, a `delete`, an assignment. */
function memberUse(name: TSESTree.Node): TSESTree.Node | undefined {
  const member = userOf(name);
  if (member?.type !== 'MemberExpression' || member.object !== wrapped(name)) return undefined;
  const user = userOf(member);
  if (user?.type === 'UnaryExpression') return user.operator === 'delete' ? user : undefined;
  return user?.type === 'CallExpression' || user?.type === 'AssignmentExpression' ? user : undefined;
}

function methodOf(use: TSESTree.Node, effect: Effect): boolean {
  const callee = use.type === 'CallExpression' ? unwrap(use.callee) : undefined;
  const name = callee?.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  return KINDS.some(({ methods }) => Object.hasOwn(methods, name) && methods[name]?.effect === effect);
}
