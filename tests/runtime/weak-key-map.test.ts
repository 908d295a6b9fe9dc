import { describe, expect, test, vi } from 'vitest';
import { WeakKeyMap } from '../../src/runtime/index.ts';
import { collected } from '../../src/testing/index.ts';
import { collect, objects } from './collect.ts';

describe('what dies', () => {
  test('an entry goes with its key, in every way of reading', async () => {
    const map = new WeakKeyMap<object, string>();
    const kept = { kept: true };
    (() => map.set({}, 'dropped').set(kept, 'kept'))();
    expect(map.size).toBe(2);
    await collect();
    expect([map.size, map.estimatedSize]).toEqual([1, 1]);
    expect([...map]).toEqual([[kept, 'kept']]);
    expect([...map.keys()]).toEqual([kept]);
    expect([...map.values()]).toEqual(['kept']);
  });

  test('a value is held for as long as its key, and no longer', async () => {
    const map = new WeakKeyMap<object, object>();
    let key: object | undefined = {};
    const value = (() => {
      const value = {};
      map.set(key, value);
      return new WeakRef(value);
    })();
    await collect();
    expect(map.get(key)).toBe(value.deref());
    key = undefined;
    expect(await collected(value)).toBe(true);
  });

  test('a value that leads to its key does not keep it', async () => {
    const map = new WeakKeyMap<object, unknown>();
    const key = (() => {
      const key = {};
      map.set(key, { of: key, by: () => key });
      return new WeakRef(key);
    })();
    expect(await collected(key)).toBe(true);
    expect(map.size).toBe(0);
  });

  test('deleted, overwritten and cleared values are let go while their keys live', async () => {
    const map = new WeakKeyMap<object, object>();
    const keys = objects(3) as [object, object, object];
    const values = (() => {
      const values = objects(3);
      values.forEach((value, i) => map.set(keys[i]!, value));
      return values.map(value => new WeakRef(value));
    })();
    map.delete(keys[0]);
    map.set(keys[1], {});
    expect([await collected(values[0]!), await collected(values[1]!), await collected(values[2]!)]).toEqual(
      [true, true, false], // prettier-ignore
    );
    map.clear();
    expect(await collected(values[2]!)).toBe(true);
    expect(keys).toHaveLength(3);
  });

  test('a suspended iterator pins neither keys nor values', async () => {
    const map = new WeakKeyMap<object, object>();
    (() => objects(3).forEach(key => map.set(key, {})))();
    const iterator = map.entries();
    (() => iterator.next())();
    await collect();
    expect(map.size).toBe(0);
    expect(iterator.next()).toEqual({ value: undefined, done: true });
  });

  test('neither keys nor values keep the map alive', async () => {
    const [key, value] = [{}, {}];
    const map = (() => new WeakRef(new WeakKeyMap([[key, value]])))();
    expect(await collected(map)).toBe(true);
    expect(key).toEqual(value);
  });
});

describe('refused arguments change nothing', () => {
  test.each([undefined, null, 0, 'text', true, 1n, Symbol.for('registered')])('%s as a key', (key: any) => {
    const map = new WeakKeyMap();
    const compute = vi.fn();
    expect(() => map.set(key, 1)).toThrow(TypeError);
    expect(() => map.getOrInsert(key, 1)).toThrow(TypeError);
    expect(() => map.getOrInsertComputed(key, compute)).toThrow(TypeError);
    expect(compute).not.toHaveBeenCalled();
    expect([map.size, map.estimatedSize]).toEqual([0, 0]);
  });

  test('a missing callback is a TypeError even where it would not be called', () => {
    const key = {};
    const map = new WeakKeyMap([[key, 1]]);
    expect(() => map.getOrInsertComputed(key, undefined as any)).toThrow(TypeError);
    expect(() => new WeakKeyMap().forEach(undefined as any)).toThrow(TypeError);
  });
});

test('getOrInsert and getOrInsertComputed: what is there stays, even undefined; what is returned wins', () => {
  const [a, b] = [{}, {}];
  const map = new WeakKeyMap<object, unknown>([[a, undefined]]);
  expect(map.getOrInsert(a, 1)).toBe(undefined);
  expect(map.getOrInsertComputed(a, () => 1)).toBe(undefined);
  expect(map.getOrInsertComputed(b, key => (map.set(key, 'inner'), 'outer'))).toBe('outer');
  expect(map.get(b)).toBe('outer');
  const fail = () => {
    throw new RangeError('no');
  };
  expect(() => map.getOrInsertComputed({}, fail)).toThrow(RangeError);
  expect(map.size).toBe(2);
});
