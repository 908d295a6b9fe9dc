import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { KINDS, type ContainerKind } from '../tables/container-kinds.ts';
import { type Use, usesOf } from './container-uses.ts';
import { placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { userOf, wrapped } from '../syntax/syntax.ts';

/** The kind of a collection of unknown kind: a list, a set, a map, a dictionary. */
export const ANY_KIND: ContainerKind = {
  name: 'Object',
  classes: [],
  makers: [],
  // What several kinds have is what it is to the first of them: `set` puts in, though not into `URLSearchParams`.
  methods: Object.assign({}, ...KINDS.map(({ methods }) => methods).reverse()) as ContainerKind['methods'],
  keyedByProperty: true,
};

/** What the file does with the collections that a container has for its entries, as in `lists.get(name).push(item)`. */
export function usesOfEntries(source: Source, kind: ContainerKind, uses: readonly Use[]): Use[] {
  // One variable that is given each of them in turn has all its names but once.
  const names = new Set(uses.flatMap(use => (readsEntry(use) ? [namesOfEntry(source, use.by)] : [])));
  // A variable that is given another entry takes nothing out of the first one.
  return usesOf(source, kind, [...names].flat()).filter(({ method }) => method !== '=');
}

/** Whether a use yields what is under a key. */
export function readsEntry({ effect, method, by }: Use): boolean {
  if (effect === 'read') return method === 'get' || (method === undefined && by.type === 'MemberExpression');
  return (
    effect === 'grow' &&
    by.type === 'AssignmentExpression' &&
    (by.operator !== '=' || userOf(by)?.type === 'MemberExpression')
  );
}

/** The expression that yields an entry, or the variable that it is put into. */
export function namesOfEntry(source: Source, entry: TSESTree.Node): readonly TSESTree.Node[] {
  const user = userOf(entry);
  if (user?.type === 'LogicalExpression' && user.left === wrapped(entry)) return [entry, ...namesOfEntry(source, user)];
  const target =
    user?.type === 'VariableDeclarator'
      ? user.id
      : user?.type === 'AssignmentExpression' && user.right === wrapped(entry)
        ? user.left
        : undefined;
  if (target?.type !== 'Identifier' || variableOf(source, target) === undefined) return [entry];
  return placeOf(source, target)?.occurrences ?? [];
}

/** Whether somebody else gets the list under a key, and may take out of it. */
export function isHandedOut(uses: readonly Use[], { effect, by }: Use): boolean {
  return (
    effect === 'escape' &&
    !/^(AssignmentExpression|VariableDeclarator)$/.test(by.type) &&
    uses.every(own => own.by !== by)
  );
}
