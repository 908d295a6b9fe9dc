import { checkCallable } from './check-callable.ts';

/** What the set methods take: a `Set`, a `Map`, an `IterableWeakSet`, or anything else with these three. */
export interface SetLike<T> {
  readonly size: number;
  has(value: T): boolean;
  keys(): Iterator<T>;
}

export interface SetRecord<T> {
  readonly size: number;
  has(value: unknown): boolean;
  /** Calls the `keys` of the set at once. Leaving the loop early closes its iterator. */
  keys(): Iterable<T>;
}

/**
 * Reads and checks the argument of a set method, each property once and in the order of the specification.
 * GetSetRecord, https://tc39.es/ecma262/#sec-getsetrecord
 *
 * @throws {TypeError} if `other` is no object, its size not a number, or its `has` or `keys` not a function.
 * @throws {RangeError} if its size is negative.
 */
export function setRecord<T>(other: SetLike<T>): SetRecord<T> {
  if (Object(other) !== other) throw new TypeError(`${String(other)} is not a set-like object`);
  const size = Math.trunc(+other.size);
  if (Number.isNaN(size)) throw new TypeError('The size of a set-like object must be a number');
  if (size < 0) throw new RangeError(`${size} is no size of a set`);
  const { has } = other;
  checkCallable(has);
  const { keys } = other;
  checkCallable(keys);
  return {
    size,
    has: value => Boolean(has.call(other, value as T)),
    keys: () => iterable(keys.call(other)),
  };
}

function iterable<T>(iterator: Iterator<T>): Iterable<T> {
  if (Object(iterator) !== iterator) throw new TypeError(`${String(iterator)} is not an iterator`);
  const { next } = iterator;
  const wrapped = {
    next: () => next.call(iterator),
    return: () => iterator.return?.() ?? { value: undefined, done: true },
  };
  return { [Symbol.iterator]: () => wrapped };
}
