import { describe, expect, test } from 'vitest';
import { IterableWeakSet, WeakKeyMap, WeakListeners, WeakValueMap } from '../../src/runtime/index.ts';
import { collected } from '../../src/testing/index.ts';
import { collect, heapUsed, objects, turn } from './collect.ts';

// Each was found in a published library of weak collections.

describe('a value map that', () => {
  test('holds a wrapper weakly, so that live values vanish', async () => {
    const kept = {};
    const map = new WeakValueMap([['key', kept]]);
    await collect();
    expect(map.get('key')).toBe(kept);
  });

  test('lets the death of an old value remove the new one', async () => {
    for (const between of ['overwrite', 'delete', 'clear'] as const) {
      const map = new WeakValueMap<string, object>();
      const kept = { between };
      (() => map.set('key', {}))();
      if (between === 'delete') map.delete('key');
      if (between === 'clear') map.clear();
      map.set('key', kept);
      await collect();
      expect([...map]).toEqual([['key', kept]]);
    }
  });

  test('loses the new value when it is set between the death and the callback of the old one', async () => {
    const map = new WeakValueMap<string, object>();
    const kept = {};
    (() => map.set('key', {}))();
    await turn();
    gc?.();
    map.set('key', kept);
    expect(map.size).toBe(1);
    await collect();
    expect(map.get('key')).toBe(kept);
  });

  test('says it has what it cannot give', async () => {
    const map = new WeakValueMap<string, object>();
    (() => map.set('key', {}))();
    await turn();
    gc?.();
    expect([map.has('key'), map.get('key'), map.delete('key'), map.size]).toEqual([false, undefined, false, 0]);
  });

  test('shares one token between two keys of one value', async () => {
    const kept = {};
    const map = new WeakValueMap<string, object>([
      ['a', kept],
      ['b', kept],
    ]);
    map.delete('a');
    await collect();
    expect([...map]).toEqual([['b', kept]]);
    (() => {
      const value = {};
      map.set('c', value).set('d', value).delete('c');
    })();
    await collect();
    expect([...map.keys()]).toEqual(['b']);
  });

  test('shows its raw references when it is walked', () => {
    const value = {};
    const map = new WeakValueMap([['key', value]]);
    expect([[...map], [...map.entries()], [...map.values()]]).toEqual([[['key', value]], [['key', value]], [value]]);
    map.forEach(shown => expect(shown).toBe(value));
  });

  test('moves an overwritten key to the end', () => {
    const [a, b] = objects(2) as [object, object];
    expect([...new WeakValueMap([['a', a], ['b', b], ['a', b]]).keys()]).toEqual(['a', 'b']); // prettier-ignore
  });

  test('counts the dead, or shows their keys', async () => {
    const map = new WeakValueMap<number, object>();
    (() => objects(10).forEach((value, key) => map.set(key, value)))();
    await turn();
    gc?.();
    expect([[...map.keys()], map.size]).toEqual([[], 0]);
  });

  test('never forgets a dead entry unless it is read', async () => {
    const map = new WeakValueMap<number, object>();
    (() => objects(20_000).forEach((value, key) => map.set(key, value)))();
    await collect();
    // In slices of some thousand, each in a turn of its own.
    for (let waited = 0; waited < 100 && map.estimatedSize > 0; waited++) await turn(20);
    expect(map.estimatedSize).toBe(0);
  });

  test('keeps a primitive strongly', () => {
    expect(() => new WeakValueMap<string, any>().set('key', 'text')).toThrow(TypeError);
  });

  test('gathers something for each time a live value is set again', async () => {
    const map = new WeakValueMap<string, object>();
    const value = {};
    const toggle = () => {
      for (let i = 0; i < 50_000; i++) map.set('key', value);
    };
    toggle();
    await collect();
    const before = heapUsed();
    toggle();
    await collect();
    expect(heapUsed() - before).toBeLessThan(500_000);
  });
});

describe('a key map or set that', () => {
  test('leaks where a value leads to its key', async () => {
    const map = new WeakKeyMap<object, object>();
    const key = (() => {
      const key = {};
      map.set(key, { key });
      return new WeakRef(key);
    })();
    expect(await collected(key)).toBe(true);
  });

  test('gives undefined for dead members', async () => {
    const set = new IterableWeakSet<object>();
    (() => objects(10).forEach(value => set.add(value)))();
    await turn();
    gc?.();
    expect([...set]).toEqual([]);
  });

  test('keeps something of what was cleared', () => {
    const [a, b] = objects(2) as [object, object];
    const set = new IterableWeakSet<object>([a]);
    set.clear();
    expect([...set.add(b)]).toEqual([b]);
    expect(set.has(a)).toBe(false);
  });

  test('runs the callback of getOrInsertComputed before it refuses the key', () => {
    let ran = false;
    expect(() => new WeakKeyMap<any, boolean>().getOrInsertComputed('text', () => (ran = true))).toThrow(TypeError);
    expect(ran).toBe(false);
  });
});

describe('a list of listeners that', () => {
  test('loses handlers that nothing but the list holds, or all but one of an owner', async () => {
    const list = new WeakListeners();
    const owner = {};
    let calls = 0;
    for (let i = 0; i < 2; i++) list.add(owner, () => calls++);
    await collect();
    list.emit();
    expect([owner, calls]).toEqual([{}, 2]);
  });

  test('keeps a handler after its removal', async () => {
    const list = new WeakListeners();
    const owner = {};
    const handler = (() => {
      const handler = () => {};
      list.add(owner, handler).remove();
      return new WeakRef(handler);
    })();
    expect(await collected(handler)).toBe(true);
    expect(owner).toEqual({});
  });
});
