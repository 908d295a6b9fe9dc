import { expect, test } from 'vitest';
import { BackRef } from '../../src/runtime/index.ts';
import { collect } from './collect.ts';

test('leads to its target while that lives, and can be set again', async () => {
  const [parent, other] = [{ name: 'parent' }, { name: 'other' }];
  const ref = new BackRef<object>(parent);
  await collect();
  expect([ref.get(), ref.expect()]).toEqual([parent, parent]);
  ref.set(other);
  expect(ref.expect()).toBe(other);
  for (const nothing of [undefined, null]) {
    ref.set(nothing);
    expect(ref.get()).toBe(undefined);
    expect(() => ref.expect()).toThrow(new ReferenceError('This BackRef has no target'));
  }
});

test('does not keep its target', async () => {
  const ref = (() => new BackRef({}))();
  await collect();
  expect(ref.get()).toBe(undefined);
  expect(() => ref.expect()).toThrow(new ReferenceError('The target of this BackRef has been collected'));
});

test('refuses primitives and is left as it was', () => {
  const target = {};
  const ref = new BackRef<object>(target);
  for (const wrong of [0, 'text', true, Symbol.for('registered')] as any[]) {
    expect(() => ref.set(wrong)).toThrow(TypeError);
    expect(() => new BackRef(wrong)).toThrow(TypeError);
  }
  expect(ref.get()).toBe(target);
  expect(new BackRef().get()).toBe(undefined);
});
