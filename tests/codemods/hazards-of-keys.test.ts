import { describe, expect, test } from 'vitest';
import { migrate } from './migrate.ts';

const M =
  'const meta = new Map<Element, number>();\nexport function mark(el: Element) { meta.set(el, 1); }\nexport const marked = (el: Element) => meta.get(el);\n';

/** Metadata whose key has a type by its comment alone, below another comment. */
const jsdoc = (comment: string): string =>
  `${comment}\n\nconst meta = new Map();\n/** @param {Element} el */\nexport function mark(el) { meta.set(el, 1); }\nexport const marked = el => meta.get(el);\n`;

/** Ways to use a collection that its weak kin would answer otherwise: whatever a program does with it, it must go on doing. */
const HAZARDS: readonly (readonly [what: string, code: string])[] = [
  [
    'optional param',
    `const meta = new Map<Element, number>();\nexport function mark(el?: Element) { meta.set(el!, 1); }\nexport const marked = (el: Element) => meta.get(el);`,
  ],
  [
    'querySelector key',
    `const meta = new Map<Element, number>();\nexport function mark(s: string) { meta.set(document.querySelector(s), 1); }\nexport const marked = (el: Element) => meta.get(el);`,
  ],
  [
    'parentElement key',
    `const meta = new Map<Element, number>();\nexport function mark(el: Element) { meta.set(el.parentElement, 1); }\nexport const marked = (el: Element) => meta.get(el);`,
  ],
  [
    'event target',
    `const meta = new Map<EventTarget, number>();\nexport function mark(e: Event) { meta.set(e.target, 1); }\nexport const marked = (el: EventTarget) => meta.get(el);`,
  ],
  [
    'casted any',
    `const meta = new Map<Element, number>();\nexport function mark(el: any) { meta.set(el, 1); }\nexport const marked = (el: Element) => meta.get(el);`,
  ],
  [
    'js any param',
    `const meta = new Map();\nexport function mark(el) { meta.set(el, 1); }\nexport const marked = el => meta.get(el);`,
  ],
  [
    'js used as object but maybe',
    `const meta = new Map();\nexport function mark(el) { meta.set(el, el.size); }\nexport const marked = el => meta.get(el);`,
  ],
  [
    'symbols',
    `const meta = new Map<symbol, number>();\nexport function mark(el: symbol) { meta.set(el, 1); }\nexport const marked = (el: symbol) => meta.get(el);`,
  ],
  [
    'object or string',
    `const meta = new Map<object | string, number>();\nexport function mark(el: object | string) { meta.set(el, 1); }\nexport const marked = (el: object) => meta.get(el);`,
  ],
  [
    'type param unconstrained',
    `const meta = new Map<unknown, number>();\nexport function mark<T>(el: T) { meta.set(el, 1); }\nexport const marked = (el: unknown) => meta.get(el);`,
  ],
  [
    'type param extends string',
    `const meta = new Map<any, number>();\nexport function mark<T extends string>(el: T) { meta.set(el, 1); }\nexport const marked = (el: any) => meta.get(el);`,
  ],
  [
    '{} type',
    `const meta = new Map<{}, number>();\nexport function mark(el: {}) { meta.set(el, 1); }\nexport const marked = (el: {}) => meta.get(el);`,
  ],
  [
    'Object type',
    `const meta = new Map<Object, number>();\nexport function mark(el: Object) { meta.set(el, 1); }\nexport const marked = (el: Object) => meta.get(el);`,
  ],
  [
    'interface length',
    `interface Sized { length: number }\nconst meta = new Map<Sized, number>();\nexport function mark(el: Sized) { meta.set(el, 1); }\nexport const marked = (el: Sized) => meta.get(el);`,
  ],
  [
    'interface toString',
    `interface Shown { toString(): string }\nconst meta = new Map<Shown, number>();\nexport function mark(el: Shown) { meta.set(el, 1); }\nexport const marked = (el: Shown) => meta.get(el);`,
  ],
  [
    'type literal length',
    `type Sized = { length: number };\nconst meta = new Map<Sized, number>();\nexport function mark(el: Sized) { meta.set(el, 1); }\nexport const marked = (el: Sized) => meta.get(el);`,
  ],
  [
    'Record alias',
    `import type { Key } from './k';\ntype K = Key & { a: 1 };\nconst meta = new Map<K, number>();\nexport function mark(el: K) { meta.set(el, 1); }\nexport const marked = (el: K) => meta.get(el);`,
  ],
  [
    'Partial alias',
    `import type { Key } from './k';\nconst meta = new Map<Partial<Key>, number>();\nexport function mark(el: Partial<Key>) { meta.set(el, 1); }\nexport const marked = (el: Partial<Key>) => meta.get(el);`,
  ],
  [
    'mapped over primitive',
    `type M<T> = { [K in keyof T]: T[K] };\nconst meta = new Map<M<string>, number>();\nexport function mark(el: M<string>) { meta.set(el, 1); }\nexport const marked = (el: M<string>) => meta.get(el);`,
  ],
  [
    'name looks like platform',
    `import type { UserNode } from './k';\nconst meta = new Map<UserNode, number>();\nexport function mark(el: UserNode) { meta.set(el, 1); }\nexport const marked = (el: UserNode) => meta.get(el);`,
  ],
  [
    'undeclared global alias ends in Node',
    `const meta = new Map<MyNode, number>();\nexport function mark(el: MyNode) { meta.set(el, 1); }\nexport const marked = (el: MyNode) => meta.get(el);`,
  ],
  [
    'namespace type',
    `import * as ts from 'typescript';\nconst meta = new Map<ts.Node, number>();\nexport function mark(el: ts.Node) { meta.set(el, 1); }\nexport const marked = (el: ts.Node) => meta.get(el);`,
  ],
  [
    'declare type alias',
    `declare type Id = string;\nconst meta = new Map<Id, number>();\nexport function mark(el: Id) { meta.set(el, 1); }\nexport const marked = (el: Id) => meta.get(el);`,
  ],
  [
    'unique by value destructured param',
    `const meta = new Map<Element, number>();\nexport function mark({ el }: { el: Element }) { meta.set(el, 1); }\nexport const marked = (el: Element) => meta.get(el);\nexport const n = meta['size'];`,
  ],
  ['computed size', M + `const S = 'size';\nexport const n = () => meta[S];`],
  ['loop var', M + `export const iter = () => meta[Symbol.iterator]();`],
  ['toStringTag', M + `export const tag = () => meta[Symbol.toStringTag];`],
  ['Object.prototype.toString', M + `export const tag = () => Object.prototype.toString.call(meta);`],
  ['lodash', M + `export const n = () => _.size(meta);`],
  ['structuredClone', M + `export const n = () => structuredClone(meta);`],
  ['new Map(meta)', M + `export const n = () => new Map(meta);`],
  ['type query', M + `export type Meta = typeof meta;`],
  ['type query private', M + `type Meta = typeof meta;\nexport const f = (m: Meta) => m.size;`],
  ['ReturnType indexed', M + `export type V = (typeof meta)['size'];`],
  [
    'let',
    `let meta = new Map<Element, number>();\nexport function mark(el: Element) { meta.set(el, 1); }\nexport const reset = () => { meta = new Map(); };`,
  ],
  [
    'using loop closure',
    `const metas = [1, 2].map(() => new Map<Element, number>());\nexport function mark(el: Element) { metas[0].set(el, 1); }`,
  ],
  [
    'getOrInsert',
    `const meta = new Map<Element, number>();\nexport const mark = (el: Element) => meta.getOrInsert(el, 1);`,
  ],
  [
    'static public',
    `export class A { static meta = new Map<Element, number>(); static mark(el: Element) { A.meta.set(el, 1); } }`,
  ],
  [
    'TS private static',
    `export class A { private static meta = new Map<Element, number>(); static mark(el: Element) { A.meta.set(el, 1); } }`,
  ],
  [
    'subclass static private via this',
    `export class A { static #meta = new Map<Element, number>(); static mark(el: Element) { this.#meta.set(el, 1); } static all() { return this.#meta; } }`,
  ],
  ['frozen', M + `Object.freeze(meta);`],
  ['Reflect.ownKeys', M + `export const k = Reflect.ownKeys(meta);`],
  ['with default destr', M + `export const { get: g = 1 } = meta;`],
  [
    'delete in finally',
    `const busy = new Map<Element, number>();\nexport async function run(el: Element) { busy.set(el, 1); try { await go(); } finally { busy.delete(el); } }\nexport const is = (el: Element) => busy.has(el);`,
  ],
  ['logging table', M + `console.table(meta);`],
  [
    'vue reactive',
    `import { reactive } from 'vue';\nconst meta = reactive(new Map<Element, number>());\nexport function mark(el: Element) { meta.set(el, 1); }`,
  ],
  [
    'extends with methods',
    `class M2 extends Map<Element, number> {}\nconst meta = new M2();\nexport function mark(el: Element) { meta.set(el, 1); }`,
  ],
  [
    'Map from destructured',
    `const { Map: M } = globalThis;\nconst meta = new M<Element, number>();\nexport function mark(el: Element) { meta.set(el, 1); }`,
  ],
  [
    'as const annotation ReadonlyMap',
    `const meta: ReadonlyMap<Element, number> = new Map<Element, number>();\n(meta as Map<Element, number>).set(document.body, 1);\nexport function mark(el: Element) { (meta as Map<Element, number>).set(el, 1); }`,
  ],
  [
    'cast at use',
    `const meta = new Map<Element, number>();\nexport function mark(el: Element) { (meta as Map<Element, number>).set(el, 1); }\nexport const g = (el: Element) => meta.get(el);`,
  ],
  [
    'unknown key cast at use',
    `const meta = new Map<Element, number>();\nexport function mark(el: string) { meta.set(el as unknown as Element, 1); }\nexport const g = (el: Element) => meta.get(el);`,
  ],
  [
    'key reassigned param',
    `const meta = new Map<Element, number>();\nexport function mark(el: Element, s: any) { el = s; meta.set(el, 1); }\nexport const g = (el: Element) => meta.get(el);`,
  ],
  [
    'key array elt',
    `const meta = new Map<Element, number>();\nexport function mark(els: Element[]) { meta.set(els[0], 1); }\nexport const g = (el: Element) => meta.get(el);`,
  ],
  [
    'key find',
    `const meta = new Map<Element, number>();\nexport function mark(els: Element[]) { meta.set(els.find(e => e.id)!, 1); }\nexport const g = (el: Element) => meta.get(el);`,
  ],
  [
    'key field nullable',
    `export class A { el: Element | null = null; mark() { meta.set(this.el!, 1); } }\nconst meta = new Map<Element, number>();\nexport const g = (el: Element) => meta.get(el);`,
  ],
  [
    'key field definite',
    `export class A { el!: Element; mark() { meta.set(this.el, 1); } }\nconst meta = new Map<Element, number>();\nexport const g = (el: Element) => meta.get(el);`,
  ],
  [
    'let key undeclared',
    `const meta = new Map<Element, number>();\nlet last: Element;\nexport function mark() { meta.set(last, 1); }\nexport const setLast = (el: Element) => { last = el; };\nexport const g = (el: Element) => meta.get(el);`,
  ],
  [
    'jsdoc non certain',
    `/** @type {Map<Element, number>} */\nconst meta = new Map();\n/** @param {Element} [el] */\nexport function mark(el) { meta.set(el, 1); }\nexport const g = el => meta.get(el);`,
  ],
  [
    'nothing by default, whatever its type says',
    `const meta = new Map<Element, number>();\nexport function mark(el: Element = null as any) { meta.set(el, 1); }\nexport const g = (el: Element) => meta.get(el);`,
  ],
  [
    'key field that starts as nothing, whatever its type says',
    `export class A { el: Element = null!; mark() { meta.set(this.el, 1); } }\nconst meta = new Map<Element, number>();\nexport const g = (el: Element) => meta.get(el);`,
  ],
  [
    'variable that starts as nothing, whatever its type says',
    `let el: Element = undefined!;\nexport const use = (it: Element) => { el = it; };\nexport function mark() { meta.set(el, 1); }\nconst meta = new Map<Element, number>();\nexport const g = (el: Element) => meta.get(el);`,
  ],
  [
    'perhaps not there, as `default` falls through',
    `const meta = new Map<Node, number>();\nexport function mark(node: Node) { switch (node?.nodeType) { default: case 1: meta.set(node, 1); } }\nexport const g = (node: Node) => meta.get(node);`,
  ],
  [
    'perhaps not there, as a part of it is something else',
    `const meta = new Map<Node, number>();\nexport function mark(node: Node) { if (node?.nodeType !== 1) meta.set(node, 1); }\nexport const g = (node: Node) => meta.get(node);`,
  ],
  [
    'jsdoc, and asked whether it is there',
    `const meta = new Map();\n/** @param {Element} el */\nexport function mark(el) { if (el) el.remove(); meta.set(el, 1); }\nexport const g = el => meta.get(el);`,
  ],
  [
    'typed, and asked whether it is there',
    `const meta = new Map<Element, number>();\nexport function mark(el: Element) { el?.remove(); meta.set(el, 1); }\nexport const g = (el: Element) => meta.get(el);`,
  ],
  [
    'jsdoc null',
    `/** @param {?Element} el */\nexport function mark(el) { meta.set(el, 1); }\nconst meta = new Map();\nexport const g = el => meta.get(el);`,
  ],
  [
    'jsdoc union',
    `/** @param {Element|string} el */\nexport function mark(el) { meta.set(el, 1); }\nconst meta = new Map();\nexport const g = el => meta.get(el);`,
  ],
  [
    'default param prim',
    `const meta = new Map();\nexport function mark(el = 'x') { meta.set(el, 1); }\nexport const g = el => meta.get(el);`,
  ],
  [
    'default param obj',
    `const meta = new Map();\nexport function mark(el = {}) { meta.set(el, 1); }\nexport const g = el => meta.get(el);`,
  ],
  [
    'this in function',
    `const meta = new Map();\nexport function mark() { meta.set(this, 1); }\nexport const g = el => meta.get(el);`,
  ],
  [
    'this in object method',
    `const meta = new Map();\nexport const o = { mark() { meta.set(this, 1); } };\nexport const g = el => meta.get(el);`,
  ],
  [
    'this in extends String',
    `const meta = new Map();\nString.prototype.mark = function () { meta.set(this, 1); };\nexport const g = el => meta.get(el);`,
  ],
  [
    'args obj',
    `const meta = new Map();\nexport function mark() { meta.set(arguments[0], 1); }\nexport const g = el => meta.get(el);`,
  ],
  [
    'rest',
    `const meta = new Map<Element, number>();\nexport function mark(...els: Element[]) { for (const el of els) meta.set(el, 1); }\nexport const g = (el: Element) => meta.get(el);\nexport const s = meta.size > 3;`,
  ],
  ['exported from a namespace', `export namespace N { export ${M.replaceAll('export ', '')} }`],
  ['a method of Map called on it', M + 'export const g = (el: Element) => Map.prototype.get.call(meta, el);'],
  ['JSDoc calls a string so', jsdoc('/** @typedef {string} Element */')],
  ['JSDoc imports the name', jsdoc("/** @import { Element } from './ids' */")],
  ['JSDoc makes the name a type parameter', jsdoc('/** @template Element */')],
  ['Object of JSDoc', jsdoc('').replaceAll('Element', 'Object')],
  ...[
    '{ [index: number]: string }',
    'Record<number, string>',
    "Record<'length', number>",
    'ArrayLike<string>',
    'Iterable<string>',
    'String',
    'Symbol',
    'ReturnType<typeof setTimeout>',
    'NonNullable<unknown>',
    "Element['tagName']",
    'Partial<{ length: number }>',
    'globalThis.Element | string',
    'Intl.NumberFormatOptions | string',
  ].map((type): [string, string] => [`a key that is a ${type}`, M.replaceAll('Element', type)]),
  ...['String', 'Iterable<string>', 'Base'].map((base): [string, string] => [
    `an interface that extends ${base}`,
    `import type { Base } from './base';\ninterface Key extends ${base} {}\n${M.replaceAll('Element', 'Key')}`,
  ]),
  ...[
    'if (el) return;',
    'if (!el) log(el);',
    'if (el || force) ',
    'if (el !== undefined) ',
    'if (!el) return; el = other();',
    "if (typeof el === 'string') return;",
  ].map((test): [string, string] => [
    `tested in vain: ${test}`,
    M.replace('el: Element', 'el: Element | null').replace('meta.set', `${test} meta.set`),
  ]),
  [
    'tested after a function that is called before',
    M.replace('el: Element', 'el: Element | null').replace(
      'meta.set(el, 1);',
      'note(); if (!el) return; function note() { meta.set(el, 1); }',
    ),
  ],
];

describe.each([
  ['as it is', false],
  ['with --review', true],
])('%s', (_, review) => {
  test.each(HAZARDS)('left alone: %s', (_, code) => {
    const { output, reasons } = migrate('map-to-weak-map', 'a.ts', code, review);
    expect(output).toBe(code);
    for (const reason of reasons) expect(reason).not.toBe('');
  });
});
