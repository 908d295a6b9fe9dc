import { expect, test } from 'vitest';
import { weakMethod } from '../../src/runtime/index.ts';
import { collected } from '../../src/testing/index.ts';
import { collect } from './collect.ts';

class Counter {
  readonly step: number;
  constructor(step: number) {
    this.step = step;
  }
  next(from: number) {
    return from + this.step;
  }
}

test('is bound to its owner while that lives, and empty afterwards', async () => {
  const owner = new Counter(2);
  const method = weakMethod(owner, owner.next);
  const arrow = weakMethod(owner, (from: number) => owner.next(from));
  await collect();
  expect([method.deref()?.(1), arrow.deref()?.(1)]).toEqual([3, 3]);
  const [dead, deadArrow] = (() => {
    const owner = new Counter(2);
    return [weakMethod(owner, owner.next), weakMethod(owner, () => owner)] as const;
  })();
  expect(await collected(dead)).toBe(true);
  expect(deadArrow.deref()).toBe(undefined);
});

test('the function is let go with the reference, though the owner lives', async () => {
  const owner = {};
  const fn = (() => {
    const fn = () => {};
    weakMethod(owner, fn);
    return new WeakRef(fn);
  })();
  expect(await collected(fn)).toBe(true);
  expect(owner).toEqual({});
});

test('refuses primitives as owners and what is no function', () => {
  for (const owner of [undefined, null, 1, 'text'] as any[])
    expect(() => weakMethod(owner, () => {})).toThrow(TypeError);
  expect(() => weakMethod({}, undefined as any)).toThrow(TypeError);
});
