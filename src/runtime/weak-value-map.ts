import { checkCallable } from './check-callable.ts';
import { keepShape } from './keep-shape.ts';
import { setEntries } from './set-entries.ts';
import { shapeCollection } from './shape-collection.ts';
import { Sweeper } from './sweeper.ts';
import { ValueMapIterator } from './value-map-iterator.ts';

/** What `shapeCollection` adds. */
export interface WeakValueMap<K, V extends WeakKey> {
  [Symbol.iterator](): ReturnType<Map<K, V>['entries']>;
  readonly [Symbol.toStringTag]: 'WeakValueMap';
}

/**
 * A `Map` that does not keep its values alive.
 *
 * An entry stays for as long as something else holds its value. Once the value has been collected, the map answers as if
 * the entry had been deleted; the key itself is forgotten soon after. Until then the map does hold its keys: a key that
 * leads to its value keeps it. Keys are compared and ordered as in a `Map`; `instanceof Map` is false.
 *
 * Python's `weakref.WeakValueDictionary`, with the protocol of ECMAScript's `Map` and the `getOrInsert` methods of
 * https://github.com/tc39/proposal-upsert. All methods are O(1) but `size` and those that visit all entries.
 *
 * @example
 * const ada = { name: 'Ada' };
 * const users = new WeakValueMap<string, object>().set('ada', ada);
 * users.get('ada') === ada; // for as long as something else holds `ada`
 */
// The parameters have defaults so that `new Map()`, a `Map<any, any>` in checked JavaScript, can become one of these.
export class WeakValueMap<K = any, V extends WeakKey = any> {
  readonly #refs = new Map<K, WeakRef<V>>();
  readonly #sweeper = new Sweeper(this.#refs);

  /** @throws {TypeError} if `entries` is not iterable, an entry is not an object, or a value cannot be held weakly. */
  constructor(entries: Iterable<readonly [K, V]> | null = null) {
    setEntries(this, entries);
  }

  /** The live value of `key`; `undefined` once it has been collected. */
  get(key: K): V | undefined {
    return this.#refs.get(key)?.deref();
  }

  /** Whether `key` has a live value. If so, the value stays alive to the end of the current job. */
  has(key: K): boolean {
    return this.#refs.get(key)?.deref() !== undefined;
  }

  /** @throws {TypeError} if `value` is a primitive or a registered symbol; the map is then left as it was. */
  set(key: K, value: V): this {
    this.#set(key, value);
    return this;
  }

  /** Whether a live entry was removed. */
  delete(key: K): boolean {
    const ref = this.#refs.get(key);
    return this.#refs.delete(key) && ref!.deref() !== undefined;
  }

  clear(): void {
    this.#refs.clear();
  }

  /**
   * The exact number of live entries. O(1), except for the first time after a garbage collection: then it visits all
   * entries once, which keeps their values alive to the end of the current job. See `estimatedSize`.
   */
  get size(): number {
    return this.#sweeper.liveCount();
  }

  /** The number of entries whose death has not been noticed yet: never below `size`. O(1), and keeps nothing alive. */
  get estimatedSize(): number {
    return this.#refs.size;
  }

  /**
   * The live value of `key`, or `value`, now stored.
   *
   * @throws {TypeError} if `value` is needed and cannot be held weakly; the map is then left as it was.
   */
  getOrInsert(key: K, value: V): V {
    const present = this.get(key);
    if (present !== undefined) return present;
    this.#set(key, value);
    return value;
  }

  /**
   * The live value of `key`, or that of `compute(key)`, now stored, whatever `compute` itself has stored.
   * If `compute` throws, the error passes through and nothing is stored.
   *
   * @throws {TypeError} if `compute` is not a function, even if it is not needed, or its result cannot be held weakly.
   */
  getOrInsertComputed(key: K, compute: (key: K) => V): V {
    checkCallable(compute);
    const present = this.get(key);
    if (present !== undefined) return present;
    // -0 is not a key: `set` would store 0.
    const value = compute(key === 0 ? (0 as K) : key);
    this.#set(key, value);
    return value;
  }

  /** @throws {TypeError} if `callback` is not a function. */
  forEach(callback: (value: V, key: K, map: this) => void, thisArg: unknown = undefined): void {
    checkCallable(callback);
    this.#refs.forEach((ref, key) => {
      const value = ref.deref();
      if (value !== undefined) callback.call(thisArg, value, key, this);
    });
  }

  // The return types are those of the reader's own `Map`: their names differ between versions of TypeScript.

  keys(): ReturnType<Map<K, V>['keys']> {
    return new ValueMapIterator<K, V, K>(this.#refs.entries(), 'key');
  }

  values(): ReturnType<Map<K, V>['values']> {
    return new ValueMapIterator<K, V, V>(this.#refs.entries(), 'value');
  }

  entries(): ReturnType<Map<K, V>['entries']> {
    return new ValueMapIterator<K, V, [K, V]>(this.#refs.entries(), 'entry');
  }

  #set(key: K, value: V): void {
    this.#refs.set(key, new WeakRef(value));
    this.#sweeper.added(this.#refs.size);
  }
}

shapeCollection(WeakValueMap.prototype, 'WeakValueMap', 'entries', Symbol.iterator);
keepShape(new WeakValueMap());
