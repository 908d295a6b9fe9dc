import { checkCallable } from './check-callable.ts';
import { keepShape } from './keep-shape.ts';
import { KeyMapIterator } from './key-map-iterator.ts';
import { setEntries } from './set-entries.ts';
import { shapeCollection } from './shape-collection.ts';
import { Sweeper } from './sweeper.ts';

interface Entry<K extends WeakKey, V> {
  value: V;
  readonly ref: WeakRef<K>;
}

/** What `shapeCollection` adds. */
export interface WeakKeyMap<K extends WeakKey, V> {
  [Symbol.iterator](): ReturnType<Map<K, V>['entries']>;
  readonly [Symbol.toStringTag]: 'WeakKeyMap';
}

/**
 * A `WeakMap` that can be counted and walked: a `Map` that does not keep its keys alive.
 *
 * An entry stays for as long as something other than the map holds its key. A value is held for as long as its key; a
 * value that leads to its own key does not keep it. Keys are compared by identity and come in the order of insertion.
 *
 * Python's `weakref.WeakKeyDictionary`, with the protocol of ECMAScript's `Map` and the `getOrInsert` methods of
 * https://github.com/tc39/proposal-upsert. All methods are O(1) but `size` and those that visit all entries.
 *
 * @example
 * const startedAt = new WeakKeyMap<object, number>();
 * startedAt.set(request, Date.now()); // goes when the request goes
 * for (const [request, time] of startedAt) report(request, time);
 */
// The parameters have defaults so that `new Map()`, a `Map<any, any>` in checked JavaScript, can become one of these.
export class WeakKeyMap<K extends WeakKey = any, V = any> {
  /** The values live here and nowhere else, so that one that leads to its key dies with it. */
  #entries = new WeakMap<K, Entry<K, V>>();
  readonly #refs = new Set<WeakRef<K>>();
  readonly #sweeper = new Sweeper(this.#refs);

  /** @throws {TypeError} if `entries` is not iterable, an entry is not an object, or a key cannot be held weakly. */
  constructor(entries: Iterable<readonly [K, V]> | null = null) {
    setEntries(this, entries);
  }

  /** The value of `key`; `undefined` for what is no key, including primitives. */
  get(key: K): V | undefined {
    return this.#entries.get(key)?.value;
  }

  has(key: K): boolean {
    return this.#entries.has(key);
  }

  /** @throws {TypeError} if `key` is a primitive or a registered symbol; the map is then left as it was. */
  set(key: K, value: V): this {
    this.#set(key, value);
    return this;
  }

  /** Whether an entry was removed. */
  delete(key: K): boolean {
    const entry = this.#entries.get(key);
    if (entry === undefined) return false;
    this.#refs.delete(entry.ref);
    return this.#entries.delete(key);
  }

  clear(): void {
    this.#entries = new WeakMap();
    this.#refs.clear();
  }

  /**
   * The exact number of live entries. O(1), except for the first time after a garbage collection: then it visits all
   * entries once, which keeps their keys alive to the end of the current job. See `estimatedSize`.
   */
  get size(): number {
    return this.#sweeper.liveCount();
  }

  /** The number of entries whose death has not been noticed yet: never below `size`. O(1), and keeps nothing alive. */
  get estimatedSize(): number {
    return this.#refs.size;
  }

  /**
   * The value of `key`, or `value`, now stored.
   *
   * @throws {TypeError} if `key` cannot be held weakly; the map is then left as it was.
   */
  getOrInsert(key: K, value: V): V {
    const entry = this.#entries.get(key);
    if (entry !== undefined) return entry.value;
    this.#set(key, value);
    return value;
  }

  /**
   * The value of `key`, or that of `compute(key)`, now stored, whatever `compute` itself has stored.
   * If `compute` throws, the error passes through and nothing is stored.
   *
   * @throws {TypeError} if `compute` is not a function, even if it is not needed, or `key` cannot be held weakly.
   */
  getOrInsertComputed(key: K, compute: (key: K) => V): V {
    checkCallable(compute);
    const entry = this.#entries.get(key);
    if (entry !== undefined) return entry.value;
    // Throws for a key that will be refused, before `compute` can do anything.
    new WeakRef(key);
    const value = compute(key);
    this.#set(key, value);
    return value;
  }

  /** @throws {TypeError} if `callback` is not a function. */
  forEach(callback: (value: V, key: K, map: this) => void, thisArg: unknown = undefined): void {
    checkCallable(callback);
    this.#refs.forEach(ref => {
      const key = ref.deref();
      if (key !== undefined) callback.call(thisArg, this.#entries.get(key)!.value, key, this);
    });
  }

  // The return types are those of the reader's own `Map`: their names differ between versions of TypeScript.

  keys(): ReturnType<Map<K, V>['keys']> {
    return new KeyMapIterator<K, V, K>(this.#refs.values(), key => this.#entries.get(key), 'key');
  }

  values(): ReturnType<Map<K, V>['values']> {
    return new KeyMapIterator<K, V, V>(this.#refs.values(), key => this.#entries.get(key), 'value');
  }

  entries(): ReturnType<Map<K, V>['entries']> {
    return new KeyMapIterator<K, V, [K, V]>(this.#refs.values(), key => this.#entries.get(key), 'entry');
  }

  #set(key: K, value: V): void {
    const entry = this.#entries.get(key);
    if (entry !== undefined) {
      entry.value = value;
      return;
    }
    const ref = new WeakRef(key);
    this.#entries.set(key, { value, ref });
    this.#refs.add(ref);
    this.#sweeper.added(this.#refs.size);
  }
}

shapeCollection(WeakKeyMap.prototype, 'WeakKeyMap', 'entries', Symbol.iterator);
keepShape(new WeakKeyMap());
