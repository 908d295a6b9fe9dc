import { RuleTester } from '../rule-tester.ts';
import type { Confidence } from '../../src/analysis/tables/confidence.ts';
import rule from '../../src/rules/prefer-weak-map.ts';
import { flagged } from '../annotated.ts';
import { reportsOf } from '../run-rule.ts';

/** A case that the editor offers to cure by giving the class its weak name. */
const curable = (code: string) =>
  flagged<'kept' | 'keptUntilRemoved' | 'useWeak', [{ confidence: Confidence }]>(code, {
    useWeak: code.replaceAll(/new (?=Map|Set)/g, 'new Weak'),
  });

/** The same, where something is left open: only the strict presets tell. */
const suspected = (code: string) => ({
  ...flagged<'kept' | 'keptUntilRemoved' | 'useWeak', [{ confidence: Confidence }]>(code),
  options: [{ confidence: 'possible' }] as const,
});

const whenPossible = (code: string) => ({ code, options: [{ confidence: 'possible' }] as const });

new RuleTester().run('prefer-weak-map, of what is possible', reportsOf(rule), {
  valid: [
    // Each removal is called for in the file, by a name or by who ends.
    `const seen = new Map(); export function mark(node: Node) { seen.set(node, seen.get(node)); node.onended = () => drop(node); } function drop(node: Node) { seen.delete(node); }`,
    `class Frames { #windows = new Map(); open(win: Window) { this.#windows.set(win, this.#windows.get(win) ?? 0); win.onunload = () => this.#windows.delete(win); } } export const frames = new Frames();`,
    // Counted: the last one out takes the entry with it.
    `const locks = new Map(); export function lock(body: Element) { locks.set(body, { count: (locks.get(body)?.count ?? 0) + 1 }); } export function unlock(body: Element) { if (--locks.get(body).count === 0) locks.delete(body); }`,
    // Emptied before each use, or with its object.
    `class Cache { found = new Map(); search(nodes: Node[]) { this.found.clear(); for (const node of nodes) this.found.set(node, 1); return this.found.get(nodes[0]); } } export const cache = new Cache();`,
    // A field of an object that may be as short-lived as what is in it.
    `export class Parser { seen = new Set(); read(element: Element) { if (this.seen.has(element)) return; this.seen.add(element); } }`,
    // Walked by whoever takes out again; open in two ways at once.
    `const open = new Map(); export function add(socket: Socket) { open.set(socket, 1); } export function remove(socket: Socket) { open.delete(socket); } export function all() { return [...open.keys()]; }`,
    `const loaders = new Map(); /** @param {RegExp} regExp */ export function load(regExp, loader) { loaders.set(regExp, loader); } export const loaderOf = path => [...loaders].find(([regExp]) => regExp.test(path));`,
  ].map(whenPossible),
  invalid: [
    // What only things on a page are called.
    flagged<'kept', []>(`
const animations = new Map();
//    ~~~~~~~~~~ kept
export const add = (chart, animation) => { animations.set(chart, animation); };
export const has = chart => animations.has(chart);`),
    // To be counted is no reason to be kept.
    flagged<'kept', []>(`
const rooms = new Map();
//    ~~~~~ kept
export const join = (socket, room) => { rooms.set(socket, room); };
export const count = () => rooms.size;`),
    flagged<'kept', []>(`
const marked = new Set();
//    ~~~~~~ kept
export const mark = element => { marked.add(element); };
export const isMarked = element => marked.has(element);
export const count = () => marked.size;`),
    // Whoever forgets to say that it is over leaves its element behind.
    suspected(`
const instances = new Map();
//    ~~~~~~~~~ keptUntilRemoved
export function create(element: Element) { instances.set(element, instances.get(element) ?? {}); }
export function dispose(element: Element) { instances.delete(element); }`),
    suspected(`
export class Forwarder {
  #handlers = new Map<EventTarget, () => void>();
//~~~~~~~~~ keptUntilRemoved
  forward(source: EventTarget) { if (!this.#handlers.has(source)) this.#handlers.set(source, () => {}); }
  stopForwarding(source: EventTarget) { this.#handlers.delete(source); }
}
export class Logged extends Forwarder {
  override stopForwarding(source: EventTarget) { super.stopForwarding(source); }
}`),
    // The old one of each context goes, the last one of each stays.
    suspected(`
const roots = new Map();
//    ~~~~~ keptUntilRemoved
export class Context {
  aim(target: object) { roots.delete(this.target); this.target = target; roots.set(this.target, this); }
}
export const rootOf = target => roots.get(target);`),
    // Walked.
    suspected(`
const sheets = new Map();
//    ~~~~~~ kept
export function clone(style: HTMLStyleElement) { sheets.set(style, []); }
export function sheetsOf() { return [...sheets.values()]; }`),
  ],
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
