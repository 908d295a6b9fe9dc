import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { constantValue, isConstant, variableDeclared, variableOf } from '../syntax/bindings.ts';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { addTo, groupsOf, type GroupsByName } from '../syntax/grouping.ts';
import { type Owner, ownerOf, ownerOfDefinition } from './owners.ts';
import { placeTable } from './place-table.ts';
import { aliasesByName, type MemberDefinition, namesOf } from './place-names.ts';
import { occurrencesOf, valuesOf } from './place-uses.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

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

type Identity = Omit<Place, 'occurrences' | 'values'>;

/** Most places are only told apart: what is done with one is looked up when somebody asks. */
class LazyPlace implements Place {
  readonly kind: Place['kind'];
  readonly name: string;
  readonly variable?: Variable;
  readonly owner?: Owner | Place;
  readonly #source: Source;
  #occurrences: readonly TSESTree.Node[] | undefined;
  #values: readonly Given[] | undefined;

  constructor(source: Source, { kind, name, variable, owner }: Identity) {
    this.kind = kind;
    this.name = name;
    if (variable) this.variable = variable;
    if (owner) this.owner = owner;
    this.#source = source;
  }

  get occurrences(): readonly TSESTree.Node[] {
    return (this.#occurrences ??= occurrencesOf(this.#source, this, aliasesOf(this.#source, this), placeOf));
  }

  get values(): readonly Given[] {
    return (this.#values ??= valuesOf(this.#source, this, placeOf));
  }
}

/** The variables that only give a place another name, or give one of these a further one. */
function aliasesOf(source: Source, place: Place): readonly Variable[] {
  const found: Variable[] = [];
  // A name that an alias adds is come to, too.
  const names = new Set([place.name]);
  for (const name of names) {
    const byPlace = groupsOf(source, aliasesGrouped, name, byPlace => {
      for (const alias of aliasesByName(source).get(name) ?? []) {
        const variable = variableOf(source, alias);
        if (variable) addTo(byPlace, aliasedBy(source, variable), variable);
      }
    });
    for (const variable of byPlace.get(place) ?? []) {
      found.push(variable);
      names.add(variable.name);
    }
  }
  return found;
}

const aliasesGrouped = perSource((): GroupsByName<Place, Variable> => new Map());

function intern<Key>(source: Source, places: Map<Key, Place>, key: Key, identity: Identity): Place {
  let place = places.get(key);
  if (place === undefined) places.set(key, (place = new LazyPlace(source, identity)));
  return place;
}

/** A variable as a place, also where it only gives another one a further name. */
export function placeOfVariable(source: Source, variable: Variable): Place {
  return intern(source, placeTable(source).byVariable, variable, { kind: 'variable', name: variable.name, variable });
}

/** The member of that name. */
export function memberOf(source: Source, owner: Owner | Place, name: string): Place {
  const { byOwner } = placeTable(source);
  let places = byOwner.get(owner);
  if (places === undefined) byOwner.set(owner, (places = new Map<string, Place>()));
  return intern(source, places, name, { kind: 'member', name, owner });
}

/** The place that an expression names; `undefined` for whatever is computed. */
export function placeOf(source: Source, expression: TSESTree.Node): Place | undefined {
  const node = unwrap(expression);
  if (node.type === 'Identifier') return placeOfName(source, node);
  return node.type === 'MemberExpression' ? placeOfMember(source, node) : undefined;
}

function placeOfMember(source: Source, node: TSESTree.MemberExpression): Place | undefined {
  const { byMember } = placeTable(source);
  const known = byMember.get(node);
  if (known !== undefined || byMember.has(node)) return known;
  // An alias that leads back to itself (`const a = b.a, b = a.b`) is nothing that we know.
  byMember.set(node, undefined);
  const name = propertyName(source, node);
  const place = name === undefined ? undefined : member(source, node.object, name);
  byMember.set(node, place);
  return place;
}

function placeOfName(source: Source, node: TSESTree.Identifier): Place {
  const variable = variableOf(source, node);
  if (variable === undefined)
    return intern(source, placeTable(source).globals, node.name, { kind: 'global', name: node.name });
  const { named } = placeTable(source);
  let place = named.get(variable);
  if (place === undefined) {
    // Where an alias leads back to itself, it names no more than itself.
    named.set(variable, (place = placeOfVariable(source, variable)));
    const aliased = aliasedBy(source, variable);
    if (aliased) named.set(variable, (place = aliased));
  }
  return place;
}

/** The place that a constant only gives another name: `const map = this.map`, `const { map } = this`. */
function aliasedBy(source: Source, variable: Variable): Place | undefined {
  const value = constantValue(variable);
  if (value)
    return value.type === 'MemberExpression' || value.type === 'Identifier' ? placeOf(source, value) : undefined;
  const [definition] = variable.defs;
  const declarator = definition?.node;
  if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'ObjectPattern' || !isConstant(variable))
    return undefined;
  const property = declarator.id.properties.find(({ value }) => value === definition?.name);
  const name = property?.type === 'Property' ? keyName(property) : undefined;
  return declarator.init && name !== undefined ? member(source, declarator.init, name) : undefined;
}

function member(source: Source, object: TSESTree.Node, name: string): Place | undefined {
  const owner = ownerOf(source, object) ?? placeOf(source, object);
  return owner && memberOf(source, owner, name);
}

/** The variable that a declaration names. */
export function placeDeclared(source: Source, name: TSESTree.Identifier): Place | undefined {
  const { parent } = name;
  const variable = parent.type === 'VariableDeclarator' ? variableDeclared(source, parent) : variableOf(source, name);
  return variable && placeOfVariable(source, variable);
}

/** The members that a definition makes: more than one where it describes another. */
export function placesDefined(source: Source, definition: MemberDefinition): readonly Place[] {
  const owner = ownerOfDefinition(source, definition);
  return owner === undefined ? [] : namesOf(source, definition).map(name => memberOf(source, owner, name));
}

/** The members that have been asked for so far, by what they belong to. */
export function membersAskedFor(source: Source): ReadonlyMap<Owner | Place, ReadonlyMap<string, Place>> {
  return placeTable(source).byOwner;
}
