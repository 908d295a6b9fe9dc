import { describe, expect, test, vi } from 'vitest';
import { WeakListeners } from '../../src/runtime/index.ts';
import { dispose } from '../../src/runtime/dispose.ts';
import { collected } from '../../src/testing/index.ts';
import { collect } from './collect.ts';

test('calls each listener with its owner as `this`, in order, any number an owner', () => {
  const list = new WeakListeners<[number]>();
  const [a, b] = [{ name: 'a' }, { name: 'b' }];
  const calls: unknown[] = [];
  const fn = function (this: object, value: number) {
    calls.push([this, value]);
  };
  list.add(a, fn);
  list.add(b, fn);
  list.add(a, fn);
  list.emit(1);
  expect(calls).toEqual([[a, 1], [b, 1], [a, 1]]); // prettier-ignore
  expect(list.size).toBe(3);
});

test('listeners live as long as their owner, all of them, even those that capture it', async () => {
  const list = new WeakListeners();
  const kept = {};
  const calls: string[] = [];
  const dropped = (() => {
    const dropped = {};
    list.add(dropped, () => calls.push(String(Object.keys(dropped))));
    return new WeakRef(dropped);
  })();
  for (const name of ['one', 'two', 'three']) list.add(kept, () => calls.push(name));
  expect(await collected(dropped)).toBe(true);
  list.emit();
  expect(calls).toEqual(['one', 'two', 'three']);
  expect(list.size).toBe(3);
  expect(kept).toEqual({});
});

test('a listener is let go when it is removed, and with the list, though its owner lives', async () => {
  const owner = {};
  const make = (list: WeakListeners) => {
    const fn = () => list;
    return [new WeakRef(fn), list.add(owner, fn)] as const;
  };
  const list = new WeakListeners();
  const [removed] = (() => {
    const [ref, registration] = make(list);
    registration.remove();
    return [ref];
  })();
  const [dropped, registration] = (() => make(new WeakListeners()))();
  expect([await collected(removed), await collected(dropped)]).toEqual([true, true]);
  registration.remove();
  expect(list.size).toBe(0);
});

test('remove, dispose and clear', () => {
  const list = new WeakListeners();
  const owner = {};
  const fn = vi.fn();
  const [removed, disposed] = [list.add(owner, fn), list.add(owner, fn)];
  list.add(owner, fn);
  removed.remove();
  removed.remove();
  disposed[dispose]();
  expect(list.size).toBe(1);
  list.clear();
  list.emit();
  expect([list.size, fn.mock.calls.length]).toEqual([0, 0]);
});

describe('while emitting', () => {
  test('a listener added waits for the next time, one removed is not called', () => {
    const list = new WeakListeners();
    const owner = {};
    const calls: string[] = [];
    list.add(owner, () => {
      calls.push('first');
      last.remove();
      list.add(owner, () => calls.push('added'));
    });
    const last = list.add(owner, () => calls.push('last'));
    list.emit();
    expect(calls).toEqual(['first']);
  });

  test('a listener that re-adds itself each time is called once', () => {
    const list = new WeakListeners();
    const owner = {};
    const again = vi.fn(() => void list.add(owner, again, { once: true }));
    again();
    list.emit();
    list.emit();
    expect([again.mock.calls.length, list.size]).toEqual([3, 1]);
  });

  test('an error passes through', () => {
    const list = new WeakListeners();
    const owner = {};
    const second = vi.fn();
    list.add(owner, () => {
      throw new RangeError('no');
    });
    list.add(owner, second);
    expect(() => list.emit()).toThrow(RangeError);
    expect(second).not.toHaveBeenCalled();
  });
});

describe('once and signal', () => {
  test('once is called once, and is gone when it is called', () => {
    const list = new WeakListeners();
    const owner = {};
    const sizes: number[] = [];
    list.add(owner, () => sizes.push(list.size), { once: true });
    list.emit();
    list.emit();
    expect(sizes).toEqual([0]);
  });

  test('the signal removes; one that has aborted never adds', () => {
    const list = new WeakListeners();
    const controller = new AbortController();
    const owner = {};
    list.add(owner, () => {}, { signal: controller.signal });
    expect(list.size).toBe(1);
    controller.abort();
    expect(list.size).toBe(0);
    list.add(owner, () => {}, { signal: controller.signal }).remove();
    expect(list.size).toBe(0);
  });

  test('a signal is left with nothing once the listener is removed, has been called, or its owner is dead', async () => {
    const listening = new Set<() => void>();
    const signal = {
      aborted: false,
      addEventListener: (_: 'abort', listener: () => void) => void listening.add(listener),
      removeEventListener: (_: 'abort', listener: () => void) => void listening.delete(listener),
    };
    const list = new WeakListeners();
    const owner = {};
    list.add(owner, () => {}, { signal }).remove();
    list.add(owner, () => {}, { signal, once: true });
    list.emit();
    list.add(owner, () => {}, { signal });
    list.clear();
    (() => list.add({}, () => {}, { signal }))();
    expect(listening.size).toBe(1);
    await collect();
    expect(listening.size).toBe(0);
  });

  test('neither signal, owner nor list keep each other', async () => {
    const owner = {};
    const { signal } = new AbortController();
    const list = (() => {
      const list = new WeakListeners();
      list.add(owner, () => {}, { signal });
      return new WeakRef(list);
    })();
    const dropped = (() => {
      const { signal } = new AbortController();
      const list = new WeakListeners();
      list.add(owner, () => {}, { signal });
      return new WeakRef(signal);
    })();
    expect([await collected(list), await collected(dropped)]).toEqual([true, true]);
    expect([owner, signal.aborted]).toEqual([{}, false]);
  });
});

test('refuses wrong arguments and is left as it was', () => {
  const list = new WeakListeners();
  for (const owner of [undefined, null, 1, 'text'] as any[]) expect(() => list.add(owner, () => {})).toThrow(TypeError);
  expect(() => list.add({}, {} as any)).toThrow(TypeError);
  expect(() => list.add({}, () => {}, { signal: {} as any })).toThrow(TypeError);
  expect(list.size).toBe(0);
});
