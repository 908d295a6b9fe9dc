import rule from '../../src/rules/no-unowned-finalization-registry.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('no-unowned-finalization-registry', reportsOf(rule), {
  valid: [
    // A function that is handed out calls the one that uses it.
    `export function textures() { const registry = new FinalizationRegistry(forget); function track(o) { registry.register(o, 1); } function set(o) { track(o); } this.set = set; }`,
    `const registry = new FinalizationRegistry(free); export const track = o => registry.register(o, o.id);`,
    `let registry; export function track(o) { registry ??= new FinalizationRegistry(free); registry.register(o, o.id); }`,
    `let registry; export function track(o) { registry = registry ?? new FinalizationRegistry(free); registry.register(o, 1); }`,
    `class A { static #registry = new FinalizationRegistry(free); constructor() { A.#registry.register(this, 1); } }`,
    // Handed out, stored, passed on, captured by what is handed out.
    `export function make(o) { const r = new FinalizationRegistry(free); r.register(o, 1); return r; }`,
    `export function make(o) { const r = new FinalizationRegistry(free); r.register(o, 1); all.push(r); }`,
    `export function make(o) { const r = new FinalizationRegistry(free); r.register(o, 1); return () => r.unregister(o); }`,
    `export function make(o) { const r = new FinalizationRegistry(free); r.register(o, 1); globalThis.kept = r; }`,
    `export function make() { const r = new FinalizationRegistry(free); return { add: o => r.register(o, 1) }; }`,
    // It waits, and still needs it.
    `export async function f(o) { let r; await new Promise(end => { r = new FinalizationRegistry(end); r.register(o, 1); }); }`,
    `export async function f(o) { const r = new FinalizationRegistry(free); r.register(o, 1); await o.end; r.unregister(o); }`,
    // It watches others.
    `class Cache { #r = new FinalizationRegistry(k => this.m.delete(k)); set(k, v) { this.#r.register(v, k); } }`,
    `class Cache { constructor() { this.r = new FinalizationRegistry(free); } set(k, v) { this.r.register(v, k); } }`,
    `class Both { #r = new FinalizationRegistry(free); constructor(v) { this.#r.register(this, 1); this.#r.register(v, 1); } }`,
    `class Given { constructor(o) { this.r = new FinalizationRegistry(free); share(this.r); this.r.register(this, 1); } }`,
    // Nothing is registered.
    `export const supported = () => { const r = new FinalizationRegistry(() => {}); return typeof r.register; };`,
    `class FinalizationRegistry { register() {} } new FinalizationRegistry().register({}, 1);`,
    `export function f(o) { const r = new FinalizationRegistry(free); use(r); r.register(o, 1); }`,
    `new FinalizationRegistry(); new FinalizationRegistry(...x).unregister(); register();`,
  ],
  invalid: [
    flagged(`
      export async function f(o) {
        const registry = new FinalizationRegistry(free);
        //               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ local
        registry.register(o, 1);
        await o.end;
      }
    `),
    flagged(`
      export function cleaner(o, f) { const fr = new FinalizationRegistry(f); fr.register(o, 0); }
      //                                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~ local
    `),
    flagged(`
      export const track = o => new FinalizationRegistry(free).register(o, 1);
      //                        ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ temporary
    `),
    flagged(`
      class Texture {
        #gone = new FinalizationRegistry(free);
        //      ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ownedByTarget
        constructor(handle) { this.#gone.register(this, handle, this); }
        close() { this.#gone.unregister(this); }
      }
    `),
    flagged(`
      class Texture {
        constructor(handle) {
          this.gone = new FinalizationRegistry(free);
          //          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ownedByTarget
          this.gone.register(this, handle);
        }
      }
    `),
    flagged(`
      export function watch(node) {
        node.gone = new FinalizationRegistry(free);
        //          ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ ownedByTarget
        node.gone.register(node, node.id);
      }
    `),
    flagged(`
      export function watchAll(nodes) {
        const registry = new FinalizationRegistry(free);
        //               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ local
        nodes.forEach(node => registry.register(node, node.id));
        if (registry) registry.unregister(nodes);
      }
    `),
    flagged(`
      class Deaths extends FinalizationRegistry {}
      export function watch(o) {
        const deaths = new Deaths(free);
        //             ~~~~~~~~~~~~~~~~ local
        deaths.register(o, 1);
      }
    `),
  ],
});

runRule('no-unowned-finalization-registry: what is offered', rule, {
  valid: [],
  invalid: [
    flagged(
      `
import { free } from './free.js';
export function track(o) {
  const registry = new FinalizationRegistry(handle => free(handle));
  //               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ local
  registry.register(o, o.handle);
}`,
      {
        hoist: `
import { free } from './free.js';
const registry = new FinalizationRegistry(handle => free(handle));
export function track(o) {
  //               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ local
  registry.register(o, o.handle);
}`,
      },
    ),
    // The callback belongs to the function.
    flagged(`
      export function track(o, free) {
        const registry = new FinalizationRegistry(handle => free(handle));
        //               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ local
        registry.register(o, o.handle);
      }
    `),
    // Two of that name.
    flagged(`
      export function track(o) {
        const registry = new FinalizationRegistry(console.log);
        //               ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ local
        registry.register(o, o.handle);
      }
      export const other = registry => registry.x;
    `),
  ],
});
