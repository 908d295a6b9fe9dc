import { RuleTester } from '@typescript-eslint/rule-tester';
import type { Confidence } from '../../src/analysis/confidence.ts';
import rule from '../../src/rules/prefer-weak-map.ts';
import { flagged } from '../annotated.ts';

/** A case that the editor offers to cure by giving the class its weak name. */
const curable = (code: string) =>
  flagged<'kept' | 'keptUntilRemoved' | 'useWeak', [{ confidence: Confidence }]>(code, {
    useWeak: code.replaceAll(/new (?=Map|Set)/g, 'new Weak'),
  });

new RuleTester().run('prefer-weak-map', rule, {
  valid: [
    // A WeakMap already.
    `const seen = new WeakMap(); export const mark = (node: Node) => { seen.set(node, 1); };`,
    // Primitive keys.
    `const seen = new Map<string, number>(); export const mark = (id: string) => { seen.set(id, 1); };`,
    `/** @type {Set<string>} */\nconst seen = new Set();\nexport const mark = request => { seen.add(request); };`,
    `const seen: Map<string, number> = new Map(); export const mark = request => { seen.set(request, 1); };`,
    // Keys of unknown kind.
    `const seen = new Map(); export const mark = thing => { seen.set(thing, 1); };`,
    // It may be a text as well; it is the name of a property.
    `const printed = new Map(); export function print(node) { if (typeof node === 'string') return node; printed.set(node, node.kind); }`,
    `const loaded = new Map(); export async function load(paths) { for (const [component, path] of Object.entries(paths)) loaded.set(component, await import(path)); }`,
    // Classes, also as what `this` is in a static method; what a program is put together from.
    `const parts = new Map(); export class Base { static prepare() { parts.set(this, this.find()); } }`,
    `const used = new Set(); export function limit(store) { if (used.has(store)) warn(store.name); used.add(store); }`,
    // Functions of the program; the strings of a template, one list for each place in the text.
    `const checked = new Map(); export function isNative(fn) { const text = typeof fn === 'function' ? fn.toString() : ''; fn.name; checked.set(fn, text); }`,
    `const stacks = new Map(); export const stackOf = ({ strings, stack }) => { stacks.set(strings, stack); };`,
    // Parts of classes.
    `const wires = new Map(); export function wire(descriptor) { descriptor.value.wired = true; wires.set(descriptor, 1); }`,
    // A folder.
    `const registered = new Set(); export function register(root) { if (registered.has(root)) return; registered.add(root); }`,
    // Something else keeps it anyway.
    `const isStatic = new Map(), parsed = {}; export function parse(selector) { const attrs = {}; isStatic.set(attrs, true); return (parsed[selector] = { attrs }); }`,
    // A local one.
    `export function order(nodes: Node[]) { const seen = new Set(); for (const node of nodes) seen.add(node); }`,
    // Classes are as many as the program has.
    `const tables = new Map(); export function tableOf(ctor) { if (!tables.has(ctor)) tables.set(ctor, {}); return tables.get(ctor); }`,
    // Made for the entry: nothing else holds it, so a weak collection would lose it at once.
    `const entries = new Map(); export const set = (key, value) => entries.set(new WeakRef(key), value);`,
    `const jobs = new Set(); export const add = run => { jobs.add(() => run()); };`,
    // Walked: whoever walks a set may own what is in it.
    `const open = new Set(); export function add(socket: Socket) { open.add(socket); } export function all() { return [...open]; }`,
    // Handed to somebody unknown.
    `const seen = new Map(); share(seen); export const mark = (node: Node) => { seen.set(node, 1); };`,
    // A delete may well be reached: only a possible leak.
    `const seen = new Map(); export const mark = (node: Node) => { seen.set(node, 1); }; export const drop = (node: Node) => { seen.delete(node); };`,
  ],
  invalid: [
    // By annotation.
    curable(`
const seen = new Map();
//    ~~~~ kept
export const mark = (node: HTMLElement) => { seen.set(node, 1); };`),
    // By a local interface.
    curable(`
interface Block { id: number }
const seen = new Map<Block, string>();
//    ~~~~ kept
export const mark = (block: Block) => { seen.set(block, ''); };`),
    // By JSDoc.
    curable(`
const seen = new Map();
//    ~~~~ kept
/** @param {ShadowRoot} where */
export function mark(where) { seen.set(where, 1); }`),
    // By use.
    flagged(`
const ids = new Map();
//    ~~~ kept
export function idOf(thing) { if (!thing.isReady) return; ids.set(thing, 1); }`),
    // By `this`.
    curable(`
const privates = new Map();
//    ~~~~~~~~ kept
export class Target { constructor() { privates.set(this, {}); } }`),
    // A set of marks, a list of what was seen.
    flagged(`
const patched = new Set();
//    ~~~~~~~ kept
export function patch(agent) { if (patched.has(agent)) return; patched.add(agent); }`),
    // A list.
    flagged(`
const bound = [];
//    ~~~~~ kept
export function bind(element) { if (bound.indexOf(element) >= 0) return; bound.push(element); }`),
    // A field of a singleton, a private field, an old-style constructor.
    curable(`
class Styles {
  #rules = new Map();
//~~~~~~ kept
  save(element: Element) { this.#rules.set(element, 1); }
}
export const styles = new Styles();`),
  ],
});
