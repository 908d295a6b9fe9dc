import { checkCallable } from './check-callable.ts';
import { keepShape } from './keep-shape.ts';
import { SetIterator } from './set-iterator.ts';
import { setRecord, type SetLike, type SetRecord } from './set-record.ts';
import { shapeCollection } from './shape-collection.ts';
import { Sweeper } from './sweeper.ts';

/**
 * What `shapeCollection` adds. Here and below, the return types are those of the reader's own `Set`: their names differ
 * between versions of TypeScript.
 */
export interface IterableWeakSet<T extends WeakKey> {
  [Symbol.iterator](): ReturnType<Set<T>['values']>;
  keys(): ReturnType<Set<T>['keys']>;
  readonly [Symbol.toStringTag]: 'IterableWeakSet';
}

/**
 * A `WeakSet` that can be counted and walked: a `Set` that does not keep its values alive. A value is in the set for as
 * long as something else holds it; values come in the order of insertion.
 *
 * Python's `weakref.WeakSet`, with the protocol of ECMAScript's `Set` and its seven set methods, which take any object
 * with `size`, `has` and `keys`. All methods are O(1) but `size` and those that visit all values.
 *
 * @example
 * const open = new IterableWeakSet<Connection>();
 * open.add(connection); // does not keep it
 * for (const connection of open) connection.ping();
 */
// The parameter has a default so that `new Set()`, a `Set<any>` in checked JavaScript, can become one of these.
export class IterableWeakSet<T extends WeakKey = any> {
  #index = new WeakMap<T, WeakRef<T>>();
  readonly #refs = new Set<WeakRef<T>>();
  readonly #sweeper = new Sweeper(this.#refs);

  /** @throws {TypeError} if `values` is not iterable or one of them cannot be held weakly. */
  constructor(values: Iterable<T> | null = null) {
    if (values === null || values === undefined) return;
    const { add } = this;
    checkCallable(add);
    for (const value of values) add.call(this, value);
  }

  /** @throws {TypeError} if `value` is a primitive or a registered symbol; the set is then left as it was. */
  add(value: T): this {
    if (this.#index.has(value)) return this;
    const ref = new WeakRef(value);
    this.#index.set(value, ref);
    this.#refs.add(ref);
    this.#sweeper.added(this.#refs.size);
    return this;
  }

  has(value: T): boolean {
    return this.#index.has(value);
  }

  /** Whether a value was removed. */
  delete(value: T): boolean {
    const ref = this.#index.get(value);
    if (ref === undefined) return false;
    this.#refs.delete(ref);
    return this.#index.delete(value);
  }

  clear(): void {
    this.#index = new WeakMap();
    this.#refs.clear();
  }

  /** The exact number of live values. After a collection, the first time, O(n), and keeps them to the end of the job. */
  get size(): number {
    return this.#sweeper.liveCount();
  }

  /** The number of values whose death has not been noticed yet: never below `size`. O(1), and keeps nothing alive. */
  get estimatedSize(): number {
    return this.#refs.size;
  }

  values(): ReturnType<Set<T>['values']> {
    return this.#live();
  }

  entries(): ReturnType<Set<T>['entries']> {
    return new SetIterator<T, [T, T]>(this.#refs.values(), 'entry');
  }

  /** @throws {TypeError} if `callback` is not a function. */
  forEach(callback: (value: T, key: T, set: this) => void, thisArg: unknown = undefined): void {
    checkCallable(callback);
    this.#refs.forEach(ref => {
      const value = ref.deref();
      if (value !== undefined) callback.call(thisArg, value, value, this);
    });
  }

  // The set methods of https://tc39.es/ecma262/#sec-set-objects, step by step. All are O(size of this or of the other),
  // and throw what `setRecord` throws. Results are plain `IterableWeakSet`s; a value they cannot hold is a TypeError.

  union<U>(other: SetLike<U>): IterableWeakSet<T | Extract<U, WeakKey>> {
    const keys = setRecord<any>(other).keys();
    return (this.#copy() as IterableWeakSet<T | Extract<U, WeakKey>>).#addAll(keys);
  }

  intersection<U>(other: SetLike<U>): IterableWeakSet<T & U> {
    return new IterableWeakSet<T & U>().#addAll(this.#shared(setRecord<any>(other)));
  }

  difference(other: SetLike<unknown>): IterableWeakSet<T> {
    const record = setRecord(other);
    const result = this.#copy();
    for (const value of this.#shared(record)) result.delete(value);
    return result;
  }

  symmetricDifference<U>(other: SetLike<U>): IterableWeakSet<T | Extract<U, WeakKey>> {
    const keys = setRecord<any>(other).keys();
    const result = this.#copy() as IterableWeakSet<T | Extract<U, WeakKey>>;
    for (const value of keys) {
      if (this.#index.has(value)) result.delete(value);
      else result.add(value);
    }
    return result;
  }

  isSubsetOf(other: SetLike<unknown>): boolean {
    const record = setRecord(other);
    if (this.size > record.size) return false;
    for (const value of this.#live()) if (!record.has(value)) return false;
    return true;
  }

  isSupersetOf(other: SetLike<unknown>): boolean {
    const record = setRecord<any>(other);
    if (this.size < record.size) return false;
    for (const key of record.keys()) if (!this.#index.has(key)) return false;
    return true;
  }

  isDisjointFrom(other: SetLike<unknown>): boolean {
    for (const _ of this.#shared(setRecord(other))) return false;
    return true;
  }

  #live(): SetIterator<T, T> {
    return new SetIterator(this.#refs.values(), 'value');
  }

  /** The values in both, found by walking the smaller of the two. */
  *#shared(other: SetRecord<any>): Generator<any, void> {
    if (this.size <= other.size) {
      for (const value of this.#live()) if (other.has(value)) yield value;
    } else {
      for (const value of other.keys()) if (this.#index.has(value)) yield value;
    }
  }

  #copy(): IterableWeakSet<T> {
    return new IterableWeakSet<T>().#addAll(this.#live());
  }

  #addAll(values: Iterable<T>): this {
    for (const value of values) this.add(value);
    return this;
  }
}

shapeCollection(IterableWeakSet.prototype, 'IterableWeakSet', 'values', 'keys', Symbol.iterator);
keepShape(new IterableWeakSet());
