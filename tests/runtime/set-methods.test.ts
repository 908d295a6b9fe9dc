import { describe, expect, test } from 'vitest';
import { IterableWeakSet } from '../../src/runtime/index.ts';
import { collect } from './collect.ts';

const [a, b, c, d] = [{ name: 'a' }, { name: 'b' }, { name: 'c' }, { name: 'd' }];
const set = (...values: object[]) => new IterableWeakSet<object>(values);

/** A set-like object that notes what is read and called. */
function spied(values: unknown[], log: string[], overrides: object = {}) {
  const base = {
    get size() {
      log.push('size');
      return values.length;
    },
    get has() {
      log.push('has');
      return (value: unknown) => (log.push('has()'), values.includes(value));
    },
    get keys() {
      log.push('keys');
      return () => {
        const iterator = values.values();
        return { next: () => iterator.next(), return: () => (log.push('return()'), {}) };
      };
    },
  };
  return Object.defineProperties(base, Object.getOwnPropertyDescriptors(overrides)) as any;
}

describe('results, in the order of the specification', () => {
  const others = { set: new Set([c, b, d]), weak: set(c, b, d), map: new Map([[c, 1], [b, 1], [d, 1]]) }; // prettier-ignore
  test.each(Object.entries(others))('with a %s', (_, other) => {
    expect([...set(a, b).union(other)]).toEqual([a, b, c, d]);
    expect([...set(a, b, c).intersection(other)]).toEqual([b, c]);
    expect([...set(a, b, c, {}, {}).intersection(other)]).toEqual([c, b]);
    expect([...set(a, b).difference(other)]).toEqual([a]);
    expect([...set(a, b, c, d, {}).difference(other).values()]).toHaveLength(2);
    expect([...set(a, b).symmetricDifference(other)]).toEqual([a, c, d]);
    expect([set(b, c).isSubsetOf(other), set(a, b).isSubsetOf(other), set().isSubsetOf(other)]).toEqual(
      [true, false, true], // prettier-ignore
    );
    expect([set(a, b, c, d).isSupersetOf(other), set(b, c).isSupersetOf(other)]).toEqual([true, false]);
    expect([set(a).isDisjointFrom(other), set(a, b).isDisjointFrom(other)]).toEqual([true, false]);
    expect(set({}, {}, {}, {}).isDisjointFrom(other)).toBe(true);
  });

  test('are plain IterableWeakSets that hold nothing', async () => {
    class Sub extends IterableWeakSet<object> {}
    const result = new Sub([a]).union(new Set([b]));
    expect(result.constructor).toBe(IterableWeakSet);
    const weak = (() => set(a, {}).union(new Set([{}, b])))();
    await collect();
    expect([...weak]).toEqual([a, b]);
  });

  // Node 20 has no such methods: what the other engines run.
  if ('union' in Set.prototype)
    test('native sets take ours', () => {
      const native: any = new Set([a, b]);
      expect([...native.union(set(b, c))]).toEqual([a, b, c]);
      expect([...native.intersection(set(b, c))]).toEqual([b]);
      expect([...native.difference(set(b, c))]).toEqual([a]);
      expect([...native.symmetricDifference(set(b, c))]).toEqual([a, c]);
      expect([native.isSubsetOf(set(a, b, c)), native.isSupersetOf(set(a)), native.isDisjointFrom(set(c))]).toEqual(
        [true, true, true], // prettier-ignore
      );
    });

  test('with itself', () => {
    const self = set(a, b);
    expect([...self.union(self)]).toEqual([a, b]);
    expect([...self.intersection(self)]).toEqual([a, b]);
    expect(self.difference(self).size + self.symmetricDifference(self).size).toBe(0);
    expect([self.isSubsetOf(self), self.isSupersetOf(self), self.isDisjointFrom(self)]).toEqual([true, true, false]);
  });
});

const methods = ['union', 'intersection', 'difference', 'symmetricDifference'].concat(
  ...['isSubsetOf', 'isSupersetOf', 'isDisjointFrom'],
) as 'union'[];

describe.each(methods)('the argument of %s', method => {
  const run = (other: any, self = set(a, b)) => self[method](other);

  test('is read once, in order', () => {
    const log: string[] = [];
    run(spied([a, b], log));
    expect(log.slice(0, 3)).toEqual(['size', 'has', 'keys']);
    expect(log.filter(entry => !entry.endsWith('()'))).toHaveLength(3);
  });

  test.each([[[a]], [undefined], [null], ['text'], [1], [{}], [new WeakSet()]])('is not %s', other => {
    expect(() => run(other)).toThrow(TypeError);
  });

  test('has a size that is a number and not negative', () => {
    for (const size of [undefined, NaN, 'text', {}]) expect(() => run(spied([], [], { size }))).toThrow(TypeError);
    expect(() => run(spied([], [], { size: 1n }))).toThrow(TypeError);
    expect(() => run(spied([], [], { size: -1 }))).toThrow(RangeError);
    expect(() => run(spied([], [], { size: -0.5 }))).not.toThrow();
    expect(() => run(spied([a], [], { size: { valueOf: () => '1' } }))).not.toThrow();
  });

  test('has methods', () => {
    const log: string[] = [];
    expect(() => run(spied([], log, { has: 1 }))).toThrow(TypeError);
    expect(log).toEqual(['size']);
    expect(() => run(spied([], log, { keys: undefined }))).toThrow(TypeError);
  });

  test('may be infinitely large', () => {
    expect(() => run({ size: Infinity, has: () => true, keys: () => [a].values() })).not.toThrow();
  });
});

describe('the iterator of the other set', () => {
  test('must be an object', () => {
    expect(() => set(a).union({ size: 1, has: () => true, keys: () => 1 as any })).toThrow(TypeError);
  });

  test('is closed when the answer is known early', () => {
    const log: string[] = [];
    expect(set(a, b).isSupersetOf(spied([c, a], log))).toBe(false);
    expect(set(a, b, c).isDisjointFrom(spied([a, b], log))).toBe(false);
    expect(log.filter(entry => entry === 'return()')).toHaveLength(2);
    log.length = 0;
    expect(set(a, b).isSupersetOf(spied([a, b], log))).toBe(true);
    expect(log).not.toContain('return()');
  });

  test('is closed when it gives what cannot be held, which is a TypeError and changes nothing', () => {
    const log: string[] = [];
    const self = set(a);
    expect(() => self.union(spied(['text'], log))).toThrow(TypeError);
    expect(() => self.symmetricDifference(spied(['text'], log))).toThrow(TypeError);
    expect(log.filter(entry => entry === 'return()')).toHaveLength(2);
    expect([...self]).toEqual([a]);
  });

  test('is not walked, and `has` not called, when the sizes decide', () => {
    const log: string[] = [];
    expect(set(a, b).isSubsetOf(spied([a], log))).toBe(false);
    expect(set(a).isSupersetOf(spied([a, b], log))).toBe(false);
    expect(log).toEqual(['size', 'has', 'keys', 'size', 'has', 'keys']);
  });

  test('the smaller set is walked: `has` is asked once per value of ours if that is not the larger', () => {
    for (const method of ['intersection', 'difference', 'isDisjointFrom'] as const) {
      const log: string[] = [];
      set(a, b)[method](spied([c, d, {}], log));
      expect(log.filter(entry => entry === 'has()')).toHaveLength(2);
      log.length = 0;
      set(a, b)[method](spied([c], log));
      expect(log).not.toContain('has()');
    }
  });

  test('may change the set while it is walked', () => {
    const self = set(a, b, c);
    const other = { size: 9, has: (value: object) => (self.delete(c), value === a), keys: () => [].values() };
    expect([...self.intersection(other as any)]).toEqual([a]);
    expect([...self]).toEqual([a, b]);
  });
});
