import { expect, test } from 'vitest';
import { IterableWeakSet } from '../../src/runtime/index.ts';
import { collected } from '../../src/testing/index.ts';
import { collect, objects } from './collect.ts';

test('a value goes once nothing else holds it, in every way of reading', async () => {
  const kept = { kept: true };
  const set = new IterableWeakSet<object>();
  (() =>
    set
      .add({})
      .add(kept)
      .add(Symbol('unique') as any))();
  expect(set.size).toBe(3);
  await collect();
  expect([set.size, set.estimatedSize]).toEqual([1, 1]);
  expect([...set]).toEqual([kept]);
  expect([...set.entries()]).toEqual([[kept, kept]]);
});

test('a suspended iterator pins nothing, and shows what is still alive', async () => {
  const kept = { id: 9 };
  const set = new IterableWeakSet<object>();
  (() => set.add({}).add({}).add(kept))();
  const iterator = set.values();
  (() => iterator.next())();
  await collect();
  expect(set.size).toBe(1);
  expect(iterator.next()).toEqual({ value: kept, done: false });
});

test('adding, deleting and clearing while deaths are pending', async () => {
  const set = new IterableWeakSet<object>();
  const [a, b] = [{ a: 1 }, { b: 1 }];
  (() => objects(5).forEach(value => set.add(value)))();
  set.add(a);
  const iterator = set.values();
  await collect();
  set.add(b);
  expect(set.delete(a)).toBe(true);
  expect(set.size).toBe(1);
  expect([...iterator]).toEqual([b]);
  set.clear();
  expect([set.size, [...set]]).toEqual([0, []]);
  expect([set.add(a).size, set.has(b)]).toEqual([1, false]);
});

test('a set that holds itself is collected', async () => {
  const set = (() => {
    const set = new IterableWeakSet<object>();
    return new WeakRef(set.add(set));
  })();
  expect(await collected(set)).toBe(true);
});

test.each([undefined, null, 0, 'text', Symbol.for('registered')])('refuses %s and is left as it was', (value: any) => {
  const set = new IterableWeakSet();
  expect(() => set.add(value)).toThrow(TypeError);
  expect([set.size, set.estimatedSize]).toEqual([0, 0]);
});
