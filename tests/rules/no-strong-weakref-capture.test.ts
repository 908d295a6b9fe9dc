import rule from '../../src/rules/no-strong-weakref-capture.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

runRule('no-strong-weakref-capture', rule, {
  valid: [
    `export function f(o, bus) { const r = new WeakRef(o); bus.on('x', () => r.deref()?.go()); }`,
    `export function f(o, bus) { const r = new WeakRef(o); o.ready(); bus.on('x', () => r.deref()?.go()); }`,
    `export function f(o, list) { const r = new WeakRef(o); list.forEach(() => { r.deref(); o.go(); }); }`,
    `export function f(o) { const r = new WeakRef(o); o.addEventListener('x', () => r.deref() && o.go()); o.onend = () => r.deref() && o.go(); }`,
    `export function f(o, bus) { const r = new WeakRef(o); bus.on('x', o => r.deref() && o.go()); }`,
    `export function f(o, bus) { const r = new WeakRef(o); bus.on('x', () => other(o)); return r; }`,
    `class A { f(bus) { const r = new WeakRef(this); bus.on('x', function () { r.deref(); this.go(); }); } }`,
    `class A { f(bus) { const r = new WeakRef(this); bus.on('x', () => r.deref()?.go()); } }`,
    `const m = new Map(); export const set = (k, v) => m.set(new WeakRef(k), v);`,
    `const m = new WeakMap(); export const set = k => m.set(k, new WeakRef(k));`,
    `export const f = (o, track) => track(o, new WeakRef(o));`,
    // Held for a while, on purpose.
    `class A { keep(p) { this.ref = new WeakRef(p); this.strong = p; } rest() { this.strong = undefined; } }`,
    // What is kept weakly by the object may hold it.
    `const all = new WeakMap(); export function track(p) { const data = all.get(p); data.ref = new WeakRef(p); data.owner = p; }`,
    // Another object, or another function, holds it.
    `class A { constructor(p, q) { this.ref = new WeakRef(p); this.other = q; } }`,
    `class A { constructor(p, list) { this.ref = new WeakRef(p); list.owner = p; } }`,
    `export const pair = (p, q) => ({ ref: new WeakRef(p), q });`,
    `const r = new WeakRef(); new WeakRef(...x); f(new WeakRef(x), ...y);`,
  ],
  invalid: [
    flagged(`
      class IWM { m = new Map(); set(k, v) { this.m.set(new WeakRef(k), { k, v }); } }
      //                                                                  ~ captured
    `),
    flagged(`
      export function f(o, bus) {
        const r = new WeakRef(o);
        bus.on('x', () => { if (r.deref()) o.go(); });
        //                                 ~ captured
      }
    `),
    flagged(`
      class A {
        f(bus) {
          const self = new WeakRef(this);
          return () => { if (self.deref()) this.go(); };
          //                               ~~~~ captured
        }
      }
    `),
    // Beside the reference, in the same object.
    flagged(`
      class Row {
        constructor(table) {
          this.table = new WeakRef(table);
          this.owner = table;
          //           ~~~~~ captured
        }
      }
    `),
    flagged(`
      export const entryOf = view => ({ ref: new WeakRef(view), view });
      //                                                        ~~~~ captured
    `),
    flagged(`
      import { ref } from 'eslint-plugin-unleak/runtime';
      export function f(o, bus) {
        const r = ref(o);
        bus.on('x', () => r.deref() && bus.emit('y', o.id));
        //                                           ~ captured
      }
    `),
  ],
});
