import { expect, test, vi } from 'vitest';
import { Ref, ref } from '../../src/runtime/index.ts';
import { dispose } from '../../src/runtime/dispose.ts';
import { collected } from '../../src/testing/index.ts';
import { collect, uncaught } from './collect.ts';

test.each([() => ({}), () => () => {}, () => class {}, () => Symbol('unique')])('refers to %s', async make => {
  const target = make();
  const held = ref(target);
  expect(held).toBeInstanceOf(Ref);
  await collect();
  expect([held.deref(), held.alive]).toEqual([target, true]);
  const dropped = (() => ref(make()))();
  expect(await collected(dropped)).toBe(true);
  expect(dropped.alive).toBe(false);
});

test('all callbacks on a target are called once, the last first, when all references are empty', async () => {
  const calls: unknown[] = [];
  const refs = (() => {
    const target = {};
    const plain = ref(target);
    const note = (name: string) => (self: Ref<object>) => calls.push(name, self.deref(), plain.deref());
    return [plain, ref(target, note('first')), ref(target, note('second'))];
  })();
  expect(calls).toEqual([]);
  await collect();
  expect(calls).toEqual(['second', undefined, undefined, 'first', undefined, undefined]);
  await collect();
  expect(calls).toHaveLength(6);
  expect(refs).toHaveLength(3);
});

test('the callback is called though the reference was dropped, and not once it was disposed of', async () => {
  const [dropped, disposed, scoped] = [vi.fn(), vi.fn(), vi.fn()];
  (() => {
    const target = {};
    ref(target, dropped);
    const handle = ref(target, disposed);
    handle.dispose();
    handle.dispose();
    expect(handle.deref()).toBe(target);
    ref(target, scoped)[dispose]();
  })();
  await collect();
  expect([dropped.mock.calls.length, disposed.mock.calls.length, scoped.mock.calls.length]).toEqual([1, 0, 0]);
});

test('what the callback captured is let go after the call', async () => {
  let held!: Ref<object>;
  const captured = (() => {
    const captured = { big: true };
    held = ref({}, () => captured.big);
    return new WeakRef(captured);
  })();
  expect(await collected(captured)).toBe(true);
  expect(held.alive).toBe(false);
});

test('an error in one callback becomes an uncaught exception, and the others are called', async () => {
  const called = vi.fn();
  const error = new Error('from a callback');
  const errors = await uncaught(async () => {
    (() => {
      const target = {};
      ref(target, called);
      ref(target, () => {
        throw error;
      });
    })();
    await collect();
  });
  expect(errors).toEqual([error]);
  expect(called).toHaveBeenCalledOnce();
});

test('a callback may take back another, collect, and register again', async () => {
  const log: string[] = [];
  (() => {
    const target = {};
    const first = ref(target, () => log.push('taken back'));
    ref(target, () => {
      first.dispose();
      gc?.();
      (() => ref({}, () => log.push('again')))();
    });
  })();
  await collect();
  await collect();
  expect(log).toEqual(['again']);
});

test.each([undefined, null, 1, 'text', Symbol.for('registered')])('%s cannot be a target', (target: any) => {
  expect(() => ref(target)).toThrow(TypeError);
  expect(() => ref(target, () => {})).toThrow(TypeError);
});

test.each([null, 1, 'text', {}])('%s cannot be a callback', (callback: any) => {
  expect(() => ref({}, callback)).toThrow(TypeError);
});
