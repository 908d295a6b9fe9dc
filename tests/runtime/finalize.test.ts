import { describe, expect, test, vi } from 'vitest';
import { finalize } from '../../src/runtime/index.ts';
import { dispose } from '../../src/runtime/dispose.ts';
import { collected } from '../../src/testing/index.ts';
import { collect, uncaught } from './collect.ts';

test('calls once, with its arguments, some turn after the death of its target', async () => {
  const fn = vi.fn();
  const finalizer = (() => finalize({}, fn, 1, 'two'))();
  expect(finalizer.alive).toBe(true);
  await collect();
  expect(fn.mock.calls).toEqual([[1, 'two']]);
  expect([finalizer.alive, finalizer.peek(), finalizer.call(), finalizer.detach()]).toEqual(
    [false, undefined, undefined, undefined], // prettier-ignore
  );
});

test('keeps itself alive, and lets its function and arguments go afterwards', async () => {
  const fn = vi.fn();
  const argument = (() => {
    const argument = {};
    finalize({}, fn, new WeakRef(argument), argument);
    return new WeakRef(argument);
  })();
  await collect();
  expect(fn).toHaveBeenCalledOnce();
  fn.mockReset();
  expect(await collected(argument)).toBe(true);
});

test('call calls now, once, passes result and error through, and lets go', async () => {
  const target = {};
  const finalizer = finalize(target, (a: number, b: number) => a + b, 1, 2);
  expect([finalizer.call(), finalizer.call(), finalizer.alive]).toEqual([3, undefined, false]);
  const failing = finalize(target, () => {
    throw new RangeError('no');
  });
  expect(() => failing.call()).toThrow(RangeError);
  expect(failing.alive).toBe(false);
  const argument = (() => {
    const argument = {};
    finalize(target, (_: object) => {}, argument).call();
    return new WeakRef(argument);
  })();
  expect(await collected(argument)).toBe(true);
  expect(target).toEqual({});
});

test('peek and detach tell what is to be called, and for whom', () => {
  const fn = vi.fn();
  const target = {};
  const finalizer = finalize(target, fn, 1);
  expect(finalizer.peek()).toEqual({ target, fn, args: [1] });
  expect(finalizer.detach()).toEqual({ target, fn, args: [1] });
  expect([finalizer.alive, finalizer.peek(), finalizer.detach(), finalizer.call()]).toEqual(
    [false, undefined, undefined, undefined], // prettier-ignore
  );
  expect(fn).not.toHaveBeenCalled();
});

test('using makes the call at the end of the block', () => {
  const fn = vi.fn();
  finalize({}, fn, 1)[dispose]();
  expect(fn.mock.calls).toEqual([[1]]);
});

test('the last registered runs first; one that throws does not stop the others', async () => {
  const log: number[] = [];
  const error = new Error('from a finalizer');
  const errors = await uncaught(async () => {
    (() => {
      const target = {};
      finalize(target, () => log.push(1));
      finalize(target, () => {
        throw error;
      });
      finalize(target, () => log.push(3));
    })();
    await collect();
  });
  expect(log).toEqual([3, 1]);
  expect(errors).toEqual([error]);
});

describe('refuses', () => {
  test.each([undefined, null, 1, 'text', Symbol.for('registered')])('%s as a target', (target: any) => {
    expect(() => finalize(target, () => {})).toThrow(TypeError);
  });

  test('what is no function, and a target that would be kept alive by its own finalizer', () => {
    const target = () => {};
    expect(() => finalize(target, {} as any)).toThrow(TypeError);
    expect(() => finalize(target, target)).toThrow(TypeError);
    expect(() => finalize(target, (..._: unknown[]) => {}, 1, target)).toThrow(TypeError);
  });
});
