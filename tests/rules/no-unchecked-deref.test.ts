import rule from '../../src/rules/no-unchecked-deref.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** The body of a function that is given a reference, in a file that makes some. */
const body = (code: string): string =>
  `const all = new Set(); export const add = o => all.add(new WeakRef(o)); export async function* f(ref, other) { ${code} }`;

const RUNTIME = `import { BackRef, ref, weakMethod, WeakValueMap } from 'eslint-plugin-unleak/runtime';`;

runRule('no-unchecked-deref', reportsOf(rule), {
  valid: [
    `export const alive = (r) => { const t = r.deref(); if (t == null) return 'dead'; return t.name; };`,
    body(`ref.deref()?.x; ref.deref()?.x.y.z(1); ref.deref()?.(); (ref.deref() ?? other).x; (ref.deref() || {}).x;`),
    ...[
      `if (ref.deref()) ref.deref().x;`,
      `if (!ref.deref()) return; ref.deref().x; ref.deref().y;`,
      `ref.deref() && ref.deref().x;`,
      `ref.deref() !== undefined ? ref.deref().x : 0;`,
      `const t = ref.deref(); if (t) t.x; else other();`,
      `const t = ref.deref(); if (!t) throw new Error(); t.x; await other; t.x; yield; t.x; setTimeout(() => t.x);`,
      `const t = ref.deref(); if (t === undefined) { other(); return; } t.x;`,
      `const t = ref.deref(); if (t === void 0) return; const { x } = t; const [y] = t;`,
      `const t = ref.deref(); if (typeof t === 'undefined') return; t.x;`,
      `const t = ref.deref(); if (typeof t !== 'object') return; t.x;`,
      `const t = ref.deref(); if (!(t instanceof Node)) return; t.x;`,
      `const t = ref.deref(); if (t?.isConnected) t.x;`,
      `const t = ref.deref(); if ((t || 0).isConnected) t.x;`,
      `const t = ref.deref(); const tag = (t || 0).tag; if (!tag) other(); else if (t.x === other) t.y;`,
      `const t = ref.deref(); if (t?.kind === 'a') t.x; if (t?.kind > 1) t.x; if (t?.kind == null) return; t.x;`,
      `const t = ref.deref(); if (!t?.isConnected) return; t.x;`,
      `const t = ref.deref(); if (t === other) t.x;`,
      `const t = ref.deref(); if (!t || t.x) return; t.y;`,
      `const t = ref.deref(); if (t && t.x && t.y.z) t.w;`,
      `const t = ref.deref(); t?.emit(t.id);`,
      `const t = ref.deref(); const isAlive = t !== undefined; if (isAlive) t.x; if (!isAlive) return; t.x;`,
      `const t = ref.deref(); if (isNil(t)) return; t.x;`,
      `const t = ref.deref(); assert(t); t.x;`,
      `const t = ref.deref(); assert.ok(t !== undefined); t.x;`,
      `const t = ref.deref(); assert.notEqual(t, undefined); t.x;`,
      `const t = ref.deref(); invariant(t, 'gone'); t.x;`,
      `const t = ref.deref(); expect(t).toBeDefined(); t.x;`,
      `const t = ref.deref(); expect(t).not.toBeUndefined(); t.x;`,
      `const t = ref.deref(); assert.strictEqual(t, other); t.x;`,
      `const t = ref.deref(); if (!t) process.exit(1); t.x;`,
      `const t = ref.deref(); if (!t) fail(); t.x; function fail() { throw new Error(); }`,
      `const t = ref.deref(); need(t); t.x; function need(v) { if (!v) throw new Error(); }`,
      `let t; if ((t = ref.deref())) t.x; while ((t = ref.deref())) t.x; while ((t = ref.deref()) !== undefined) { t.x; await other; }`,
      `let t = ref.deref(); while (t) { t.x; t = t.next.deref(); }`,
      `let t = ref.deref(); if (!t) t = other(); t.x;`,
      `let t = ref.deref(); t ??= other(); t.x; let u = ref.deref() ?? other(); u.x;`,
      `let t = ref.deref(); t = other(); t.x;`,
      `for (const r of all) { const t = r.deref(); if (!t) continue; t.x; }`,
      `for (const r of all) { const t = r.deref(); if (!t) { all.delete(r); continue; } t.x; }`,
      `for (const r of all) { if (r.deref() === other) { r.deref().x; break; } }`,
      `[...all].map(r => r.deref()).filter(Boolean).forEach(t => t.x);`,
      `if (ref.deref()) [1, 2].forEach(() => ref.deref().x);`,
      `do { const t = ref.deref(); if (!t) break; t.x; } while (other());`,
      `outer: for (;;) { for (;;) { const t = ref.deref(); if (!t) break outer; t.x; } }`,
      `try { const t = ref.deref(); if (!t) return; t.x; } finally { other(); }`,
      `const t = ref.deref(); switch (t) { case undefined: return; default: t.x; }`,
      `const t = ref.deref(); switch (true) { case !t: return; } other(t);`,
      `const r = new WeakRef(other); r.deref().x;`,
      `other(ref.deref()); return ref.deref(); `,
      `const copy = { ...ref.deref() }; const list = [ref.deref()]; \`\${ref.deref()}\`;`,
      `const t = ref.deref(); if (t !== undefined && other.some(o => o === t.x)) t.y;`,
      `if (ref.deref() === undefined) { other = 1; } else { ref.deref().x; }`,
      `const t = cond ? other : ref.deref(); if (t) t.x;`,
      `ref.deref().deeper = 1`.replace('ref.deref()', '(ref.deref() ?? other)'),
    ].map(body),
    // Others have a method of that name.
    `import { defAtom } from '@thi.ng/atom'; const state = defAtom({ x: 1 }); state.deref().x;`,
    `class Cursor { deref() { return this.value; } show() { return this.deref().x; } }`,
    `const pointer = new Pointer(); pointer.deref().x;`,
    `$rdf.deref().x; cursor().deref().x; ref.deref(1).x;`,
    `class A { #ref = new WeakRef(o); get target() { return this.#ref.deref() ?? fallback; } run() { return this.target.x; } }`,
    `class A { #r; constructor(o) { this.#r = new WeakRef(o); } run() { const t = this.#r.deref(); if (!t) return; this.t = t; t.x(); } }`,
    `class A { constructor(o) { this.ref = new WeakRef(o); } lock() { this.held = this.ref.deref(); } unlock() { this.held = undefined; } }`,
    `${RUNTIME} const map = new WeakValueMap(); export const f = k => { if (map.has(k)) return map.get(k).x; };`,
    `${RUNTIME} const map = new WeakValueMap(); export const f = (k, o) => { map.set(k, o); return map.get(k).x; };`,
    `${RUNTIME} const map = new WeakValueMap(); export const f = k => { if (!map.has(k)) map.set(k, make()); return map.get(k).x; };`,
    `${RUNTIME} export const f = o => { const r = ref(o); later(() => r.alive && r.deref().x); };`,
    `${RUNTIME} export const f = o => { const r = ref(o); return r.deref().x; };`,
    `${RUNTIME} class Child { parent = new BackRef(); run() { this.parent.expect().x; this.parent.get()?.x; } }`,
    `const m = new Map(); export const get = (k, o) => { m.set(k, new WeakRef(o)); return m.get(k).deref().x; };`,
    `const m = new WeakMap(); export const get = k => m.get(k).x;`,
  ],
  invalid: [
    flagged(`
      const m = new Map(); export const get = (k) => { if (m.has(k)) return m.get(k).deref().value; };
      //                                                                    ~~~~~~~~~~~~~~~~ used
    `),
    flagged(`
      const m = new Map();
      export const add = (k, o) => m.set(k, new WeakRef(o));
      export const get = k => m.get(k)?.deref().x;
      //                      ~~~~~~~~~~~~~~~~~ used
    `),
    flagged(`
      export async function* f(ref) {
        ref.deref().x;
      //~~~~~~~~~~~ used
        if (ref.deref()) { await ref.y; ref.deref().x; }
        //                              ~~~~~~~~~~~ stale
        if (!ref.deref()) return;
        ref.deref().x;
        yield;
        ref.deref().x;
      //~~~~~~~~~~~ stale
        setTimeout(() => ref.deref().x);
        //               ~~~~~~~~~~~ stale
        for await (const x of y) {}
      }
    `),
    flagged(`
      export function f(ref, other) {
        const { a } = ref.deref();
        //            ~~~~~~~~~~~ used
        const t = ref.deref();
        t.x;
      }
      export function g(ref) {
        const t = ref.deref();
        t.x = 1;
      //~ used
        t.x = 2;
      }
      export function h(ref) {
        const t = ref.deref();
        const [x] = t;
        //          ~ used
      }
      export function i(ref) {
        const t = ref.deref();
        return () => t.x;
        //           ~ used
      }
      export function j(ref) {
        for (const x of ref.deref()) x();
        //              ~~~~~~~~~~~ used
      }
      export function k(ref) {
        ref.deref()();
      //~~~~~~~~~~~ used
      }
      export const l = ref => [...ref.deref()];
      //                          ~~~~~~~~~~~ used
      export const m = ref => 'x' in ref.deref();
      //                             ~~~~~~~~~~~ used
      export const n = async ref => (await ref.deref()).x;
      //                             ~~~~~~~~~~~~~~~~~ used
    `),
    // On one way only.
    flagged(`
      export function f(ref, other) {
        const t = ref.deref();
        if (other) { if (!t) return; }
        t.x;
      //~ used
      }
      export function g(ref) {
        const t = ref.deref();
        if (!t) console.log('gone');
        t.x;
      //~ used
      }
      export function h(ref, other) {
        let t = ref.deref();
        if (!t) return;
        for (const r of other) { t.x; t = ref.next.deref(); }
      }
      export function i(ref, other) {
        const t = ref.deref();
        if (t || other) t.x;
        //              ~ used
        if (t === null) return;
      }
      export function j(ref) {
        const t = ref.deref();
        try { assert(t); } catch {}
        t.x;
      //~ used
      }
      export function k(ref) {
        const t = ref.deref();
        console.assert(t);
        t.x;
      //~ used
      }
      export function l(ref) {
        const t = ref.deref();
        if (t !== null) t.x;
        //              ~ used
      }
    `),
    flagged(`
      const refs = new Set();
      export const add = o => refs.add(new WeakRef(o));
      export const run = () => { for (const ref of refs) ref.deref().run(); };
      //                                                 ~~~~~~~~~~~ used
      export const all = () => { refs.forEach(ref => ref.deref().run()); };
      //                                             ~~~~~~~~~~~ used
      export const first = () => [...refs].map(ref => ref.deref().run());
      //                                              ~~~~~~~~~~~ used
    `),
    flagged(`
      class View {
        #model;
        constructor(model) { this.#model = new WeakRef(model); }
        get model() { return this.#model.deref(); }
        find() { return this.#model.deref(); }
        render() { return this.#model.deref().text; }
        //                ~~~~~~~~~~~~~~~~~~~ used
        show() { return this.model.text + this.find().text; }
        //              ~~~~~~~~~~ used
        //                                ~~~~~~~~~~~ used
        keep() { this.kept = this.#model.deref(); }
        //       ~~~~~~~~~ kept
        async save() {
          if (!this.#model.deref()) return;
          await this.write();
          this.#model.deref().saved = true;
        //~~~~~~~~~~~~~~~~~~~ stale
        }
      }
    `),
    flagged(`
      ${RUNTIME}
      const map = new WeakValueMap();
      class Child {
        parent = new BackRef();
        run() { return this.parent.get().x; }
        //             ~~~~~~~~~~~~~~~~~ used
      }
      export function f(key, o) {
        map.get(key).x;
      //~~~~~~~~~~~~ used
        map.get(key).y;
        later(() => map.get(key).x);
        //          ~~~~~~~~~~~~ stale
        const bound = weakMethod(o, o.run), r = ref(o);
        setTimeout(() => bound.deref()());
        //               ~~~~~~~~~~~~~ stale
        setTimeout(() => r.deref().x);
        //               ~~~~~~~~~ stale
      }
    `),
  ],
  typescript: {
    valid: [
      `interface Atom<T> { deref(): T } export const f = (a: Atom<{ x: 1 }>) => a.deref().x;`,
      `export function f(r: WeakRef<{ x: 1 }>) { const t = r.deref(); if (!t) return; (t as any).x; t!.x; }`,
      `export function f(r: WeakRef<{ x: 1 }>) { const t = r.deref(); isThere(t); t.x; function isThere<T>(v: T | undefined): asserts v is T {} }`,
      `export function f(r: WeakRef<{ x: 1 }>) { const t = r.deref(); if (!t) fail(); t.x; function fail(): never { throw 1; } }`,
    ],
    invalid: [
      flagged(`
        const m: Map<string, WeakRef<{ x: number }>> = load();
        export const a = (r: WeakRef<{ x: number }>) => (r.deref() as any).x;
        //                                               ~~~~~~~~~ used
        export const b = (k: string) => m.get(k)!.deref()!.x;
        //                              ~~~~~~~~~~~~~~~~~~ asserted
        export const c = (r: WeakRef<{ x: number }>) => r.deref()!;
        //                                              ~~~~~~~~~~ asserted
        export const d = (r: WeakRef<{ x: number }>) => { const t = r.deref()!; t.x; };
        //                                                          ~~~~~~~~~~ asserted
        export const e = (r: WeakRef<{ x: number }>) => { const t = r.deref() as { x: number }; t.x; };
        //                                                                                      ~ used
        export const g = (r: WeakRef<{ x: number }>) => (<any>r.deref()).x;
        //                                                    ~~~~~~~~~ used
      `),
    ],
  },
});

runRule('no-unchecked-deref: what is offered', rule, {
  valid: [],
  invalid: [
    flagged(
      `
export const f = ref => {
  ref.deref().a.draw();
//~~~~~~~~~~~ used
};`,
      {
        guard: `
export const f = ref => {
  ref.deref()?.a.draw();
//~~~~~~~~~~~ used
};`,
      },
    ),
    flagged(
      `
export const f = ref => {
  ref.deref()(1);
//~~~~~~~~~~~ used
};`,
      {
        guard: `
export const f = ref => {
  ref.deref()?.(1);
//~~~~~~~~~~~ used
};`,
      },
    ),
    flagged(
      `
export async function f(ref) {
  const target = ref.deref();
  target.x = 1;
//~~~~~~ used
  target.y();
}`,
      {
        guard: `
export async function f(ref) {
  const target = ref.deref();
  if (target === undefined) return;
  target.x = 1;
//~~~~~~ used
  target.y();
}`,
      },
    ),
    // What is to become of the result, nobody knows.
    flagged(`
      export function f(ref) {
        const target = ref.deref();
        target.x();
      //~~~~~~ used
        return 1;
      }
    `),
    flagged(`
      export const f = ref => ref.deref().x;
      //                      ~~~~~~~~~~~ used
    `),
  ],
});
