import { describe, expect, test } from 'vitest';
import { IterableWeakSet, WeakKeyMap, WeakValueMap } from '../../src/runtime/index.ts';
import { objects } from './collect.ts';

const [a, b, c] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
const registered = Symbol.for('registered');

/** The three classes, seen through the native one that each takes after. */
const classes: { Weak: new (...args: any[]) => any; Native: any; item(o: object): any; name: string }[] = [
  { Weak: WeakValueMap, Native: Map, item: o => [o, o], name: 'WeakValueMap' },
  { Weak: WeakKeyMap, Native: Map, item: o => [o, o], name: 'WeakKeyMap' },
  { Weak: IterableWeakSet, Native: Set, item: o => o, name: 'IterableWeakSet' },
];

describe.each(classes)('$name', ({ Weak, Native, item, name }) => {
  const adder = Native === Map ? 'set' : 'add';
  const filled = () => new Weak([item(a), item(b), item(c)]);
  const own = (C: { prototype: object }) => Object.getOwnPropertyDescriptors(C.prototype) as Record<PropertyKey, any>;

  test('has every member of the native class, with the same attributes, length and name', () => {
    const [weak, native] = [own(Weak), own(Native)];
    for (const key of Reflect.ownKeys(native)) {
      if (key === 'constructor' || key === Symbol.toStringTag) continue;
      expect(weak[key], String(key)).toBeDefined();
      const { value, get, enumerable, configurable, writable } = weak[key];
      const expected = native[key];
      expect([key, enumerable, configurable, writable]).toEqual(
        [key, expected.enumerable, expected.configurable, expected.writable], // prettier-ignore
      );
      const [mine, theirs] = [value ?? get, expected.value ?? expected.get];
      expect([key, mine.length, mine.name]).toEqual([key, theirs.length, theirs.name]);
    }
  });

  test('the aliases are the same function, and the tag is data', () => {
    const { prototype } = Weak;
    expect(prototype[Symbol.iterator]).toBe(Native === Map ? prototype.entries : prototype.values);
    if (Native === Set) expect(prototype.keys).toBe(prototype.values);
    expect(own(Weak)[Symbol.toStringTag]).toEqual({
      value: name,
      writable: false,
      enumerable: false,
      configurable: true,
    });
    expect(String(filled())).toBe(`[object ${name}]`);
    expect([Weak.name, Weak.length]).toEqual([name, 0]);
    expect(Object.keys(filled())).toEqual([]);
  });

  test('has the methods of ES2025 and of the upsert proposal, whatever the engine has', () => {
    const sets = ['union', 'intersection', 'difference', 'symmetricDifference'].concat(
      ...['isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
    );
    const wanted: [string, number][] =
      Native === Set ? sets.map(set => [set, 1]) : [['getOrInsert', 2], ['getOrInsertComputed', 2]]; // prettier-ignore
    for (const [method, length] of wanted) {
      expect(own(Weak)[method]).toMatchObject({ writable: true, enumerable: false, configurable: true });
      expect([Weak.prototype[method].name, Weak.prototype[method].length]).toEqual([method, length]);
    }
  });

  test('is constructed as the native class is', () => {
    expect(() => (Weak as any)()).toThrow(TypeError);
    expect(new Weak().size).toBe(0);
    expect(new Weak(null).size).toBe(0);
    expect(new Weak(undefined).size).toBe(0);
    expect([...new Weak(filled())]).toEqual([item(a), item(b), item(c)]);
    for (const wrong of [1, true, {}, Symbol('unique')]) expect(() => new Weak(wrong)).toThrow(TypeError);
    expect(() => new Weak(['text'])).toThrow(TypeError);
    expect(() => new Weak([registered])).toThrow(TypeError);
    expect(filled() instanceof Native).toBe(false);
  });

  test('a constructor that throws closes the iterator', () => {
    let closed = 0;
    const source = {
      [Symbol.iterator]: () => ({ next: () => ({ value: 1, done: false }), return: () => ({ value: ++closed }) }),
    };
    expect(() => new Weak(source)).toThrow(TypeError);
    expect(closed).toBe(1);
  });

  test('the constructor goes through the method of a subclass, fetched once', () => {
    const seen: unknown[] = [];
    class Sub extends Weak {
      get [adder]() {
        seen.push('fetched');
        return (...args: unknown[]) => seen.push(args[0]);
      }
    }
    expect(new Sub([item(a), item(b)]).size).toBe(0);
    expect(seen).toEqual(['fetched', a, b]);
    new Sub();
    expect(seen).toHaveLength(3);
    class Broken extends Weak {}
    Object.defineProperty(Broken.prototype, adder, { value: 1 });
    expect(() => new Broken([])).toThrow(TypeError);
    expect(new Broken().size).toBe(0);
  });

  test('a subclass is one, and inherits everything', () => {
    class Sub extends Weak {
      extra = 1;
    }
    const sub: any = new Sub([item(a)]);
    expect([sub instanceof Weak, sub.extra, sub.has(a), sub.size, String(sub)]).toEqual(
      [true, 1, true, 1, `[object ${name}]`], // prettier-ignore
    );
    expect(sub[adder](...[item(b)].flat())).toBe(sub);
  });

  test('methods refuse any other receiver', () => {
    for (const key of ['has', 'delete', 'clear', 'values', 'forEach', adder]) {
      expect(() => Weak.prototype[key].call(new Native(), a, b), key).toThrow(TypeError);
    }
    expect(() => Weak.prototype.size).toThrow(TypeError);
  });

  test('iterators are iterators of the language', () => {
    const iteratorPrototype = Object.getPrototypeOf(Object.getPrototypeOf([].values()));
    for (const method of ['keys', 'values', 'entries', Symbol.iterator]) {
      const iterator = filled()[method]();
      expect(iterator[Symbol.iterator]()).toBe(iterator);
      expect(Object.getPrototypeOf(Object.getPrototypeOf(iterator))).toBe(iteratorPrototype);
      expect(String(iterator)).toBe(`[object ${name} Iterator]`);
      expect([...iterator]).toHaveLength(3);
      expect(iterator.next()).toEqual({ value: undefined, done: true });
      expect(() => iterator.next.call({})).toThrow(TypeError);
    }
    expect([...filled().entries()]).toEqual([[a, a], [b, b], [c, c]]); // prettier-ignore
    expect([...filled().keys()]).toEqual([a, b, c]);
    expect([...filled().values()]).toEqual([a, b, c]);
  });

  test('iteration is live: it sees what is added, and not what is deleted', () => {
    const [weak, native] = [filled(), new Native([item(a), item(b), item(c)])];
    const d = { name: 'd' };
    const run = (collection: any) => {
      const seen: unknown[] = [];
      for (const value of collection.values()) {
        seen.push(value);
        if (value === a) collection.delete(b);
        if (value === c && !collection.has(d)) collection[adder](...[item(d)].flat());
        if (value === d && collection.delete(a)) collection[adder](...[item(a)].flat());
      }
      return seen;
    };
    expect(run(weak)).toEqual(run(native));
  });

  test('clear during iteration, and additions after it', () => {
    const [weak, native] = [filled(), new Native([item(a), item(b), item(c)])];
    const d = { name: 'd' };
    for (const collection of [weak, native]) {
      const iterator = collection.entries();
      iterator.next();
      collection.clear();
      collection[adder](...[item(d)].flat());
      expect(iterator.next()).toEqual({ value: [d, d], done: false });
      expect(iterator.next().done).toBe(true);
    }
  });

  test.each([undefined, null, 0, '', false, a])('forEach calls with thisArg %s', thisArg => {
    const weak = filled();
    const calls: unknown[] = [];
    const result = weak.forEach(function (this: unknown, ...args: unknown[]) {
      calls.push([this, ...args]);
    }, thisArg);
    expect(result).toBe(undefined);
    expect(calls).toEqual([a, b, c].map(o => [thisArg, o, o, weak]));
  });

  test('adding again keeps the place, deleting and adding moves to the end', () => {
    const weak = filled();
    weak[adder](...[item(a)].flat());
    expect([...weak.keys()]).toEqual([a, b, c]);
    expect(weak.delete(a)).toBe(true);
    expect(weak.delete(a)).toBe(false);
    weak[adder](...[item(a)].flat());
    expect([...weak.keys()]).toEqual([b, c, a]);
    expect(weak.clear()).toBe(undefined);
    expect([weak.size, weak.estimatedSize, weak.has(a)]).toEqual([0, 0, false]);
  });

  test('looking up a primitive never throws', () => {
    for (const key of [undefined, null, 0, 'text', registered]) {
      expect([filled().has(key), filled().delete(key)]).toEqual([false, false]);
      if (Native === Map) expect(filled().get(key)).toBe(undefined);
    }
  });

  test('ten thousand entries', () => {
    const many = objects(10_000);
    const weak = new Weak(many.map(o => item(o)));
    expect([weak.size, weak.estimatedSize]).toEqual([10_000, 10_000]);
    expect([...weak.keys()]).toEqual(many);
  });
});
