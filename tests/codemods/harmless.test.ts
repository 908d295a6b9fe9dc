import { expect, test } from 'vitest';
import { type CodemodName, migrate } from './migrate.ts';
import { GET, I, T } from './tree-cache.ts';

/** What nobody can tell from the rewritten program, but by its memory. */
const HARMLESS: readonly (readonly [codemod: CodemodName, what: string, code: string, language?: string])[] = [
  [
    'map-to-weak-value-map',
    'a record, by its comment',
    `/** @type {Map<string, Record<string, Node>>} */\nconst trees = new Map();\nexport function parse(text) { let tree = trees.get(text); if (!tree) { tree = { root: new Tree(text) }; trees.set(text, tree); } return tree; }`,
    'js',
  ],
  [
    'map-to-weak-value-map',
    'made of the same property as the key',
    `${I}${T}export function parse(options: { id: string }): Tree { let tree = trees.get(options.id); if (!tree) { tree = new Tree(options.id); trees.set(options.id, tree); } return tree; }`,
  ],
  [
    'map-to-weak-value-map',
    'early return',
    `${I}${T}export function parse(text: string): Tree { const known = trees.get(text); if (known) return known; const tree = new Tree(text); trees.set(text, tree); return tree; }`,
  ],
  [
    'map-to-weak-value-map',
    'early return !== undefined',
    `${I}${T}export const parse = (text: string): Tree => { const known = trees.get(text); if (known !== undefined) { return known; } const made = new Tree(text); trees.set(text, made); return made; };`,
  ],
  [
    'map-to-weak-value-map',
    '??= style',
    `${I}${T}export function parse(text: string): Tree { let tree = trees.get(text); trees.set(text, (tree ??= new Tree(text))); return tree; }`,
  ],
  [
    'map-to-weak-value-map',
    'if/else',
    `${I}${T}export function parse(text: string): Tree { let tree = trees.get(text); if (tree === undefined) { tree = new Tree(text); trees.set(text, tree); } else { return tree; } return tree; }`,
  ],
  [
    'map-to-weak-value-map',
    'has set get',
    `${I}${T}export function parse(text: string): Tree { if (!trees.has(text)) trees.set(text, new Tree(text)); return trees.get(text)!; }`,
  ],
  [
    'map-to-weak-value-map',
    'has return get',
    `${I}${T}export function parse(text: string): Tree { if (trees.has(text)) return trees.get(text)!; const tree = new Tree(text); trees.set(text, tree); return tree; }`,
  ],
  [
    'map-to-weak-value-map',
    'static private',
    `${I}export class Loader { static readonly #trees = new Map<string, Tree>(); static load(text: string): Tree { let tree = Loader.#trees.get(text); if (!tree) { tree = new Tree(text); Loader.#trees.set(text, tree); } return tree; } }`,
  ],
  [
    'map-to-weak-value-map',
    'static private this',
    `${I}export class Loader { static readonly #trees = new Map<string, Tree>(); static load(text: string): Tree { let tree = this.#trees.get(text); if (!tree) { tree = new Tree(text); this.#trees.set(text, tree); } return tree; } }`,
  ],
  [
    'map-to-weak-value-map',
    'composed key',
    `${I}${T}export function parse(a: string, b: number): Tree { const key = a + ':' + b; let tree = trees.get(key); if (!tree) { tree = new Tree(a, b); trees.set(key, tree); } return tree; }`,
  ],
  [
    'map-to-weak-value-map',
    'template key',
    `${I}${T}export function parse(a: string, b: number): Tree { const key = \`\${a}/\${b}\`; const known = trees.get(key); if (known) return known; const tree = new Tree(a, b); trees.set(key, tree); return tree; }`,
  ],
  [
    'map-to-weak-value-map',
    'constant config',
    `${I}const DEFAULTS = { mode: 'strict' };\n${T}${GET.replace('new Tree(text)', 'new Tree(text, DEFAULTS)')}`,
  ],
  [
    'map-to-weak-value-map',
    'async w/ await hit',
    `${I}${T}export async function load(url: string): Promise<Tree> { const hit = trees.get(url); if (hit) { await hit.ready; return hit; } const t = new Tree(url); trees.set(url, t); await t.ready; return t; }`,
  ],
  [
    'map-to-weak-value-map',
    'made of a table that is filled at load',
    `${I}const sides = { left: 1 };\nfor (const side of ['top', 'right']) sides[side] = 2;\n${T}${GET.replace('new Tree(text)', 'new Tree(sides[text])')}`,
  ],
  ['map-to-weak-value-map', 'annotation', `${I}const trees: Map<string, Tree> = new Map();\n${GET}`],
  [
    'map-to-weak-value-map',
    'satisfies',
    `${I}const trees = new Map<string, Tree>() satisfies Map<string, Tree>;\n${GET}`,
  ],
  [
    'map-to-weak-value-map',
    'in class local',
    `class Tree { readonly parts: string[]; constructor(readonly text: string) { this.parts = text.split(','); } get size() { return this.parts.length; } }\n${T}${GET}`,
  ],
  [
    'map-to-weak-value-map',
    'js cjs',
    `const { Tree } = require('./tree');\nconst trees = new Map();\nexports.parse = function (text) { let tree = trees.get(text); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree; };`,
    'js',
  ],
  [
    'map-to-weak-value-map',
    'js cjs strict',
    `'use strict';\n\nconst Tree = require('./tree');\n\nconst trees = new Map();\n\nmodule.exports = function parse(text) {\n  let tree = trees.get(text);\n  if (!tree) {\n    tree = new Tree(text);\n    trees.set(text, tree);\n  }\n  return tree;\n};\n`,
    'js',
  ],
  ['map-to-weak-value-map', 'use client', `'use client';\n${I}${T}${GET}`, 'tsx'],
  [
    'map-to-weak-value-map',
    'jsdoc',
    `import { Tree } from './tree.js';\n/** @type {Map<string, Tree>} */\nconst trees = new Map();\nexport function parse(text) { let tree = trees.get(text); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree; }`,
    'js',
  ],
  [
    'map-to-weak-value-map',
    'frozen literal',
    `const points = new Map<string, { readonly x: number; readonly y: number }>();\nexport function point(x: number, y: number) { const key = \`\${x},\${y}\`; let p = points.get(key); if (!p) { p = { x, y }; points.set(key, p); } return p; }`,
  ],
  [
    'map-to-weak-value-map',
    'frozen object',
    `${I}const points = new Map<string, { readonly x: number; readonly y: number }>();\nexport function point(x: number, y: number) { const key = \`\${x},\${y}\`; let p = points.get(key); if (!p) { p = Object.freeze({ x, y }); points.set(key, p); } return p; }`,
  ],
  [
    'map-to-weak-value-map',
    'Readonly',
    `const points = new Map<string, Readonly<{ x: number; y: number }>>();\nexport function point(x: number, y: number) { const key = \`\${x},\${y}\`; let p = points.get(key); if (!p) { p = { x, y }; points.set(key, p); } return p; }`,
  ],
  [
    'map-to-weak-value-map',
    'list, by its comment',
    `/** @type {Map<string, (string | number)[]>} */\nconst words = new Map();\nexport function wordsOf(text) { let list = words.get(text); if (!list) { list = [text.length, text]; words.set(text, list); } return list; }`,
    'js',
  ],
  [
    'map-to-weak-value-map',
    'key made plain before it is asked for',
    `${I}${T}${GET.replace('let tree', 'text = text.trim();\n  let tree')}`,
  ],
  [
    'map-to-weak-value-map',
    'key with a default',
    `${I}${T}${GET.replace('let tree', "if (text === '') text = 'none';\n  let tree")}`,
  ],
  [
    'map-to-weak-value-map',
    'regex',
    `const patterns = new Map<string, RegExp>();\nexport function pattern(source: string): RegExp { let p = patterns.get(source); if (!p) { p = new RegExp(source); patterns.set(source, p); } return p; }`,
  ],
  [
    'map-to-weak-value-map',
    'regex i',
    `const patterns = new Map<string, RegExp>();\nexport function pattern(source: string): RegExp { let p = patterns.get(source); if (!p) { p = new RegExp(source, 'i'); patterns.set(source, p); } return p; }`,
  ],
  [
    'map-to-weak-value-map',
    'Intl',
    `const formats = new Map<string, Intl.NumberFormat>();\nexport function format(locale: string): Intl.NumberFormat { let f = formats.get(locale); if (!f) { f = new Intl.NumberFormat(locale); formats.set(locale, f); } return f; }`,
  ],
  [
    'map-to-weak-value-map',
    'made of methods with a `this` of their own',
    'const readers = new Map();\nexport function reader(key) { let known = readers.get(key); if (!known) { known = { read() { return this[key]; } }; readers.set(key, known); } return known; }',
    'js',
  ],
  [
    'map-to-weak-value-map',
    'read again behind a test of the first read',
    `${I}${T}export function parse(text: string): Tree { if (trees.get(text) !== undefined) return trees.get(text)!; const tree = new Tree(text); trees.set(text, tree); return tree; }`,
  ],
  [
    'map-to-weak-value-map',
    'private, and handed to others',
    `${I}${T}function get(text: string): Tree { let tree = trees.get(text); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree; }\nexport const show = (t: string) => print(get(t));`,
  ],
  [
    'map-to-weak-value-map',
    'private, and kept in a list',
    `${I}${T}function get(text: string): Tree { let tree = trees.get(text); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree; }\nconst all: Tree[] = [];\nexport const keep = (t: string) => { const tree = get(t); all.push(tree); };`,
  ],
  [
    'map-to-weak-value-map',
    'private, and kept by a function',
    `${I}${T}function get(text: string): Tree { let tree = trees.get(text); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree; }\nexport const shower = (t: string) => { const tree = get(t); return () => tree.show(); };`,
  ],
  [
    'map-to-weak-value-map',
    'private, and kept while something is waited for',
    `${I}${T}function get(text: string): Tree { let tree = trees.get(text); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree; }\nexport const show = async (t: string) => { const tree = get(t); await tree.ready; };`,
  ],
  [
    'map-to-weak-value-map',
    'private, and returned by an exported function',
    `${I}${T}function get(text: string): Tree { let tree = trees.get(text); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree; }\nexport const other = (t: string) => get(t);`,
  ],
  [
    'map-to-weak-value-map',
    'private, and handed to a list',
    `${I}${T}function get(text: string): Tree { let tree = trees.get(text); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree; }\nexport const forest = (texts: string[]) => texts.map(get);`,
  ],
  [
    'map-to-weak-value-map',
    'private in function const alias',
    `${I}const trees = new Map<string, Tree>();\nfunction get(text: string): Tree { let tree = trees.get(text); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree; }\nexport const size = (t: string) => get(t).size;\nexport class Leaf { tree; constructor(t: string) { this.tree = get(t); } }`,
  ],
  [
    'map-to-weak-value-map',
    'null check',
    `${I}${T}export function parse(text: string): Tree { let tree: Tree | undefined = trees.get(text); if (tree == null) { tree = new Tree(text); trees.set(text, tree); } return tree; }`,
  ],
  [
    'map-to-weak-value-map',
    '|| null',
    `const trees = new Map();\nimport { Tree } from './tree';\nexport function parse(text) { let tree = trees.get(text) || null; if (tree === null) { tree = new Tree(text); trees.set(text, tree); } return tree; }`,
    'js',
  ],
  [
    'map-to-weak-value-map',
    'shown',
    `${I}${T}export function parse(text: string): Tree { let tree = trees.get(text); if (!tree) { tree = new Tree(text); trees.set(text, tree); } return tree; }\nexport const all: Tree[] = [];\nexport function show(text: string) { const tree = parse(text); all.push(tree); tree.draw(); tree.nodes.forEach(print); }`,
  ],
  [
    'map-to-weak-value-map',
    'told something that its class in this file does not keep',
    `class Tree { constructor(readonly text: string) {} tell(to: (text: string) => void) { to(this.text); } }\n${T}${GET}export function tell(text: string) { parse(text).tell(print); }`,
  ],
  [
    'map-to-weak-value-map',
    'used name var',
    `${I}const trees = new Map<string, Tree>();\n${GET}export const both = (a: string, b: string) => [parse(a), parse(b)];`,
  ],
  [
    'map-to-weak-map',
    'typed param',
    `const meta = new Map<Element, number>();\nexport function mark(el: Element) { meta.set(el, 1); }\nexport const marked = (el: Element) => meta.get(el);`,
  ],
  [
    'map-to-weak-map',
    'for of typed array',
    `const meta = new Map<Element, number>();\nexport function markAll(els: readonly Element[]) { for (const el of els) meta.set(el, 1); }\nexport const marked = (el: Element) => meta.has(el);`,
  ],
  [
    'map-to-weak-map',
    'forEach typed',
    `const meta = new Map<Element, number>();\nexport function markAll(els: NodeListOf<Element>) { els.forEach(el => meta.set(el, 1)); }\nexport const marked = (el: Element) => meta.has(el);`,
  ],
  [
    'map-to-weak-map',
    'forEach block',
    `const meta = new Map<Element, number>();\nexport function markAll(els: Set<Element>) { els.forEach(el => { meta.set(el, 1); }); }\nexport const marked = (el: Element) => meta.has(el);`,
  ],
  [
    'map-to-weak-map',
    'interface',
    `interface Job { id: string; run(): void }\nconst times = new Map<Job, number>();\nexport function start(job: Job) { times.set(job, performance.now()); job.run(); }\nexport const startOf = (job: Job) => times.get(job) ?? 0;`,
  ],
  [
    'map-to-weak-map',
    'class in file',
    `export class Job { }\nconst times = new Map<Job, number>();\nexport function start(job: Job) { times.set(job, 1); }\nexport const startOf = (job: Job) => times.get(job) ?? 0;`,
  ],
  [
    'map-to-weak-map',
    'this',
    `const priv = new Map();\nexport class A { constructor() { priv.set(this, { n: 1 }); } get n() { return priv.get(this).n; } }`,
    'js',
  ],
  [
    'map-to-weak-map',
    'generic',
    `const tags = new Map<object, string>();\nexport function tag<T extends object>(o: T, t: string): T { tags.set(o, t); return o; }\nexport const tagOf = (o: object) => tags.get(o);`,
  ],
  [
    'map-to-weak-map',
    'new',
    `const when = new Map();\nexport function make() { const it = new Thing(); when.set(it, 1); return it; }\nexport const whenOf = it => when.get(it);`,
    'js',
  ],
  [
    'map-to-weak-map',
    'createElement',
    `const data = new Map();\nexport function make(d) { const el = document.createElement('div'); data.set(el, d); return el; }\nexport const dataOf = el => data.get(el);`,
    'js',
  ],
  [
    'map-to-weak-map',
    'function key',
    `const names = new Map<Function, string>();\nexport function name(f: Function, n: string) { names.set(f, n); }\nexport const nameOf = (f: Function) => names.get(f);`,
  ],
  [
    'map-to-weak-map',
    'fn type key',
    `type Handler = (e: Event) => void;\nconst names = new Map<Handler, string>();\nexport function name(f: Handler, n: string) { names.set(f, n); }\nexport const nameOf = (f: Handler) => names.get(f);`,
  ],
  [
    'map-to-weak-map',
    'union of objects',
    `const meta = new Map<Element | Document, number>();\nexport function mark(el: Element | Document) { meta.set(el, 1); }\nexport const marked = (el: Element | Document) => meta.get(el);`,
  ],
  [
    'map-to-weak-map',
    'an object, by `typeof` and a test for null',
    'const meta = new Map();\nexport function mark(it) { if (typeof it !== "object" || it === null) return; meta.set(it, 1); }\nexport const marked = it => meta.get(it);',
    'js',
  ],
  [
    'map-to-weak-map',
    'a function, by `typeof`',
    'const meta = new Map();\nexport function mark(it) { if (typeof it === "function") meta.set(it, 1); }\nexport const marked = it => meta.get(it);',
    'js',
  ],
  [
    'map-to-weak-map',
    'asked whether it is there before it is put in',
    '/** @type {Map<Element, number>} */\nconst meta = new Map();\n/** @param {Element} el */\nexport function mark(el) { if (!el) return; meta.set(el, 1); }\nexport const marked = el => meta.get(el);',
    'js',
  ],
  [
    'map-to-weak-map',
    'there, by a switch over a part of it',
    `const meta = new Map<Node, number>();\nexport function mark(node: Node) { switch (node?.nodeType) { case 2: case 1: { meta.set(node, 1); break; } default: } }\nexport const marked = (node: Node) => meta.get(node);`,
  ],
  [
    'map-to-weak-map',
    'there, by a test of a part of it',
    `const meta = new Map<Node, number>();\nexport function mark(node: Node) { if (node?.nodeType === 1) meta.set(node, 1); }\nexport const marked = (node: Node) => meta.get(node);`,
  ],
  [
    'map-to-weak-map',
    'array key',
    `const sums = new Map<readonly number[], number>();\nexport function sum(list: readonly number[]) { let s = sums.get(list); if (s === undefined) { s = list.reduce((a, b) => a + b, 0); sums.set(list, s); } return s; }`,
  ],
  [
    'map-to-weak-map',
    'annotated',
    `const meta: Map<Element, number> = new Map();\nexport function mark(el: Element) { meta.set(el, 1); }\nexport const marked = (el: Element) => meta.get(el);`,
  ],
  [
    'map-to-weak-map',
    'static private',
    `export class A { static #meta = new Map<Element, number>(); static mark(el: Element) { A.#meta.set(el, 1); } static get(el: Element) { return A.#meta.get(el); } }`,
  ],
  [
    'map-to-weak-map',
    'field of interface',
    `interface Entry { readonly el: Element; readonly n: number }\nconst meta = new Map<Element, number>();\nexport function mark(entry: Entry) { meta.set(entry.el, entry.n); }\nexport const marked = (el: Element) => meta.get(el);`,
  ],
  [
    'map-to-weak-map',
    'field typed',
    `const meta = new Map<Element, number>();\nexport class V { readonly el: Element; constructor(el: Element) { this.el = el; } mark() { meta.set(this.el, 1); } }\nexport const marked = (el: Element) => meta.get(el);`,
  ],
  [
    'map-to-weak-map',
    'jsdoc type',
    `/** @type {Map<Element, number>} */\nconst meta = new Map();\n/** @param {Element} el */\nexport function mark(el) { meta.set(el, 1); }\nexport const marked = el => meta.get(el);`,
    'js',
  ],
  [
    'map-to-weak-map',
    'void',
    `const meta = new Map<Element, number>();\nexport const mark = (el: Element) => void meta.set(el, 1);\nexport const marked = (el: Element) => meta.get(el);`,
  ],
  [
    'map-to-weak-map',
    'const from typed fn',
    `const meta = new Map<Element, number>();\nfunction root(): Element { return document.body; }\nexport function mark() { const el = root(); meta.set(el, 1); }\nexport const marked = (el: Element) => meta.get(el);`,
  ],
  [
    'map-to-weak-map',
    'document.body',
    `const meta = new Map<Element, number>();\nexport function mark() { meta.set(document.body, 1); }\nexport const marked = (el: Element) => meta.get(el);`,
  ],
  ...[
    ['taken out of what is typed', '{ el }: { el: Element }', 'meta.set(el, 1);'],
    ['there, by a test before', 'el: Element | null', 'if (!el) return; meta.set(el, 1);'],
    ['there, by a test around', 'el?: Element', 'if (el != null && el.id) meta.set(el, 1);'],
    ['an instance', 'el: unknown', 'if (el instanceof Element) meta.set(el, 1);'],
  ].map(
    ([what, parameter, body]) =>
      [
        'map-to-weak-map',
        what!,
        `const meta = new Map<Element, number>();\nexport function mark(${parameter}) { ${body} }\nexport const marked = (el: Element) => meta.get(el);`,
      ] as const,
  ),
  ...['ImageData', 'Intl.NumberFormat', "Record<'id' | 'length', number>", 'WebGLTexture'].map(
    type =>
      [
        'map-to-weak-map',
        `a ${type}`,
        `const meta = new Map<${type}, number>();\nexport function mark(it: ${type}) { meta.set(it, 1); }\nexport const marked = (it: ${type}) => meta.get(it);`,
      ] as const,
  ),
  [
    'set-to-weak-set',
    'typed',
    `const seen = new Set<Element>();\nexport function once(el: Element) { if (seen.has(el)) return; seen.add(el); el.remove(); }`,
  ],
  [
    'set-to-weak-set',
    'object',
    `const seen = new Set<object>();\nexport function once(o: object): boolean { if (seen.has(o)) return false; seen.add(o); return true; }`,
  ],
  [
    'set-to-weak-set',
    'this',
    `const seen = new Set();\nexport class P { apply(c) { if (seen.has(this)) return; seen.add(this); c.run(); } }`,
    'js',
  ],
  [
    'set-to-weak-set',
    'class ctor fn',
    `const patched = new Set<Function>();\nexport function patch(c: Function) { if (patched.has(c)) return; patched.add(c); apply(c); }`,
  ],
  [
    'set-to-weak-set',
    'annotation',
    `const seen: Set<Element> = new Set();\nexport function once(el: Element) { if (!seen.has(el)) { seen.add(el); el.remove(); } }`,
  ],
  [
    'set-to-weak-set',
    'static',
    `export class A { static readonly #seen = new Set<A>(); touch() { A.#seen.add(this); } get touched() { return A.#seen.has(this); } }`,
  ],
  [
    'weakref-map-to-weak-value-map',
    'basic',
    `const cache = new Map<string, WeakRef<Tree>>();\nclass Tree {}\nexport function put(k: string, t: Tree) { cache.set(k, new WeakRef(t)); }\nexport const get = (k: string) => cache.get(k)?.deref();`,
  ],
  [
    'weakref-map-to-weak-value-map',
    'registry',
    `class Tree {}\nconst cache = new Map<string, WeakRef<Tree>>();\nconst registry = new FinalizationRegistry<string>(key => { cache.delete(key); });\nexport function put(k: string, t: Tree) { cache.set(k, new WeakRef(t)); registry.register(t, k); }\nexport const get = (k: string) => cache.get(k)?.deref();`,
  ],
];

test.each(HARMLESS.map(([codemod, what, ...text]) => ({ codemod, what, text })))(
  '$codemod rewrites: $what',
  ({ codemod, text: [code, language = 'ts'] }) => {
    const { output, reasons } = migrate(codemod, `a.${language}`, code);
    expect(reasons.join()).toBe('');
    expect(output).toMatch(/new (?:Weak(?:Map|Set|ValueMap)|\w+\.WeakValueMap)\b/);
  },
);
