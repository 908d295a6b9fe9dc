import type { Reference, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { globalReferences, referencesTo } from '../syntax/bindings.ts';
import { ownerOfDefinition, type Owner } from './owners.ts';
import { definitionsByName, membersByName } from './place-names.ts';
import type { Given, Place } from './places.ts';
import { addTo, groupsOf, type GroupsByName } from '../syntax/grouping.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unwrap, unwrapValue, wrapped } from '../syntax/syntax.ts';

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
  if (place.kind === 'member') return [...valuesAssigned(source, place, find), ...valuesDefined(source, place)];
  const declared = place.variable ? valuesDeclared(place.variable) : [];
  const assigned = inOrder(spelledOut(source, place, find)).flatMap(name => assignedTo(name) ?? []);
  return [...declared, ...assigned];
}

/** What a member is assigned: a name may be read at thousands of places, and is assigned at few. */
function valuesAssigned(source: Source, place: Place, find: Find): readonly Given[] {
  const byPlace = groupsOf(source, assignmentsGrouped, place.name, byPlace => {
    const assigned = (membersByName(source).get(place.name) ?? []).filter(assignedTo);
    for (const node of inOrder(assigned)) addTo(byPlace, find(source, node), assignedTo(node)!);
  });
  return byPlace.get(place) ?? [];
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

function valuesDefined(source: Source, { name, owner }: Place): readonly Given[] {
  if (owner === undefined || 'name' in owner) return [];
  const byOwner = groupsOf(source, definitionsGrouped, name, byOwner => {
    for (const by of definitionsByName(source).get(name) ?? [])
      if (by.value) addTo(byOwner, ownerOfDefinition(source, by), { value: unwrap(by.value), by });
  });
  return byOwner.get(owner) ?? [];
}

const membersGrouped = perSource((): GroupsByName<Place, TSESTree.Node> => new Map());
const assignmentsGrouped = perSource((): GroupsByName<Place, Given> => new Map());
const definitionsGrouped = perSource((): GroupsByName<Owner, Given> => new Map());
