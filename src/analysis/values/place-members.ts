import { variablesByName } from '../syntax/bindings.ts';
import { nodesOf } from '../syntax/nodes.ts';
import type { Owner } from './owners.ts';
import { definitionsByName, membersByName } from './place-names.ts';
import { membersAskedFor, type Place, placeOf, placeOfVariable, placesDefined } from './places.ts';
import { perSource, type Source } from '../syntax/source.ts';

/** Every place of that name, globals left aside. */
export function placesNamed(source: Source, name: string): ReadonlySet<Place> {
  const variables = (variablesByName(source).get(name) ?? []).map(variable => placeOfVariable(source, variable));
  const members = (membersByName(source).get(name) ?? []).flatMap(node => placeOf(source, node) ?? []);
  const defined = (definitionsByName(source).get(name) ?? []).flatMap(definition => placesDefined(source, definition));
  return new Set([...variables, ...members, ...defined.filter(place => place.name === name)]);
}

/** The members of an object whose names match, methods among them. */
export function membersNamed(source: Source, owner: Owner | Place, names: Names): ReadonlyMap<string, Place> {
  const known = namedMembers(source);
  let byOwner = known.get(names);
  if (byOwner === undefined) known.set(names, (byOwner = findNamed(source, names)));
  return byOwner.get(owner) ?? new Map<string, Place>();
}

type Names = (name: string) => boolean;

type ByOwner = ReadonlyMap<Owner | Place, ReadonlyMap<string, Place>>;

const namedMembers = perSource(() => new Map<Names, ByOwner>());

function findNamed(source: Source, names: Names): ByOwner {
  const byOwner = new Map<Owner | Place, Map<string, Place>>();
  const add = (place: Place | undefined): void => {
    if (place?.owner === undefined || !names(place.name)) return;
    const places = byOwner.get(place.owner);
    if (places === undefined) byOwner.set(place.owner, new Map([[place.name, place]]));
    else places.set(place.name, place);
  };
  for (const [name, nodes] of membersByName(source))
    if (names(name)) for (const node of nodes) add(placeOf(source, node));
  for (const [name, definitions] of definitionsByName(source))
    if (names(name)) for (const definition of definitions) placesDefined(source, definition).forEach(add);
  return byOwner;
}

/** The members of an object by name, methods among them. */
export function membersOf(source: Source, owner: Owner | Place): ReadonlyMap<string, Place> {
  return members(source).get(owner) ?? new Map<string, Place>();
}

const members = perSource((source): ByOwner => {
  for (const node of nodesOf(source, 'MemberExpression')) placeOf(source, node);
  for (const definitions of definitionsByName(source).values())
    for (const definition of definitions) placesDefined(source, definition);
  return membersAskedFor(source);
});
