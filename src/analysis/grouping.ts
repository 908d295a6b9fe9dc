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
  keysOf: (item: Item) => readonly (Key | undefined)[],
): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) for (const key of keysOf(item)) addTo(groups, key, item);
  return groups;
}
