import { describe, expect, test } from 'vitest';
import { ref } from '../../src/runtime/index.ts';
import { collected, gcUntil, toBeCollected } from '../../src/testing/index.ts';
import { runNode } from '../runtime/run-node.ts';

describe('collected', () => {
  test('is true for what nothing holds, and false for what something holds', async () => {
    const [weakRef, our] = (() => [new WeakRef({}), ref({})])();
    expect([await collected(weakRef), await collected(our)]).toEqual([true, true]);
    const held = {};
    expect(await collected(new WeakRef(held), { attempts: 2 })).toBe(false);
    expect(held).toEqual({});
  });

  test.each([undefined, null, {}, 1])('refuses %s', async (wrong: any) => {
    await expect(collected(wrong)).rejects.toThrow(new TypeError('collected() takes a WeakRef, not the object itself'));
  });
});

describe('gcUntil', () => {
  test('collects until the condition holds, and tells whether it did', async () => {
    let died = 0;
    const registry = new FinalizationRegistry(() => died++);
    (() => registry.register({}, 1))();
    expect(await gcUntil(() => died === 1)).toBe(true);
    let asked = 0;
    expect(await gcUntil(() => ++asked > 3, { attempts: 3 })).toBe(false);
    expect(asked).toBe(3);
  });

  test('passes on what the condition throws', async () => {
    const fail = () => {
      throw new RangeError('no');
    };
    await expect(gcUntil(fail)).rejects.toThrow(RangeError);
  });
});

describe('toBeCollected', () => {
  expect.extend({ toBeCollected });
  const expectRef = (ref: WeakRef<WeakKey>): any => expect(ref);

  test('passes, and fails with a message that says what is held', async () => {
    const dead = (() => new WeakRef({}))();
    await expectRef(dead).toBeCollected();
    class Session {}
    const held = [new Session(), function named() {}, new Map()] as const;
    const failure = (target: object, not = false) =>
      (not ? expectRef(dead).not : expectRef(new WeakRef(target))).toBeCollected({ attempts: 1 });
    await expect(failure(held[0])).rejects.toThrow('something still holds a Session');
    await expect(failure(held[1])).rejects.toThrow('something still holds the function named');
    await expect(failure(held[2])).rejects.toThrow('something still holds a Map');
    await expectRef(new WeakRef(held)).not.toBeCollected({ attempts: 1 });
    await expect(failure(held, true)).rejects.toThrow('to stay alive, but it was collected');
  });
});

describe('without --expose-gc', () => {
  const check = `
    const { collected } = await load('testing');
    const dropped = (() => new WeakRef({}))();
    globalThis.kept = {};
    try {
      console.log(await collected(dropped), await collected(new WeakRef(kept), { attempts: 1 }));
    } catch (error) {
      console.log(error.message);
    }
  `;

  test('the flag is set late', () => {
    expect(runNode(check, []).stdout).toBe('true false');
  });

  test('or instances are counted, which collects', () => {
    const locked = `process.getBuiltinModule('node:v8').setFlagsFromString = () => { throw new Error('locked'); };`;
    expect(runNode(locked + check, []).stdout).toBe('true false');
  });

  test('or the error names the flag', () => {
    expect(runNode(`process.getBuiltinModule = undefined;` + check, []).stdout).toContain('--expose-gc');
  });

  test('node:test takes them as they are', () => {
    const script = `
      import test from 'node:test';
      import assert from 'node:assert/strict';
      const { collected } = await load('testing');
      test('let go', async () => assert(await collected((() => new WeakRef({}))())));
    `;
    expect(runNode(script, ['--test-reporter=tap'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('# pass 1'),
    });
  });
});
