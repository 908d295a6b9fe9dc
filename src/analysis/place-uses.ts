import type { Reference, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { globalReferences, referencesTo } from './bindings.ts';
import { ownerOfDefinition, type Owner } from './owners.ts';
import { definitionsByName, membersByName } from './place-names.ts';
import type { Given, Place } from './places.ts';
import { addTo } from './grouping.ts';
import { perSource, type Source } from './source.ts';
import { unwrap, unwrapValue, wrapped } from './syntax.ts';

/** Tells places apart; handed in, because they ask here what is done with them. */
type Find = (source: Source, node: TSESTree.Node) => Place | undefined;

/** Every expression that reads or writes a place, also by another name for it, in the order of the text. */
export function occurrencesOf(
  source: Source,
  place: Place,
  aliases: readonly Variable[],
  find: Find,
): readonly TSESTree.Node[] {
  return inOrder([
    ...spelledOut(source, place, find),
    ...aliases.flatMap(alias => identifiersOf(referencesTo(source, alias))),
  ]);
}

/** All that a place is given: where it is declared, then by assignments, then by what defines a member. */
export function valuesOf(source: Source, place: Place, find: Find): readonly Given[] {
  const declared = place.variable ? valuesDeclared(place.variable) : [];
  const assigned = inOrder(spelledOut(source, place, find)).flatMap(name => assignedTo(name) ?? []);
  return [...declared, ...assigned, ...valuesDefined(source, place)];
}

function inOrder(nodes: readonly TSESTree.Node[]): TSESTree.Node[] {
  return [...nodes].sort((a, b) => a.range[0] - b.range[0]);
}

function valuesDeclared({ defs }: Variable): Given[] {
  return defs.flatMap(({ node: by, name }): Given[] => {
    if (by.type === 'VariableDeclarator') return by.id === name && by.init ? [{ value: unwrapValue(by.init), by }] : [];
    const isDeclaration = by.type === 'FunctionDeclaration' || by.type === 'ClassDeclaration';
    return isDeclaration && by.id === name ? [{ value: by, by }] : [];
  });
}

function assignedTo(name: TSESTree.Node): Given | undefined {
  const outer = wrapped(name);
  const by = outer.parent;
  return by?.type === 'AssignmentExpression' && by.left === outer ? { value: unwrapValue(by.right), by } : undefined;
}

/** The expressions that name a place as it is, and not by an alias. */
function spelledOut(source: Source, place: Place, find: Find): readonly TSESTree.Node[] {
  const { kind, name, variable } = place;
  if (variable) return identifiersOf(referencesTo(source, variable));
  if (kind === 'global') return identifiersOf(globalReferences(source).get(name) ?? []);
  const byPlace = groupsOf(source, membersGrouped, name, byPlace => {
    for (const node of membersByName(source).get(name) ?? []) addTo(byPlace, find(source, node), node);
  });
  return byPlace.get(place) ?? [];
}

function identifiersOf(references: readonly Reference[]): TSESTree.Node[] {
  return references.flatMap(({ identifier, init, resolved }) =>
    identifier.type === 'Identifier' && !(init && resolved) ? [identifier] : [],
  );
}

function valuesDefined(source: Source, { kind, name, owner }: Place): readonly Given[] {
  if (kind !== 'member' || owner === undefined || 'name' in owner) return [];
  const byOwner = groupsOf(source, definitionsGrouped, name, byOwner => {
    for (const by of definitionsByName(source).get(name) ?? [])
      if (by.value) addTo(byOwner, ownerOfDefinition(source, by), { value: unwrap(by.value), by });
  });
  return byOwner.get(owner) ?? [];
}

type Groups<Key, Item> = Map<string, Map<Key, Item[]>>;

const membersGrouped = perSource((): Groups<Place, TSESTree.Node> => new Map());
const definitionsGrouped = perSource((): Groups<Owner, Given> => new Map());

/** What goes by a name, told apart all at once when one of them is asked for: a name may have thousands of owners. */
function groupsOf<Key, Item>(
  source: Source,
  table: (source: Source) => Groups<Key, Item>,
  name: string,
  fill: (groups: Map<Key, Item[]>) => void,
): ReadonlyMap<Key, readonly Item[]> {
  const known = table(source);
  let groups = known.get(name);
  if (groups === undefined) {
    known.set(name, (groups = new Map<Key, Item[]>()));
    fill(groups);
  }
  return groups;
}
