import rule from '../../src/rules/no-weak-temporary.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

const RUNTIME = `import { addWeakListener, IterableWeakSet, ref, WeakListeners, WeakValueMap } from 'eslint-plugin-unleak/runtime';`;

runRule('no-weak-temporary', rule, {
  valid: [
    // Somebody else holds it.
    `export const watch = o => new WeakRef(o);`,
    `class A { constructor() { refs.add(new WeakRef(this)); } }`,
    `class A { draw = () => 1; constructor() { new WeakRef(this.draw); this.f = new WeakRef((this.keep = {})); } }`,
    `const root = {}; export const r = new WeakRef(root);`,
    `export function make() { const o = {}; refs.add(new WeakRef(o)); return o; }`,
    `export function make(list) { const o = {}; refs.add(new WeakRef(o)); list.push(o); }`,
    `export function make() { const o = {}; refs.add(new WeakRef(o)); return { o }; }`,
    `export function make() { const o = {}; refs.add(new WeakRef(o)); later(() => o.x); }`,
    `export function make() { const o = {}; refs.add(new WeakRef(o)); start(o); }`,
    `export function make() { const o = new Thing(); refs.add(new WeakRef(o)); o.start(); }`,
    `export function make() { const o = { start() { on(this); } }; refs.add(new WeakRef(o)); o.start(); }`,
    `export function make(owner) { const o = {}; refs.add(new WeakRef(o)); owner.child = o; }`,
    `class Thing { constructor() { all.push(this); } } export const make = () => refs.add(new WeakRef(new Thing()));`,
    `class Thing extends Base { constructor() { super(); } } export const make = () => refs.add(new WeakRef(new Thing()));`,
    `class View { child = new WeakRef(new Child(this)); }`,
    `refs.add(new WeakRef(new Promise(run))); refs.add(new WeakRef(new Worker(url)));`,
    // Made to see it die.
    `let sentinel = new WeakRef({}); export const collected = () => { if (sentinel.deref() === undefined) { sentinel = new WeakRef({}); return true; } };`,
    `const registry = new FinalizationRegistry(next); registry.register({}, 1);`,
    `const r = (() => new WeakRef({}))(); gc(); r.deref();`,
    `const dummy = new WeakRef({}); dummy.deref = () => undefined; all.push(dummy);`,
    // Read back in the same job.
    `${RUNTIME} const map = new WeakValueMap(); export const get = k => { if (!map.has(k)) map.set(k, {}); return map.get(k); };`,
    `${RUNTIME} const map = new WeakValueMap(); export const get = k => map.getOrInsert(k, {});`,
    `const m = new Map(); export const get = k => { m.set(k, new WeakRef({})); return m.get(k).deref(); };`,
    // The owner holds the function.
    `${RUNTIME} const l = new WeakListeners(); class A { constructor(e) { l.add(this, () => 1); addWeakListener(e, 'x', this, () => 1); } }`,
    `new WeakMap().set(key, {}); new WeakMap().get({}); new WeakRef(); new WeakRef(...[{}]); new WeakSet().add();`,
    `import { WeakLRUCache } from 'weak-lru-cache'; const cache = new WeakLRUCache(); cache.setValue('k', {});`,
    `function hold(o) { refs.add(new WeakRef(o)); other(o); } hold({});`,
    `export function f() { const x = {}; function g() { return x; } refs.add(new WeakRef(x)); return g; }`,
  ],
  invalid: [
    flagged(`
      const keys = new Map();
      export const keyOf = (s) => { const box = { s }; keys.set(s, new WeakRef(box)); return keys.get(s); };
      //                                                                       ~~~ local
    `),
    flagged(`
      export const r = new WeakRef({ a: 1 }), s = new WeakSet([[1]]);
      //                           ~~~~~~~~ object
      //                                                       ~~~ object
      refs.push(new WeakRef(new Thing()), new WeakRef(class {}));
      //                    ~~~~~~~~~~~ object
      //                                              ~~~~~~~~ object
      new WeakMap().set({}, 1);
      //                ~~ object
      refs.push(new WeakRef(() => 1), new WeakRef(draw.bind(x)));
      //                    ~~~~~~~ function
      //                                          ~~~~~~~~~~~~ function
    `),
    flagged(`
      ${RUNTIME}
      const set = new IterableWeakSet([() => 1]), map = new WeakValueMap(), l = new WeakListeners();
      //                               ~~~~~~~ function
      class A {
        constructor(emitter) {
          set.add(() => this.draw());
          //      ~~~~~~~~~~~~~~~~~ function
          set.add(this.draw.bind(this));
          //      ~~~~~~~~~~~~~~~~~~~~ function
          map.set('a', new B());
          //           ~~~~~~~ object
          map.set('b', [1]);
          //           ~~~ object
          l.add({}, () => 1);
          //    ~~ object
          addWeakListener(emitter, 'x', {}, () => 1);
          //                            ~~ object
          ref(function () {});
          //  ~~~~~~~~~~~~~~ function
        }
      }
    `),
    flagged(`
      export function make(id) {
        const o = { id, list: [] };
        o.count = o.list.length;
        if (o.count) console.log(o);
        refs.add(new WeakRef(o));
        //                   ~ local
      }
      export function list() {
        const l = [1];
        l.push(2);
        refs.add(new WeakRef(l));
        //                   ~ local
      }
    `),
    // Weak listeners made by hand.
    flagged(`
      class Bus {
        listeners = new Set();
        on(listener) { this.listeners.add(new WeakRef(listener)); }
      }
      const bus = new Bus();
      const addWeak = (target, fn) => { const r = new WeakRef(fn); target.on(e => r.deref()?.(e)); };
      class View {
        constructor(target) {
          bus.on(() => this.draw());
          //     ~~~~~~~~~~~~~~~~~ function
          addWeak(target, this.draw.bind(this));
          //              ~~~~~~~~~~~~~~~~~~~~ function
          bus.on(this.draw);
        }
      }
    `),
    flagged(`
      import Cache from 'weak-value';
      const { WeakValueMap } = require('weakref');
      const a = new Cache(), b = new WeakValueMap();
      a.set('k', {});
      //         ~~ object
      b.set('k', {});
      //         ~~ object
    `),
  ],
  typescript: {
    valid: [],
    invalid: [
      flagged(`
        const keys = new Map(); export const keyOf = (s: string) => { const box = { s }; keys.set(s, new WeakRef(box)); return keys.get(s); };
        //                                                                                                       ~~~ local
      `),
      flagged(`
        export const r = new WeakRef<object>({} as object);
        //                                   ~~ object
      `),
    ],
  },
});
