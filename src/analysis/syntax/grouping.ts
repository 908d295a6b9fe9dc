import type { Source } from './source.ts';

/** Adds an item to the list under a key; what has no key is left out. */
export function addTo<Key, Item>(groups: Map<Key, Item[]>, key: Key | undefined, item: Item): void {
  if (key === undefined) return;
  const known = groups.get(key);
  if (known === undefined) groups.set(key, [item]);
  else known.push(item);
}

/** Items by their keys, in their own order. */
export function grouped<Key, Item>(
  items: Iterable<Item>,
  keyOf: (item: Item) => Key | undefined,
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) addTo(groups, keyOf(item), item);
  return groups;
}

/** What goes by each name, told apart by what it belongs to. */
export type GroupsByName<Key, Item> = Map<string, Map<Key, Item[]>>;

/** What goes by a name, told apart all at once when one of them is asked for: a name may have thousands of owners. */
export function groupsOf<Key, Item>(
  source: Source,
  table: (source: Source) => GroupsByName<Key, Item>,
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
