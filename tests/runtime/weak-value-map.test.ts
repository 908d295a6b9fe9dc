import { describe, expect, test, vi } from 'vitest';
import { WeakValueMap } from '../../src/runtime/index.ts';
import { collected } from '../../src/testing/index.ts';
import { collect, objects, turn } from './collect.ts';

const registered = Symbol.for('registered');
const unholdable: any[] = [undefined, null, 0, 'text', true, 1n, registered];

describe('what dies', () => {
  test('an entry goes with its value, in every way of reading', async () => {
    const map = new WeakValueMap<string, object>();
    const kept = { kept: true };
    (() => map.set('kept', kept).set('dropped', {}))();
    expect(map.size).toBe(2);
    await collect();
    expect(map.size).toBe(1);
    expect(map.has('dropped')).toBe(false);
    expect(map.get('dropped')).toBe(undefined);
    expect(map.delete('dropped')).toBe(false);
    expect([...map]).toEqual([['kept', kept]]);
    expect([...map.keys()]).toEqual(['kept']);
    expect([...map.values()]).toEqual([kept]);
  });

  test('the key of a dead value is let go without anybody reading, time and again', async () => {
    const map = new WeakValueMap<object, object>();
    for (let i = 0; i < 3; i++) {
      const key = (() => {
        const key = {};
        map.set(key, {});
        return new WeakRef(key);
      })();
      expect(await collected(key)).toBe(true);
      expect(map.estimatedSize).toBe(0);
    }
  });

  test("an old value's death leaves the new value of its key alone", async () => {
    const map = new WeakValueMap<string, object>();
    const replacement = {};
    (() => map.set('key', {}))();
    map.set('key', replacement);
    await collect();
    expect(map.get('key')).toBe(replacement);
    expect(map.size).toBe(1);
  });

  test('values keep neither the map nor its keys alive', async () => {
    const value = {};
    const [map, key] = (() => {
      const key = {};
      return [new WeakRef(new WeakValueMap([[key, value]])), new WeakRef(key)];
    })();
    expect([await collected(map), await collected(key)]).toEqual([true, true]);
    expect(value).toEqual({});
  });

  test('a suspended iterator pins neither what it has shown nor what is to come', async () => {
    const map = new WeakValueMap<number, object>();
    (() => objects(3).forEach((value, key) => map.set(key, value)))();
    const iterator = map.values();
    (() => iterator.next())();
    await collect();
    expect(map.size).toBe(0);
    expect(iterator.next()).toEqual({ value: undefined, done: true });
  });

  test('symbols, functions and classes are held weakly too', async () => {
    const map = new WeakValueMap<number, WeakKey>();
    (() =>
      map
        .set(0, Symbol('unique'))
        .set(1, () => {})
        .set(2, class {}))();
    expect(map.size).toBe(3);
    await collect();
    expect(map.size).toBe(0);
  });
});

describe('refused arguments change nothing', () => {
  test.each(unholdable)('set with %s', value => {
    const kept = {};
    const map = new WeakValueMap<string, any>([['key', kept]]);
    expect(() => map.set('key', value)).toThrow(TypeError);
    expect(() => map.set('new', value)).toThrow(TypeError);
    expect(() => map.getOrInsert('new', value)).toThrow(TypeError);
    expect(() => map.getOrInsertComputed('new', () => value)).toThrow(TypeError);
    expect([...map]).toEqual([['key', kept]]);
  });

  test('a missing callback is a TypeError even where it would not be called', () => {
    const kept = {};
    const map = new WeakValueMap<string, any>([['key', kept]]);
    expect(() => map.getOrInsertComputed('key', undefined as any)).toThrow(TypeError);
    expect(() => new WeakValueMap().forEach(undefined as any)).toThrow(TypeError);
  });
});

describe('getOrInsert and getOrInsertComputed', () => {
  test('a callback that throws leaves the map as it was', () => {
    const map = new WeakValueMap<string, object>();
    const fail = () => {
      throw new RangeError('no');
    };
    expect(() => map.getOrInsertComputed('key', fail)).toThrow(RangeError);
    expect(map.size).toBe(0);
  });

  test('the returned value wins over one the callback has set', () => {
    const map = new WeakValueMap<string, object>();
    const [inner, outer] = [{}, {}];
    const result = map.getOrInsertComputed('key', key => {
      map.set(key, inner);
      return outer;
    });
    expect(result).toBe(outer);
    expect(map.get('key')).toBe(outer);
  });

  test('the callback sees -0 as 0, and only when there is no live value', async () => {
    const map = new WeakValueMap<number, object>();
    const compute = vi.fn((_key: number) => ({}));
    map.getOrInsertComputed(-0, compute);
    map.getOrInsertComputed(0, compute);
    expect(compute.mock.calls).toEqual([[0]]);
    compute.mockReset().mockReturnValue({ again: true });
    await collect();
    expect(map.getOrInsertComputed(0, compute)).toEqual({ again: true });
  });
});

test('entries that a sweep had passed when they died are dropped, too', async () => {
  const map = new WeakValueMap<number, object>();
  let kept: object[] | undefined = objects(20_000);
  (() => kept.forEach((value, key) => map.set(key, value)))();
  // All alive: the sweep looks at a part of them, and will go on from there.
  await collect();
  kept = undefined;
  await collect();
  for (let waited = 0; waited < 100 && map.estimatedSize > 0; waited++) await turn(20);
  expect(map.estimatedSize).toBe(0);
});
