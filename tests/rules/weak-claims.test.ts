/** What the rules on weak references say of the engine, seen to be so: each bad form next to the good one. */
import { describe, expect, test } from 'vitest';
import { addWeakListener, finalize, IterableWeakSet, WeakListeners, WeakValueMap } from '../../src/runtime/index.ts';
import { collected, gcUntil } from '../../src/testing/index.ts';
import { runNode } from '../runtime/run-node.ts';

/** Enough collections to be sure that nothing more comes. */
const settled = () => gcUntil(() => false, { attempts: 4 });

describe('no-unchecked-deref', () => {
  const forgotten = (): WeakRef<{ x: number }> => new WeakRef({ x: 1 });

  test('what was not checked throws once it has been collected', async () => {
    const ref = forgotten();
    await settled();
    expect(() => ref.deref()!.x).toThrow(TypeError);
    expect(ref.deref()?.x).toBe(undefined);
  });

  test('two reads in one job agree, even across a collection', () => {
    const ref = forgotten();
    expect(ref.deref()).toBeDefined();
    globalThis.gc?.();
    expect(ref.deref()).toBeDefined();
  });

  test('across a wait for another job they need not', async () => {
    const ref = forgotten();
    expect(ref.deref() === undefined).toBe(false);
    await settled();
    expect(ref.deref() === undefined).toBe(true);
  });

  test('what a constant holds stays', async () => {
    const ref = forgotten();
    const kept = ref.deref();
    await settled();
    expect(ref.deref()).toBe(kept);
    expect(kept?.x).toBe(1);
  });

  test('a map still has the key whose value is gone', async () => {
    const map = new Map([['a', forgotten()]]);
    await settled();
    expect(map.has('a')).toBe(true);
    expect(map.get('a')?.deref()).toBe(undefined);
  });

  test('a field that keeps what was read keeps it for ever', async () => {
    const panel: { kept?: object | undefined } = {};
    const ref = forgotten();
    (() => (panel.kept = ref.deref()))();
    await settled();
    expect(ref.deref()).toBe(panel.kept);
    delete panel.kept;
    expect(await collected(ref)).toBe(true);
  });
});

describe('no-weak-temporary', () => {
  test.each<[string, () => unknown]>([
    ['an object', () => ({})],
    [
      'an arrow function',
      () =>
        (
          n => () =>
            n
        )(Math.random()),
    ],
    ['a bound function', () => Object.bind(null)],
    ['an instance', () => new (class {})()],
  ])('%s that nothing else holds is gone', async (_, make) => {
    const set = new IterableWeakSet<object>();
    (() => set.add(make() as object))();
    expect(await gcUntil(() => set.size === 0)).toBe(true);
  });

  test('what a field holds stays', async () => {
    const panel = { draw: () => panel };
    const set = new IterableWeakSet<object>([panel.draw]);
    await settled();
    expect(set.has(panel.draw)).toBe(true);
  });

  test('a value of a WeakValueMap that nothing else holds is gone', async () => {
    const map = new WeakValueMap<string, object>();
    (() => map.set('a', { x: 1 }))();
    expect(await gcUntil(() => map.size === 0)).toBe(true);
  });

  test('a listener lives as long as its owner', async () => {
    const listeners = new WeakListeners<[]>();
    let calls = 0;
    const owner = {};
    (() => listeners.add(owner, () => calls++))();
    (() => listeners.add({}, () => (calls += 100)))();
    await settled();
    listeners.emit();
    expect(calls).toBe(1);
    expect(owner).toBeDefined();
  });
});

describe('no-self-holding-finalizer', () => {
  const registry = new FinalizationRegistry<unknown>(() => {});

  test.each<[string, (target: { close(): void }) => unknown, boolean]>([
    ['a closure over the target', target => () => target.close(), false],
    ['a bound method', target => target.close.bind(target), false],
    ['a literal', target => ({ target }), false],
    ['a method that is not bound', target => target.close, true],
    ['a field', target => ({ name: target.close.name }), true],
  ])('%s as held value', async (_, hold, dies) => {
    const ref = (() => {
      const target = { close() {} };
      registry.register(target, hold(target));
      return new WeakRef(target);
    })();
    expect(await collected(ref, { attempts: 4 })).toBe(dies);
  });

  test('the token may be the target', async () => {
    const ref = (() => {
      const target = {};
      registry.register(target, 1, target);
      return new WeakRef(target);
    })();
    expect(await collected(ref)).toBe(true);
  });

  test('the target itself cannot be the held value', () => {
    const target = {};
    expect(() => registry.register(target, target)).toThrow(TypeError);
    expect(() => finalize(target, (_: object) => {}, target)).toThrow(TypeError);
  });

  test('a callback of finalize() that uses the target keeps it', async () => {
    const over = (target: { x: number }) => () => target.x;
    // Made elsewhere: V8 has all closures of a call share what any of them uses.
    const apart = (x: number) => () => x;
    const watch = (hold: (target: { x: number }) => () => number) => {
      const target = { x: 1 };
      finalize(target, hold(target));
      return new WeakRef(target);
    };
    expect(await collected(watch(over), { attempts: 4 })).toBe(false);
    expect(await collected(watch(({ x }) => apart(x)))).toBe(true);
  });

  test('a key of a WeakValueMap that leads to its value keeps it', async () => {
    const map = new WeakValueMap<object, object>();
    const put = (linked: boolean) => {
      const value = {};
      map.set(linked ? { value } : {}, value);
      return new WeakRef(value);
    };
    expect(await collected(put(true), { attempts: 4 })).toBe(false);
    expect(await collected(put(false))).toBe(true);
  });
});

describe('no-unowned-finalization-registry', () => {
  const told: string[] = [];
  const kept = new FinalizationRegistry<string>(held => told.push(held));

  test('only a registry that outlives the target calls back', async () => {
    (() => new FinalizationRegistry<string>(held => told.push(held)).register({}, 'temporary'))();
    (() => {
      const local = new FinalizationRegistry<string>(held => told.push(held));
      local.register({}, 'local');
    })();
    (() => {
      const target = { registry: new FinalizationRegistry<string>(held => told.push(held)) };
      target.registry.register(target, 'owned by target');
    })();
    (() => kept.register({}, 'module'))();
    await gcUntil(() => told.includes('module'));
    await settled();
    expect(told).toEqual(['module']);
  });
});

describe('no-stale-weak-entries', () => {
  /** A map as many write it; `careful` is what the rule asks for. */
  function cache(careful: boolean) {
    const map = new Map<string, WeakRef<object>>();
    let deleted = 0;
    const registry = new FinalizationRegistry<string>(key => {
      if (careful && map.get(key)?.deref() !== undefined) return;
      deleted++;
      map.delete(key);
    });
    const set = (key: string, value: object): void => {
      map.set(key, new WeakRef(value));
      registry.register(value, key);
    };
    return { map, set, deleted: () => deleted };
  }

  test.each([
    [false, false],
    [true, true],
  ])('a key that is set again, checked: %s, still there: %s', async (careful, stays) => {
    const { map, set } = cache(careful);
    const told: boolean[] = [];
    const probe = new FinalizationRegistry<undefined>(() => told.push(true));
    (() => {
      const old = {};
      set('a', old);
      probe.register(old, undefined);
    })();
    const value = {};
    set('a', value);
    await gcUntil(() => told.length > 0);
    await settled();
    expect(map.has('a')).toBe(stays);
    expect(value).toBeDefined();
  });

  test('dead references stay in a map, not in a WeakValueMap', async () => {
    const strong = new Map<number, WeakRef<object>>();
    const weak = new WeakValueMap<number, object>();
    (() => {
      for (let id = 0; id < 100; id++) {
        strong.set(id, new WeakRef({ id }));
        weak.set(id, { id });
      }
    })();
    expect(await gcUntil(() => weak.size === 0)).toBe(true);
    expect(strong.size).toBe(100);
    expect([...strong.values()].filter(ref => ref.deref())).toEqual([]);
  });

  test('a handler that only refers stays on its target', async () => {
    const target = new EventTarget();
    let calls = 0;
    (() => {
      const ref = new WeakRef({});
      target.addEventListener('x', () => void (calls++, ref.deref()));
      addWeakListener(target, 'x', {}, () => (calls += 100));
    })();
    await settled();
    target.dispatchEvent(new Event('x'));
    expect(calls).toBe(1);
  });
});

describe('no-invalid-weak-target', () => {
  test.each<[string, unknown]>([
    ['a string', 'x'],
    ['a number', 1],
    ['null', null],
    ['undefined', undefined],
    ['a registered symbol', Symbol.for('x')],
  ])('%s is refused', (_, value) => {
    const target = value as object;
    expect(() => new WeakRef(target)).toThrow(TypeError);
    expect(() => new WeakMap().set(target, 1)).toThrow(TypeError);
    expect(() => new WeakSet().add(target)).toThrow(TypeError);
    expect(() => new FinalizationRegistry(() => {}).register(target, 1)).toThrow(TypeError);
    expect(() => new WeakValueMap<string, object>().set('a', target)).toThrow(TypeError);
    expect(() => new IterableWeakSet().add(target)).toThrow(TypeError);
  });

  test('so is a token that is no object, but none at all is fine', () => {
    const registry = new FinalizationRegistry(() => {});
    expect(() => registry.register({}, 1, 'token' as never)).toThrow(TypeError);
    expect(() => registry.unregister('token' as never)).toThrow(TypeError);
    registry.register({}, 1, undefined);
  });

  test('a symbol of one’s own is taken', () => {
    const own = Symbol('own') as never;
    expect(new WeakMap().set(own, 1).get(own)).toBe(1);
    expect(new WeakRef(own).deref()).toBe(own);
  });
});

describe('no-strong-weakref-capture', () => {
  test('a closure that names the object keeps it, one that asks the reference does not', async () => {
    const kept: (() => unknown)[] = [];
    const add = (strong: boolean) => {
      const object = { draw: () => 1 };
      const ref = new WeakRef(object);
      kept.push(strong ? () => ref.deref() && object.draw() : () => ref.deref()?.draw());
      return ref;
    };
    const alone = () => {
      const ref = new WeakRef({ draw: () => 1 });
      kept.push(() => ref.deref()?.draw());
      return ref;
    };
    expect(await collected(add(true), { attempts: 4 })).toBe(false);
    expect(await collected(alone())).toBe(true);
    expect(kept).toHaveLength(2);
  });

  test('an entry that holds the key it is filed under keeps it; a WeakMap does not', async () => {
    const entries = new Map<WeakRef<object>, object>();
    const ephemerons = new WeakMap<object, object>();
    const put = (fill: (key: object) => unknown) => {
      const key = {};
      fill(key);
      return new WeakRef(key);
    };
    expect(
      await collected(
        put(key => entries.set(new WeakRef(key), { key })),
        { attempts: 4 },
      ),
    ).toBe(false);
    expect(await collected(put(key => ephemerons.set(key, { key })))).toBe(true);
  });
});

describe('no-gc-dependent-logic', () => {
  test('nothing is collected while a job runs, however long a loop waits', () => {
    const ref = new WeakRef({});
    let turns = 0;
    while (ref.deref() !== undefined && turns < 3) {
      globalThis.gc?.();
      turns++;
    }
    expect(turns).toBe(3);
  });

  test('a program that ends calls no finalizer: what only a finalizer closes stays open', () => {
    const closing = `
      const registry = new FinalizationRegistry(() => console.log('closed'));
      globalThis.registry = registry;
      (() => { registry.register({}, 1); })();
    `;
    expect(runNode(closing).stdout).toBe('');
    expect(runNode(`${closing} await turn(); gc(); await turn(10);`).stdout).toBe('closed');
  });

  test('who relies on a forced collection fails where nobody may force one', () => {
    const { stderr, status } = runNode('globalThis.gc();', []);
    expect(status).not.toBe(0);
    expect(stderr).toContain('gc is not a function');
  });
});
