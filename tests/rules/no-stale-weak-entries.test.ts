import rule from '../../src/rules/no-stale-weak-entries.ts';
import { flagged } from '../annotated.ts';
import { runRule } from '../run-rule.ts';

runRule('no-stale-weak-entries', rule, {
  valid: [
    `const m = new Map(); const fr = new FinalizationRegistry((k) => { if (m.get(k)?.deref() === undefined) m.delete(k); }); export const put = (k, v) => { m.set(k, new WeakRef(v)); fr.register(v, k); };`,
    // Pruned.
    `const m = new Map(); export const put = (k, v) => m.set(k, new WeakRef(v)); export const prune = () => { for (const [k, r] of m) if (!r.deref()) m.delete(k); };`,
    `let l = []; export const add = v => l.push(new WeakRef(v)); export const prune = () => { l = l.filter(r => r.deref()); };`,
    `const l = []; export const add = v => l.push(new WeakRef(v)); export const prune = () => { l.splice(0, 1); };`,
    `const m = new Map(); export const put = (k, v) => m.set(k, new WeakRef(v)); prune(m);`,
    `export const m = new Map(); export const put = (k, v) => m.set(k, new WeakRef(v));`,
    // No more than there are slots, or keys.
    `const slots = []; export const put = (i, v) => { slots[i] = new WeakRef(v); };`,
    `const m = new Map(); export const put = v => m.set('last', new WeakRef(v));`,
    `const m = new Map(); m.set(key, new WeakRef(value));`,
    `export function f(list) { const m = new Map(); for (const v of list) m.set(v.id, new WeakRef(v)); return m.size; }`,
    `const m = new WeakMap(); export const put = (k, v) => m.set(k, new WeakRef(v));`,
    `const m = new Map(); export const put = (k, v) => m.set(k, v);`,
    // The finalizer looks, or has nothing newer to lose.
    `const m = new Map(); const fr = new FinalizationRegistry(({ k, r }) => { if (m.get(k) === r) m.delete(k); }); export const put = (k, v) => { const r = new WeakRef(v); m.set(k, r); fr.register(v, { k, r }); };`,
    `const m = new Map(); const fr = new FinalizationRegistry(k => { const r = m.get(k); if (r && !r.deref()) m.delete(k); }); export const put = (k, v) => { m.set(k, new WeakRef(v)); fr.register(v, k); };`,
    `const m = new Map(); const fr = new FinalizationRegistry(k => { const r = m.get(k); if (!r || r.deref()) return; m.delete(k); }); export const put = (k, v) => { m.set(k, new WeakRef(v)); fr.register(v, k); };`,
    `const m = new Map(); const fr = new FinalizationRegistry(k => m.delete(k)); export const put = (k, v) => { const old = m.get(k); if (old) fr.unregister(old); const r = new WeakRef(v); m.set(k, r); fr.register(v, k, r); };`,
    `const m = new Map(); let next = 0; const fr = new FinalizationRegistry(id => m.delete(id)); export const put = v => { const id = next++; m.set(id, new WeakRef(v)); fr.register(v, id); };`,
    `const m = new Map(); const fr = new FinalizationRegistry(k => m.delete(k)); export const put = (k, v) => { if (!m.has(k)) { m.set(k, new WeakRef(v)); fr.register(v, k); } };`,
    `const s = new Set(); const fr = new FinalizationRegistry(r => s.delete(r)); export const add = v => { const r = new WeakRef(v); s.add(r); fr.register(v, r); };`,
    `const handles = new Map(); const fr = new FinalizationRegistry(id => handles.delete(id)); export const put = (id, o, h) => { handles.set(id, h); fr.register(o, id); };`,
    // The handler goes too.
    `export function add(t, o) { const r = new WeakRef(o); const h = () => { const x = r.deref(); if (x) x.f(); else t.removeEventListener('x', h); }; t.addEventListener('x', h); }`,
    `export function add(t, o) { const r = new WeakRef(o); t.addEventListener('x', () => r.deref()?.f(), { once: true }); }`,
    `export function add(t, o) { const r = new WeakRef(o); const h = () => r.deref()?.f(); t.addEventListener('x', h); return () => t.removeEventListener('x', h); }`,
    `export function add(t, o) { const r = new WeakRef(o); return t.on('x', () => r.deref()?.f()); }`,
    `export function add(o) { const r = new WeakRef(o); o.addEventListener('x', () => r.deref()?.f()); }`,
    `export function add(o) { const t = new EventTarget(), r = new WeakRef(o); t.addEventListener('x', () => r.deref()?.f()); return t; }`,
    `export function add(o, t) { const r = new WeakRef(o); const timer = setInterval(() => { const x = r.deref(); if (x) x.f(); else clearInterval(timer); }, 9); }`,
    `const r = new WeakRef(o); addEventListener('x', () => r.deref()?.f());`,
    `new FinalizationRegistry(); new FinalizationRegistry(...x); new FinalizationRegistry(({ k: { l } }) => m.delete(l)); setInterval(); on(); x.on(...y);`,
  ],
  invalid: [
    flagged(
      `
class WV { m = new Map(); fr = new FinalizationRegistry((k) => this.m.delete(k)); set(k, v) { this.m.set(k, new WeakRef(v)); this.fr.register(v, k); } }
//                                                             ~~~~~~~~~~~~~~~~ deletesNewer`,
      {
        checkIdentity: `
class WV { m = new Map(); fr = new FinalizationRegistry((k) => { if (this.m.get(k)?.deref() === undefined) this.m.delete(k); }); set(k, v) { this.m.set(k, new WeakRef(v)); this.fr.register(v, k); } }
//                                                             ~~~~~~~~~~~~~~~~ deletesNewer`,
      },
    ),
    flagged(
      `
const m = new Map();
const fr = new FinalizationRegistry(held => {
  log(held);
  m.delete(held.key);
//~~~~~~~~~~~~~~~~~~ deletesNewer
});
export const put = (key, v) => { if (!m.get(key)?.deref()) m.set(key, new WeakRef(v)); fr.register(v, { key }); };`,
      {
        checkIdentity: `
const m = new Map();
const fr = new FinalizationRegistry(held => {
  log(held);
  if (m.get(held.key)?.deref() === undefined) m.delete(held.key);
//~~~~~~~~~~~~~~~~~~ deletesNewer
});
export const put = (key, v) => { if (!m.get(key)?.deref()) m.set(key, new WeakRef(v)); fr.register(v, { key }); };`,
      },
    ),
    flagged(`
      const m = {};
      const fr = new FinalizationRegistry(({ key }) => { delete m[key]; });
      //                                                 ~~~~~~~~~~~~~ deletesNewer
      export const put = (key, v) => { m[key] = new WeakRef(v); fr.register(v, { key }); };
    `),
    flagged(
      `
class Cache {
  #m = new Map();
  #fr = new FinalizationRegistry(key => this.#drop(key));
  #drop(key) { if (this.#m.has(key)) this.#m.delete(key); }
  //                                 ~~~~~~~~~~~~~~~~~~~ deletesNewer
  set(key, v) { this.#m.set(key, new WeakRef(v)); this.#fr.register(v, key); }
}`,
      {
        checkIdentity: `
class Cache {
  #m = new Map();
  #fr = new FinalizationRegistry(key => this.#drop(key));
  #drop(key) { if (this.#m.has(key)) if (this.#m.get(key)?.deref() === undefined) this.#m.delete(key); }
  //                                 ~~~~~~~~~~~~~~~~~~~ deletesNewer
  set(key, v) { this.#m.set(key, new WeakRef(v)); this.#fr.register(v, key); }
}`,
      },
    ),
    flagged(`
      const m = new Map(); export const add = (k, v) => m.set(k, new WeakRef(v)); export const size = () => m.size;
      //    ~ neverPruned
    `),
    flagged(`
      class IWM { m = new Map(); set(k, v) { this.m.set(new WeakRef(k), { k, v }); } }
      //          ~ neverPruned
    `),
    flagged(`
      const set = new Set(), list = [], table = {};
      //    ~~~ neverPruned
      //                     ~~~~ neverPruned
      //                                ~~~~~ neverPruned
      export function add(id, v) {
        const r = new WeakRef(v);
        set.add(r);
        list.push(r);
        table[id] = r;
      }
      export const live = () => list.filter(r => r.deref());
    `),
    flagged(`
      export function addWeak(sock, fn) { const r = new WeakRef(fn); sock.addEventListener('message', (e) => { r.deref()?.(e); }); }
      //                                                                                              ~~~~~~~~~~~~~~~~~~~~~~~~~~ staleListener
    `),
    flagged(`
      import bus from './bus.js';
      class View {
        constructor() {
          const self = new WeakRef(this);
          bus.on('change', () => self.deref()?.draw());
          //               ~~~~~~~~~~~~~~~~~~~~~~~~~~ staleListener
          setInterval(() => self.deref()?.draw(), 100);
          //          ~~~~~~~~~~~~~~~~~~~~~~~~~~ staleListener
        }
      }
    `),
  ],
  typescript: {
    valid: [`const m = new Map<string, WeakRef<object>>(); export const get = (k: string) => m.get(k)?.deref();`],
    invalid: [
      flagged(`
        class Cache { private readonly m = new Map<string, WeakRef<object>>(); put(k: string, r: WeakRef<object>) { this.m.set(k, r); } }
        //                             ~ neverPruned
      `),
    ],
  },
});
