import { describe, expect, test } from 'vitest';
import { runNode } from './run-node.ts';

/** A registry that is collected between the death of its target and its callback: what stalls V8 up to Node 24. */
const stall = `
  await (async () => {
    let registry = (() => {
      const registry = new FinalizationRegistry(() => {});
      registry.register({}, 1);
      return registry;
    })();
    await turn();
    gc();
    registry = null;
    gc();
    await turn(5);
  })();
`;
const countCallbacks = `
  let callbacks = 0;
  globalThis.registry = new FinalizationRegistry(() => callbacks++);
  (() => { for (let i = 0; i < 10; i++) globalThis.registry.register({}, i); })();
  for (let i = 0; i < 20 && callbacks < 10; i++) { await turn(5); gc(); await turn(5); }
  console.log(callbacks);
`;

describe("the engine's registries", () => {
  test('do not stall once a collection, a reference or a finalizer is in use', () => {
    for (const use of ['new WeakValueMap([[1, globalThis.kept]])', 'ref(globalThis.kept, () => {})']) {
      const script = `
        const { WeakValueMap, ref } = await load();
        globalThis.kept = {};
        globalThis.used = ${use};
        await turn();
      `;
      expect(runNode(script + stall + countCallbacks).stdout).toBe('10');
    }
  });

  test('are not stalled by collections that die young', () => {
    const script = `
      const { WeakValueMap, WeakKeyMap, IterableWeakSet } = await load();
      for (let i = 0; i < 20; i++) {
        (() => { new WeakValueMap([[1, {}]]); new WeakKeyMap([[{}, 1]]); new IterableWeakSet([{}]); })();
        await turn(); gc(); gc(); await turn(1);
      }
    `;
    expect(runNode(script + countCallbacks).stdout).toBe('10');
  });

  test('were stalled before we came, if ever: collections are cleaned all the same, in idle time', () => {
    const script = `
      const { setTimeout: real } = globalThis;
      globalThis.setTimeout = (run, ms) => real(run, ms === 30_000 ? 50 : ms);
      const { WeakValueMap } = await load();
      const map = new WeakValueMap();
      (() => { for (let i = 0; i < 20_000; i++) map.set(i, {}); })();
      await turn();
      gc();
      await turn(300);
      console.log(map.estimatedSize);
    `;
    expect(runNode(stall + script).stdout).toBe('0');
  });
});

describe('the process', () => {
  test('is not kept running by a collection that is not empty', () => {
    const script = `
      const { WeakValueMap } = await load();
      globalThis.map = new WeakValueMap([[1, globalThis.kept = {}]]);
      const started = Date.now();
      process.on('exit', () => console.log(Date.now() - started < 5000));
    `;
    expect(runNode(script).stdout).toBe('true');
  });

  test('makes the calls of finalize.atExit: last first, once, also those made at exit, errors or not', () => {
    const script = `
      const { finalize } = await load();
      globalThis.kept = {};
      const say = (...words) => console.log(...words);
      finalize(kept, say, 'not at exit');
      finalize.atExit(kept, say, 'first');
      finalize.atExit(kept, () => { throw new Error('from a finalizer'); });
      finalize.atExit(kept, () => finalize.atExit(kept, say, 'made at exit'));
      finalize.atExit(kept, say, 'detached').detach();
      finalize.atExit(kept, say, 'called').call();
      (() => finalize.atExit({}, say, 'died'))();
      await turn(); gc(); await turn(5);
    `;
    const { stdout, stderr, status } = runNode(script);
    expect(stdout.split('\n')).toEqual(['called', 'died', 'made at exit', 'first']);
    expect(stderr).toContain('from a finalizer');
    expect(status).toBe(0);
  });

  test('is needed for finalize.atExit', () => {
    const script = `
      const { process } = globalThis;
      const { finalize } = await load();
      globalThis.process = undefined;
      try { finalize.atExit({}, () => {}); } catch (error) { console.log(error.message); }
    `;
    expect(runNode(script).stdout).toBe('finalize.atExit needs the process of Node.js');
  });
});

describe('hosts that lack something', () => {
  const clean = `
    const map = new WeakValueMap();
    const kept = { kept: true };
    (() => { for (let i = 0; i < 5000; i++) map.set(i, {}); map.set('kept', kept); })();
    await turn(); gc(); await turn(200);
    const { estimatedSize } = map;
    console.log(estimatedSize, map.size, map.get('kept') === kept);
  `;

  test('no FinalizationRegistry: swept in idle time, exact in between, callbacks never come', () => {
    const script = `
      const { setTimeout: real } = globalThis;
      globalThis.setTimeout = (run, ms) => real(run, ms === 30_000 ? 50 : ms);
      delete globalThis.FinalizationRegistry;
      const { WeakValueMap, ref, finalize } = await load();
      (() => { ref({}, () => console.log('never')); })();
      console.log(finalize({}, () => 'called').call());
    `;
    expect(runNode(script + clean).stdout.split('\n')).toEqual(['called', '1 1 true']);
  });

  test.each(['undefined', '() => { throw new Error("not while loading"); }'])('setTimeout is %s', timer => {
    const script = `
      const { setTimeout: real } = globalThis;
      globalThis.setTimeout = ${timer};
      const { WeakValueMap } = await load();
      globalThis.setTimeout = real;
    `;
    expect(runNode(script + clean).stdout).toBe('1 1 true');
  });

  test('a fake clock put in place after the import changes nothing', () => {
    const script = `
      const { WeakValueMap } = await load();
      const { setTimeout: real } = globalThis;
      const map = new WeakValueMap();
      (() => { for (let i = 0; i < 30_000; i++) map.set(i, {}); })();
      globalThis.setTimeout = () => {};
      const turn2 = ms => new Promise(resolve => real(resolve, ms));
      await turn2(1); gc(); await turn2(200);
      console.log(map.estimatedSize);
    `;
    expect(runNode(script).stdout).toBe('0');
  });
});
