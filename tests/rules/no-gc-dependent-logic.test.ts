import rule from '../../src/rules/no-gc-dependent-logic.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

const FR = `const fr = new FinalizationRegistry(h => h.close());`;

runRule('no-gc-dependent-logic', rule, {
  valid: [
    `test('x', async () => { while (ref.deref()) { gc(); await 0; } });`,
    `import assert from 'node:assert'; gc(); while (ref.deref());`,
    `const { test } = require('node:test'); global.gc();`,
    // Each turn asks another one.
    `export function last(node) { while (node.next.deref()) node = node.next.deref(); return node; }`,
    `export function f(refs) { let i = 0; while (refs[i].deref() === undefined) i++; while (refs.pop().deref() === undefined); }`,
    `export function f(ref) { let t; while ((t = ref.deref())) ref = t.next; for (const r of x) if (r.deref()) break; }`,
    `function gc() {} gc(); sweeper.gc(); store.gc.gc();`,
    // The finalizer is a backstop, or closes nothing.
    `${FR} class A { constructor(h) { fr.register(this, h, this); } close() { fr.unregister(this); } }`,
    `${FR} class A { constructor(h) { fr.register(this, h); } [Symbol.dispose]() {} }`,
    `${FR} class A extends B { constructor(h) { super(); fr.register(this, h); } }`,
    `const fr = new FinalizationRegistry(k => counts.delete(k)); class A { constructor(k) { fr.register(this, k); } }`,
    `${FR} export const track = (o, h) => fr.register(o, h);`,
    `for (;;) {} for (let i = 0; i < 3; i++) {} do {} while (x);`,
  ],
  invalid: [
    flagged(`
      export async function f(ref) {
        while (ref.deref()) await 0;
        //     ~~~~~~~~~~~ waits
        do { await 0; } while (ref.deref() !== undefined);
        //                     ~~~~~~~~~~~~~~~~~~~~~~~~~ waits
        for (; ref.deref() != null; ) await 0;
        //     ~~~~~~~~~~~~~~~~~~~ waits
        for (let i = 0; i < 9 && ref.deref(); i++) await 0;
        //              ~~~~~~~~~~~~~~~~~~~~ waits
      }
    `),
    flagged(`
      export function f() {
        gc();
      //~~~~ forces
        global.gc();
      //~~~~~~~~~~~ forces
        globalThis.gc?.();
      //~~~~~~~~~~~~~~~~~ forces
        if (window.gc) window.gc();
        //             ~~~~~~~~~~~ forces
        Bun.gc(true);
      //~~~~~~~~~~~~ forces
      }
    `),
    flagged(`
      ${FR}
      class A {
        constructor(handle) { fr.register(this, handle); }
        //                    ~~~~~~~~~~~~~~~~~~~~~~~~~ closesLate
        read() {}
      }
    `),
    flagged(`
      import fs from 'node:fs';
      class File {
        static #fr = new FinalizationRegistry(fd => fs.closeSync(fd));
        constructor(fd) { File.#fr.register(this, fd); }
        //                ~~~~~~~~~~~~~~~~~~~~~~~~~~~ closesLate
      }
    `),
  ],
});
