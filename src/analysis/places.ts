import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { allReferences, constantValue, isConstant, keyName, memberName, propertyName, variableOf } from './bindings.ts';
import { nodesOf } from './nodes.ts';
import { type Owner, ownerOf, ownerOfMember } from './owners.ts';
import { perSource, type Source } from './source.ts';
import { literalText, unwrap, unwrapValue } from './syntax.ts';

/** A value that a place is given, and the node that gives it. */
export interface Given {
  readonly value: TSESTree.Node;
  /** The declarator, assignment, class member or property. */
  readonly by: TSESTree.Node;
}

/**
 * Something that holds a value under a name: a variable, a global, a field, a static, a property of a known object.
 * A constant alias (`const self = this`, `const { bus } = this`) is the place that it names.
 */
export interface Place {
  readonly kind: 'global' | 'variable' | 'member';
  readonly name: string;
  /** Only of a variable. */
  readonly variable?: Variable;
  /** Only of a member: the object it belongs to. */
  readonly owner?: Owner | Place;
  /** Every expression that reads or writes it, in the order of the text; what declares it is not among them. */
  readonly occurrences: readonly TSESTree.Node[];
  readonly values: readonly Given[];
}

interface OpenPlace extends Place {
  readonly occurrences: TSESTree.Node[];
  readonly values: Given[];
}

interface PlaceTable {
  readonly byOwner: Map<object, Map<string, OpenPlace>>;
  readonly globals: Map<string, OpenPlace>;
  readonly byNode: Map<TSESTree.Node, OpenPlace | undefined>;
}

const openTable = perSource((): PlaceTable => ({ byOwner: new Map(), globals: new Map(), byNode: new Map() }));

const VALUE_OF_VARIABLE = '';

function open(
  source: Source,
  owner: object | undefined,
  name: string,
  fields: Omit<Place, 'occurrences' | 'values'>,
): OpenPlace {
  const { byOwner, globals } = openTable(source);
  let places = owner === undefined ? globals : byOwner.get(owner);
  if (places === undefined) byOwner.set(owner!, (places = new Map<string, OpenPlace>()));
  let place = places.get(name);
  if (place === undefined) places.set(name, (place = { ...fields, occurrences: [], values: [] }));
  return place;
}

function placeOfVariable(source: Source, variable: Variable): OpenPlace {
  return open(source, variable, VALUE_OF_VARIABLE, { kind: 'variable', name: variable.name, variable });
}

function memberOf(source: Source, owner: Owner | Place, name: string): OpenPlace {
  return open(source, owner, name, { kind: 'member', name, owner });
}

/** The place that an expression names; `undefined` for whatever is computed. */
export function placeOf(source: Source, node: TSESTree.Node): Place | undefined {
  filled(source);
  return find(source, node);
}

function find(source: Source, expression: TSESTree.Node): OpenPlace | undefined {
  const node = unwrap(expression);
  if (node.type !== 'Identifier' && node.type !== 'MemberExpression') return undefined;
  const { byNode } = openTable(source);
  if (byNode.has(node)) return byNode.get(node);
  // An alias that leads back to itself (`const a = b.a, b = a.b`) is nothing that we know.
  byNode.set(node, undefined);
  const place = node.type === 'Identifier' ? findVariable(source, node) : findMember(source, node);
  byNode.set(node, place);
  return place;
}

function findVariable(source: Source, node: TSESTree.Identifier): OpenPlace {
  const variable = variableOf(source, node);
  if (variable === undefined) return open(source, undefined, node.name, { kind: 'global', name: node.name });
  const aliased = aliasedBy(source, variable);
  return aliased ?? placeOfVariable(source, variable);
}

/** The place that a constant only gives another name: `const map = this.map`, `const { map } = this`. */
function aliasedBy(source: Source, variable: Variable): OpenPlace | undefined {
  const value = constantValue(variable);
  if (value) return value.type === 'MemberExpression' || value.type === 'Identifier' ? find(source, value) : undefined;
  const [definition] = variable.defs;
  const declarator = definition?.node;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ObjectPattern' || !isConstant(variable))
    return undefined;
  const property = declarator.id.properties.find(({ value }) => value === definition?.name);
  const name = property?.type === 'Property' ? keyName(property) : undefined;
  return declarator.init && name !== undefined ? member(source, declarator.init, name) : undefined;
}

function findMember(source: Source, node: TSESTree.MemberExpression): OpenPlace | undefined {
  const name = propertyName(source, node);
  return name === undefined ? undefined : member(source, node.object, name);
}

function member(source: Source, object: TSESTree.Node, name: string): OpenPlace | undefined {
  const owner = ownerOf(source, object) ?? find(source, object);
  return owner && memberOf(source, owner, name);
}

/** Every place of the file, with all that reads, writes and fills it. */
export const allPlaces = perSource((source): readonly Place[] => {
  filled(source);
  const { byOwner, globals } = openTable(source);
  return [...globals.values(), ...[...byOwner.values()].flatMap(places => [...places.values()])];
});

/** The members of an object by name, methods among them. */
export function membersOf(source: Source, owner: Owner | Place): ReadonlyMap<string, Place> {
  filled(source);
  return openTable(source).byOwner.get(owner) ?? new Map<string, Place>();
}

const filled = perSource((source): true => {
  for (const { identifier, resolved, init } of allReferences(source)) {
    if (identifier.type !== 'Identifier') continue;
    const place = find(source, identifier);
    if (place !== undefined && !(init && resolved)) place.occurrences.push(identifier);
  }
  for (const node of nodesOf(source, 'MemberExpression')) find(source, node)?.occurrences.push(node);
  fillVariables(source);
  fillMembers(source);
  for (const places of openTable(source).byOwner.values()) {
    for (const { occurrences } of places.values()) occurrences.sort((a, b) => a.range[0] - b.range[0]);
  }
  return true;
});

function fillVariables(source: Source): void {
  for (const by of nodesOf(source, 'VariableDeclarator')) {
    const variable = by.id.type === 'Identifier' && by.init ? variableOf(source, by.id) : undefined;
    if (variable && by.init) placeOfVariable(source, variable).values.push({ value: unwrapValue(by.init), by });
  }
  for (const by of [...nodesOf(source, 'FunctionDeclaration'), ...nodesOf(source, 'ClassDeclaration')]) {
    const variable = by.id ? variableOf(source, by.id) : undefined;
    if (variable) placeOfVariable(source, variable).values.push({ value: by, by });
  }
  for (const by of nodesOf(source, 'AssignmentExpression')) {
    find(source, by.left)?.values.push({ value: unwrapValue(by.right), by });
  }
}

function fillMembers(source: Source): void {
  for (const by of [...nodesOf(source, 'PropertyDefinition'), ...nodesOf(source, 'MethodDefinition')]) {
    const name = memberName(source, by);
    if (name !== undefined && by.value)
      memberOf(source, ownerOfMember(source, by), name).values.push({ value: unwrap(by.value), by });
  }
  for (const by of nodesOf(source, 'Property')) {
    const name = memberName(source, by);
    if (by.parent.type !== 'ObjectExpression' || name === undefined) continue;
    const owner = ownerOf(source, by.parent);
    if (owner === undefined) continue;
    const value = unwrap(by.value);
    memberOf(source, owner, name).values.push({ value, by });
    if (name === 'value') fillDescriptor(source, owner, by.parent, { value, by });
  }
}

/** `{ key: 'close', value: function () {} }`, as compiled classes list their methods. */
function fillDescriptor(source: Source, owner: Owner, descriptor: TSESTree.ObjectExpression, given: Given): void {
  const key = descriptor.properties.find(property => property.type === 'Property' && keyName(property) === 'key');
  const name = key?.type === 'Property' ? literalText(key.value) : undefined;
  if (name !== undefined) memberOf(source, owner, name).values.push(given);
}
