import { checkCallable } from './check-callable.ts';

/**
 * Fills a new map as `new Map(entries)` does, through the `set` of the subclass if it has its own.
 * AddEntriesFromIterable, https://tc39.es/ecma262/#sec-add-entries-from-iterable
 *
 * @throws {TypeError} if `entries` is not iterable or one of them is not an object.
 */
export function setEntries<K, V>(
  map: { set(key: K, value: V): unknown },
  entries: Iterable<readonly [K, V]> | null | undefined,
): void {
  if (entries === null || entries === undefined) return;
  const { set } = map;
  checkCallable(set);
  for (const entry of entries) {
    if (Object(entry) !== entry) throw new TypeError(`Iterator value ${String(entry)} is not an entry object`);
    set.call(map, entry[0], entry[1]);
  }
}
