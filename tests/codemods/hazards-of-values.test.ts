import { describe, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { GET, I, T, wv } from './tree-cache.ts';

/** Ways to use a collection that its weak kin would answer otherwise: whatever a program does with it, it must go on doing. */
const HAZARDS: readonly (readonly [what: string, code: string])[] = [
  [
    'value made of another property than the key',
    `${I}const trees = new Map<string, Tree>();\nexport function parse(options: { id: string; label: string }): Tree { let tree = trees.get(options.id); if (!tree) { tree = new Tree(options.label); trees.set(options.id, tree); } return tree; }`,
  ],
  [
    'value made of the whole of which the key is a part',
    `${I}const trees = new Map<string, Tree>();\nexport function parse(options: { id: string }): Tree { let tree = trees.get(options.id); if (!tree) { tree = new Tree(options); trees.set(options.id, tree); } return tree; }`,
  ],
  [
    'value made of another part than the key, taken apart first',
    `${I}const trees = new Map<string, Tree>();\nexport function parse(options: { id: string; label: string }): Tree { const { id, label } = options; let tree = trees.get(id); if (!tree) { tree = new Tree(label); trees.set(id, tree); } return tree; }`,
  ],
  [
    'key made plain after the value was taken from it',
    `${I}${T}export function parse(text: string): Tree { const raw = text; text = text.trim(); let tree = trees.get(text); if (!tree) { tree = new Tree(raw); trees.set(text, tree); } return tree; }`,
  ],
  [
    'key that a function inside gives another value',
    `${I}${T}export function parse(text: string): Tree { const next = () => { text += '.'; }; let tree = trees.get(text); next(); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree; }`,
  ],
  [
    'key that changes between read and fill',
    `${I}${T}export function parse(text: string): Tree { let tree = trees.get(text); text = text.trim(); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree; }`,
  ],
  [
    'freezes what it was handed',
    `${I}${T}export function parse(tree: Tree): Tree { let known = trees.get(tree.text); if (!known) { known = Object.freeze(tree); trees.set(tree.text, known); } return known; }`,
  ],
  [
    'key is the value without its case',
    `${I}const trees = new Map<string, Tree>();\nexport function parse(text: string): Tree { const key = text.toLowerCase(); let tree = trees.get(key); if (!tree) { tree = new Tree(text); trees.set(key, tree); } return tree; }`,
  ],
  [
    'key is the beginning of what the value is made of',
    `${I}const trees = new Map<string, Tree>();\nexport function parse(text: string): Tree { const key = text.slice(0, 8); let tree = trees.get(key); if (!tree) { tree = new Tree(text); trees.set(key, tree); } return tree; }`,
  ],
  [
    'meta data keyed by value',
    `${I}const sizes = new WeakMap<Tree, number>();\n${T}${GET.replace('    trees.set', '    sizes.set(tree, 1);\n    trees.set')}`,
  ],
  [
    'caller puts in WeakMap',
    wv(
      `const uses = new WeakMap<Tree, number>();\nexport function use(t: string) { const tree = parse(t); uses.set(tree, (uses.get(tree) ?? 0) + 1); }`,
    ),
  ],
  ['Object.assign to result', wv(`export function mark(t: string) { Object.assign(parse(t), { marked: true }); }`)],
  ['defineProperty', wv(`export function mark(t: string) { Object.defineProperty(parse(t), 'x', { value: 1 }); }`)],
  [
    'mutation through param helper',
    wv(`function bump(tree: Tree) { tree.n = 1; }\nexport function mark(t: string) { bump(parse(t)); }`),
  ],
  [
    'destructure array',
    wv(`export function mark(t: string) { const tree = parse(t); const kids = tree.kids; kids.push(1); }`),
  ],
  ['method mutates name set', wv(`export function mark(t: string) { parse(t).setMarked(true); }`)],
  ['alias mutated', wv(`export function mark(t: string) { const tree = parse(t); const same = tree; same.n = 2; }`)],
  ['forEach mutated', wv(`export function markAll(ts: string[]) { ts.map(parse).forEach(tree => { tree.n = 1; }); }`)],
  ['for of mutated', wv(`export function markAll(ts: string[]) { for (const tree of ts.map(parse)) tree.n = 1; }`)],
  [
    'mapped lambda mutated',
    wv(`export function markAll(ts: string[]) { for (const tree of ts.map(t => parse(t))) tree.n++; }`),
  ],
  ['ternary result mutated', wv(`export function mark(t: string, o: Tree) { (t ? parse(t) : o).n = 1; }`)],
  ['optional chain mutate', wv(`export function mark(t: string) { parse(t)?.list?.push(1); }`)],
  [
    'increments in callback',
    wv(`export function mark(t: string) { const tree = parse(t); setTimeout(() => { tree.n += 1; }, 1); }`),
  ],
  ['swap assign expr', wv(`export function mark(t: string) { let tree; (tree = parse(t)).n = 1; }`)],
  ['destructuring assignment into', wv(`export function mark(t: string, v) { [parse(t).n] = v; }`)],
  ['object pattern into', wv(`export function mark(t: string, v) { const tree = parse(t); ({ n: tree.n } = v); }`)],
  ['for-in target', wv(`export function mark(t: string, v) { const tree = parse(t); for (tree.key in v); }`)],
  ['Reflect.set', wv(`export function mark(t: string) { Reflect.set(parse(t), 'n', 1); }`)],
  [
    'class self mutating arrow field',
    `class Tree { n = 0; constructor(readonly t: string) {} bump = () => { this.n++; }; }\n${T}${GET}`,
  ],
  [
    'class self setter prop private',
    `class Tree { #n = 0; constructor(readonly t: string) {} get n() { return ++this.#n; } }\n${T}${GET}`,
  ],
  [
    'class lazily loads (memo field)',
    `class Tree { #kids?: string[]; constructor(readonly t: string) {} get kids() { return this.#kids ??= this.t.split(','); } }\n${T}${GET}`,
  ],
  [
    'class w/ public mutable no ctor deps',
    `class Counter { n = 0 }\nconst all = new Map<string, Counter>();\nexport function of(id: string) { let c = all.get(id); if (!c) { c = new Counter(); all.set(id, c); } return c; }`,
  ],
  [
    'object with let closure state',
    `const all = new Map();\nexport function of(id) { let c = all.get(id); if (!c) { let n = 0; c = { id, next() { return ++n; } }; all.set(id, c); } return c; }`,
  ],
  [
    'object with setter method',
    `const all = new Map();\nexport function of(id) { let c = all.get(id); if (!c) { c = { id, value: null, set(v) { this.value = v; } }; all.set(id, c); } return c; }`,
  ],
  [
    'object with arrow state',
    `const all = new Map();\nexport function of(id) { let c = all.get(id); if (!c) { const state = { n: 0 }; c = { id, inc: () => state.n++ }; all.set(id, c); } return c; }`,
  ],
  [
    'array literal with closures',
    `const all = new Map();\nexport function of(id) { let c = all.get(id); if (!c) { let v = id; c = [() => v, x => { v = x; }]; all.set(id, c); } return c; }`,
  ],
  [
    'lock w/ resolve',
    `const all = new Map();\nexport function of(id) { let c = all.get(id); if (!c) { c = { id, promise: fetch(id) }; all.set(id, c); } return c; }`,
  ],
  [
    'AbortController',
    `const all = new Map();\nexport function of(id) { let c = all.get(id); if (!c) { c = new AbortController(); all.set(id, c); } return c; }`,
  ],
  [
    'new Foo(cb) registering name',
    `import { Interval } from './i';\nconst all = new Map();\nexport function of(id) { let c = all.get(id); if (!c) { c = new Interval(id, () => poll(id)); all.set(id, c); } return c; }`,
  ],
  [
    'Worker',
    `const all = new Map();\nexport function of(id) { let c = all.get(id); if (!c) { c = new Worker(id); all.set(id, c); } return c; }`,
  ],
  [
    'new Array',
    `const all = new Map();\nexport function of(id) { let c = all.get(id); if (!c) { c = new Array(id); all.set(id, c); } return c; }`,
  ],
  [
    'new Uint8Array buffer',
    `const all = new Map();\nexport function of(n) { let c = all.get(n); if (!c) { c = new Uint8Array(n); all.set(n, c); } return c; }`,
  ],
  [
    'canvas',
    `const all = new Map();\nexport function of(n) { let c = all.get(n); if (!c) { c = new OffscreenCanvas(n, n); all.set(n, c); } return c; }`,
  ],
  [
    'regexp g lastIndex',
    `const all = new Map();\nexport function of(n) { let c = all.get(n); if (!c) { c = new RegExp(n, 'g'); all.set(n, c); } return c; }`,
  ],
  [
    'regexp sticky used exec',
    `const all = new Map<string, RegExp>();\nexport function re(n: string): RegExp { let c = all.get(n); if (!c) { c = new RegExp(n, 'y'); all.set(n, c); } return c; }`,
  ],
  [
    'new Date',
    `const all = new Map();\nexport function of(n) { let c = all.get(n); if (!c) { c = new Date(n); all.set(n, c); } return c; }\nexport const x = n => of(n).setHours(1);`,
  ],
  [
    'new String boxed?',
    `const all = new Map();\nexport function of(n) { let c = all.get(n); if (!c) { c = new Proxy({ n }, {}); all.set(n, c); } return c; }`,
  ],
  [
    'value is class (constructor)',
    `const all = new Map();\nexport function of(n) { let c = all.get(n); if (!c) { c = class { n = n }; all.set(n, c); } return c; }`,
  ],
  [
    'new Function',
    `const all = new Map();\nexport function of(n) { let c = all.get(n); if (!c) { c = new Function(n); all.set(n, c); } return c; }`,
  ],
  [
    'generator object',
    `const all = new Map();\nfunction* gen(n) { yield n; }\nexport function of(n) { let c = all.get(n); if (!c) { c = gen(n); all.set(n, c); } return c; }`,
  ],
  [
    'returned from finally only then lost',
    `${I}${T}export async function parse(text: string) { let tree = trees.get(text); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree.size; }`,
  ],
  [
    'value identity token',
    `const all = new Map();\nexport function token(id) { let c = all.get(id); if (!c) { c = Object.freeze({ id }); all.set(id, c); } return c; }\nconst live = new WeakSet();\nexport const on = id => live.add(token(id));\nexport const isOn = id => live.has(token(id));`,
  ],
  [
    'identity literal token with weakset',
    `const all = new Map();\nexport function token(id) { let c = all.get(id); if (!c) { c = { id }; all.set(id, c); } return c; }\nconst live = new WeakSet();\nexport const on = id => live.add(token(id));\nexport const isOn = id => live.has(token(id));`,
  ],
  [
    'weakmap keyed by value',
    wv(
      `const notes = new WeakMap<Tree, string>();\nexport const note = (t: string, n: string) => void notes.set(parse(t), n);\nexport const noteOf = (t: string) => notes.get(parse(t));`,
    ),
  ],
  [
    'miss counts',
    `${I}${T}const stats = { misses: 0 };\n${GET.replace('    trees.set', '    stats.misses++;\n    trees.set')}`,
  ],
  [
    'miss logs via helper',
    `${I}${T}function miss(t: string) { console.log('miss', t); }\n${GET.replace('    trees.set', '    miss(text);\n    trees.set')}`,
  ],
  [
    'miss awaits',
    `${I}${T}export async function parse(text: string) { let tree = trees.get(text); if (!tree) { tree = new Tree(await read(text)); trees.set(text, tree); } return tree; }`,
  ],
  [
    'has then later get in other fn',
    `${I}${T}export function parse(text: string) { if (!trees.has(text)) trees.set(text, new Tree(text)); return pick(text); }\nfunction pick(text: string) { return trees.get(text)!; }`,
  ],
  ['warm at load + read elsewhere', wv(`parse('default');\nexport const isKnown = (t: string) => trees.has(t);`)],
  ['has-only guard exported', wv(`export const isKnown = (t: string) => trees.has(t);`)],
  [
    'dup detection',
    `${I}${T}export function define(id: string) { if (trees.has(id)) throw new Error('twice'); const tree = new Tree(id); trees.set(id, tree); return tree; }`,
  ],
  [
    'dup detection w/ get',
    `${I}${T}export function define(id: string) { if (trees.get(id)) throw new Error('twice'); const tree = new Tree(id); trees.set(id, tree); return tree; }`,
  ],
  [
    'hit throws else',
    `${I}${T}export function define(id: string) { const known = trees.get(id); if (known) { throw new Error('twice'); } const tree = new Tree(id); trees.set(id, tree); return tree; }`,
  ],
  [
    'hit returns null',
    `${I}${T}export function first(id: string) { if (trees.get(id)) return null; const tree = new Tree(id); trees.set(id, tree); return tree; }`,
  ],
  [
    'hit does other things',
    `${I}${T}export function open(id: string) { let tree = trees.get(id); if (tree) { tree.reopen(); } else { tree = new Tree(id); trees.set(id, tree); } return tree; }`,
  ],
  [
    'hit counted',
    `${I}let hits = 0;\n${T}export function open(id: string) { let tree = trees.get(id); if (tree) { hits++; } else { tree = new Tree(id); trees.set(id, tree); } return tree; }\nexport const count = () => hits;`,
  ],
  [
    'isNew flag returned',
    `${I}${T}export function open(id: string) { let tree = trees.get(id); const isNew = !tree; if (!tree) { tree = new Tree(id); trees.set(id, tree); } return [tree, isNew]; }`,
  ],
  [
    'isNew flag object',
    `${I}${T}export function open(id: string) { let isNew = false; let tree = trees.get(id); if (!tree) { isNew = true; tree = new Tree(id); trees.set(id, tree); } return { tree, isNew }; }`,
  ],
  [
    'isNew calls after',
    `${I}${T}export function open(id: string) { const known = trees.has(id); if (!known) trees.set(id, new Tree(id)); const tree = trees.get(id)!; if (!known) announce(tree); return tree; }`,
  ],
  [
    'args used only first time',
    `${I}${T}export function open(id: string, options: object) { let tree = trees.get(id); if (!tree) { tree = new Tree(id, options); trees.set(id, tree); } return tree; }`,
  ],
  [
    'depends on module let',
    `${I}let mode = 'a';\nexport const setMode = (m: string) => { mode = m; };\n${T}export function open(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id, mode); trees.set(id, tree); } return tree; }`,
  ],
  [
    'depends on fs read',
    `import fs from 'fs';\nconst files = new Map();\nexport function open(path) { let f = files.get(path); if (!f) { f = { path, text: fs.readFileSync(path, 'utf8') }; files.set(path, f); } return f; }`,
  ],
  [
    'depends on DOM',
    `const all = new Map();\nexport function of(id) { let c = all.get(id); if (!c) { c = { id, el: document.createElement('div') }; all.set(id, c); } return c; }`,
  ],
  [
    'depends on this',
    `${I}class Loader { static #trees = new Map<string, Tree>(); count = 0; load(id: string) { let tree = Loader.#trees.get(id); if (!tree) { this.count++; tree = new Tree(id); Loader.#trees.set(id, tree); } return tree; } }`,
  ],
  [
    'kept in weakset param',
    `${I}${T}export function open(id: string, into: Set<Tree>) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); trees.set(id, tree); into.add(tree); } return tree; }`,
  ],
  [
    'only first registers listeners',
    `${I}${T}export function open(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); tree.onchange = () => redraw(id); trees.set(id, tree); } return tree; }`,
  ],
  [
    'value returned only as this.x',
    `${I}${T}export class A { tree?: Tree; open(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); trees.set(id, tree); } this.size = tree.size; } }`,
  ],
  [
    'two maps same value',
    `${I}const byId = new Map<string, Tree>();\n${T}export function open(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); trees.set(id, tree); byId.set(tree.id, tree); } return tree; }\nexport const find = (id: string) => byId.get(id);`,
  ],
  [
    'link into parent kids',
    `import { Dir } from './d';\nconst nodes = new Map();\nexport function node(id, parent) { let n = nodes.get(id); if (!n) { n = new Dir(id); nodes.set(id, n); parent.kids.push(n); } return n; }`,
  ],
  [
    'calls what it was handed between check and read',
    `${I}${T}export function parse(text: string, then: () => void): Tree { if (!trees.has(text)) trees.set(text, new Tree(text)); then(); return trees.get(text)!; }`,
  ],
  [
    'what is on its way',
    `const all = new Map();\nexport function load(id) { let it = all.get(id); if (!it) { it = { id, module: import(id) }; all.set(id, it); } return it; }`,
  ],
  [
    'a class that is a promise',
    `class Job extends Promise<string> {}\nconst all = new Map<string, Job>();\nexport function of(id: string) { let it = all.get(id); if (!it) { it = new Job(() => id); all.set(id, it); } return it; }`,
  ],
  ...['n: 0', 'done: false', 'result: undefined', 'result: null', "text: ''"].map((slot): [string, string] => [
    `an object that starts with ${slot}`,
    `const all = new Map();\nexport function of(id) { let it = all.get(id); if (!it) { it = { id, ${slot} }; all.set(id, it); } return it; }`,
  ]),
  ...['window.innerWidth', 'process.env[id]', 'all.size', 'config.mode', 'modes.get(id)'].map(
    (value): [string, string] => [
      `made of ${value}`,
      `const all = new Map();\nconst config = { mode: 1 };\nconst modes = new Map();\nexport const set = (id, mode) => { config.mode = mode; modes.set(id, mode); };\nexport function of(id) { let it = all.get(id); if (!it) { it = { id, value: ${value} }; all.set(id, it); } return it; }`,
    ],
  ),
  ...['feed(b)', 'next()', 'start()', "on('x', b)", 'lock()', 'record(b)', 'use(b)'].map((call): [string, string] => [
    `told: ${call}`,
    wv(`export function act(text: string, b: object) { parse(text).${call}; }`),
  ]),
  [
    'told under a name, and waited for',
    wv(`export async function act(text: string) { const tree = parse(text); await tree.load(); return tree.size; }`),
  ],
  [
    'a decoder, which keeps what it has read half',
    `const all = new Map<string, TextDecoder>();\nexport function of(label: string) { let it = all.get(label); if (!it) { it = new TextDecoder(label); all.set(label, it); } return it; }`,
  ],
  ['spread into an object', wv('export const all = { ...trees };')],
  ['handed out on one condition', `${I}${T}${GET.replace('return tree;', 'return tree.isWhole ? tree : null;')}`],
];

describe.each([
  ['as it is', false],
  ['with --review', true],
])('%s', (_, review) => {
  test.each(HAZARDS)('left alone: %s', (_, code) => {
    const { output, reasons } = migrate('map-to-weak-value-map', 'a.ts', code, review);
    expect(output).toBe(code);
    for (const reason of reasons) expect(reason).not.toBe('');
  });
});
