import { describe, expect, test, vi } from 'vitest';
import { addWeakListener } from '../../src/runtime/index.ts';
import { dispose } from '../../src/runtime/dispose.ts';
import { collected } from '../../src/testing/index.ts';
import { collect } from './collect.ts';

/** An emitter that has only the two methods named, as closures that capture it. */
function emitter(add: string, remove: string) {
  const listeners: ((...args: any[]) => unknown)[] = [];
  const extras: unknown[] = [];
  const self: any = {
    listeners,
    extras,
    emit: (...args: unknown[]) => [...self.listeners].map(listener => listener(...args)),
    [add]: (_: string, listener: () => void, ...extra: unknown[]) => (listeners.push(listener), extras.push(...extra)),
    [remove]: (_: string, listener: () => void, ...extra: unknown[]) => {
      extras.push(...extra);
      if (self.listeners.includes(listener)) listeners.splice(listeners.indexOf(listener), 1);
    },
  };
  return self;
}

describe.each([
  ['on', 'off'],
  ['addListener', 'removeListener'],
  ['addEventListener', 'removeEventListener'],
])('an emitter with %s and %s', (add, remove) => {
  test('calls with the owner as `this`, and passes the result on', () => {
    const [target, owner] = [emitter(add, remove), { value: 1 }];
    addWeakListener(target, 'event', owner, function (this: typeof owner, more: number) {
      return this.value + more;
    });
    expect(target.emit(2)).toEqual([3]);
    expect(target.extras).toHaveLength(add === 'addEventListener' ? 1 : 0);
  });

  test('is left with nothing once the owner is dead, without an event', async () => {
    const target = emitter(add, remove);
    (() => addWeakListener(target, 'event', {}, () => {}))();
    expect(target.listeners).toHaveLength(1);
    await collect();
    expect(target.listeners).toHaveLength(0);
  });

  test('remove, dispose, once and signal take the listener back', () => {
    const [target, owner] = [emitter(add, remove), {}];
    const controller = new AbortController();
    const fn = vi.fn();
    const registration = addWeakListener(target, 'event', owner, fn);
    registration.remove();
    registration.remove();
    addWeakListener(target, 'event', owner, fn)[dispose]();
    addWeakListener(target, 'event', owner, fn, { signal: controller.signal });
    controller.abort();
    addWeakListener(target, 'event', owner, fn, { signal: controller.signal });
    expect(target.listeners).toHaveLength(0);
    addWeakListener(target, 'event', owner, fn, { once: true });
    target.emit();
    target.emit();
    expect([target.listeners.length, fn.mock.calls.length]).toEqual([0, 1]);
  });
});

describe('an EventTarget', () => {
  test('is given capture, passive and once, and capture again to remove', () => {
    const target = emitter('addEventListener', 'removeEventListener');
    const owner = {};
    addWeakListener(target, 'event', owner, () => {}, { capture: true, passive: true, once: false }).remove();
    const given = { capture: true, passive: true, once: false };
    expect(target.extras).toEqual([given, given]);
  });

  test('a real one: events, once, capture, signal', () => {
    const target = new EventTarget();
    const owner = {};
    const controller = new AbortController();
    const fn = vi.fn();
    const registration = addWeakListener(target, 'event', owner, fn, { capture: true });
    addWeakListener(target, 'event', owner, fn, { once: true });
    addWeakListener(target, 'event', owner, fn, { signal: controller.signal });
    target.dispatchEvent(new Event('event'));
    expect(fn).toHaveBeenCalledTimes(3);
    registration.remove();
    controller.abort();
    target.dispatchEvent(new Event('event'));
    expect(fn).toHaveBeenCalledTimes(3);
    expect(fn.mock.contexts).toEqual([owner, owner, owner]);
    expect(fn.mock.calls[0]![0]).toBeInstanceOf(Event);
  });
});

describe('nothing keeps anything', () => {
  test('many functions of one owner live as long as it, even those that capture it', async () => {
    const [target, kept] = [new EventTarget(), {}];
    const calls: number[] = [];
    const dropped = (() => {
      const owner = {};
      addWeakListener(target, 'event', owner, () => calls.push(Number(owner)));
      return new WeakRef(owner);
    })();
    for (const i of [1, 2, 3]) addWeakListener(target, 'event', kept, () => calls.push(i));
    expect(await collected(dropped)).toBe(true);
    target.dispatchEvent(new Event('event'));
    expect(calls).toEqual([1, 2, 3]);
    expect(kept).toEqual({});
  });

  test('the owner does not keep the emitter, though its function captures it and the registration is held', async () => {
    const [owner, { signal }] = [{}, new AbortController()];
    const make = (target: object) => {
      const registration = addWeakListener(target as EventTarget, 'event', owner, () => target, { signal });
      return [new WeakRef(target), registration] as const;
    };
    const [plain] = (() => make(new EventTarget()))();
    const [closures] = (() => make(emitter('on', 'off')))();
    expect([await collected(plain), await collected(closures)]).toEqual([true, true]);
    expect([owner, signal.aborted]).toEqual([{}, false]);
  });

  test('a removed function is let go though emitter and owner live', async () => {
    const [target, owner] = [new EventTarget(), {}];
    const fn = (() => {
      const fn = () => {};
      addWeakListener(target, 'event', owner, fn).remove();
      return new WeakRef(fn);
    })();
    expect(await collected(fn)).toBe(true);
    expect([target, owner]).toHaveLength(2);
  });
});

test('refuses wrong arguments, and nothing has been added', () => {
  const target = emitter('on', 'off');
  const add: any = addWeakListener;
  for (const wrong of [undefined, null, 1, {}, { on() {} }]) {
    expect(() => add(wrong, 'event', {}, () => {})).toThrow(TypeError);
  }
  for (const owner of [undefined, null, 1]) expect(() => add(target, 'event', owner, () => {})).toThrow(TypeError);
  expect(() => add(target, 'event', {}, {})).toThrow(TypeError);
  expect(() => add(target, 'event', {}, () => {}, { signal: {} })).toThrow(TypeError);
  expect(target.listeners).toHaveLength(0);
});
