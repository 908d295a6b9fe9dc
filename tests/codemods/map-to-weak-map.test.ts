import { describe, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { FIXTURES } from './rewritten/map-to-weak-map.ts';

const KEPT = `export function mark(el: Element) { meta.set(el, 1); }
export const marked = (el: Element) => meta.get(el);
`;
const meta = 'const meta = new Map<Element, number>();\n';

/** What must be left alone, by the section of the docs that says why. */
const REFUSED: readonly (readonly [hazard: string, what: string, code: string])[] = [
  ['exported', 'declared as an export', `export ${meta}${KEPT}`],
  ['exported', 'exported by name', `${meta}${KEPT}export { meta as marks };`],
  [
    'exported',
    'declared as an export, and made later',
    `export let meta: Map<Element, number>;\nmeta = new Map();\n${KEPT}`,
  ],
  ['handed-on', 'an export as well', `const meta = (exports.meta = new Map<Element, number>());\n${KEPT}`],
  [
    'reachable-field',
    'of the global object',
    `globalThis.meta = new Map<Element, number>();\nexport function mark(el: Element) { globalThis.meta.set(el, 1); return globalThis.meta.get(el); }`,
  ],
  ['exported', 'the default export', `${meta}${KEPT}export default meta;`],
  ['exported', 'put on exports', `${meta}${KEPT}exports.meta = meta;`],
  ['handed-on', 'put into module.exports', `${meta}${KEPT}module.exports = { meta };`],
  ['exported', 'a global of a script', `var meta = new Map();\nfunction mark() { meta.set(mark, 1); }`],
  ['handed-on', 'put on globalThis', `${meta}${KEPT}globalThis.meta = meta;`],
  ['handed-on', 'passed to an unknown function', `${meta}${KEPT}report(meta);`],
  [
    'handed-on',
    'passed to a function of the file',
    `${meta}${KEPT}const size = (map: Map<Element, number>) => map.get(document.body);\nsize(meta);`,
  ],
  ['handed-on', 'passed to a constructor', `${meta}${KEPT}new Report(meta);`],
  ['handed-on', 'returned', `${meta}${KEPT}export const all = () => meta;`],
  ['handed-on', 'returned by a statement', `${meta}${KEPT}export function all() { return meta; }`],
  [
    'handed-on',
    'given another name',
    `${meta}${KEPT}const other = meta;\nexport const has = (el: Element) => other.has(el);`,
  ],
  ['handed-on', 'put into an object', `${meta}${KEPT}export const api = { meta };`],
  ['handed-on', 'put into an array', `${meta}${KEPT}export const api = [meta];`],
  ['handed-on', 'put into a field', `${meta}${KEPT}export class A { meta = meta; }`],
  ['handed-on', 'a default value', `${meta}${KEPT}export const f = (map = meta) => map;`],
  ['handed-on', 'thrown', `${meta}${KEPT}export function f() { throw meta; }`],
  ['handed-on', 'yielded', `${meta}${KEPT}export function* f() { yield meta; }`],
  ['handed-on', 'awaited', `${meta}${KEPT}export async function f() { return await meta; }`],
  ['handed-on', 'a template', `${meta}${KEPT}export const f = () => \`\${meta}\`;`],
  ['handed-on', 'destructured', `${meta}${KEPT}const { size } = meta;\nexport { size };`],
  ['handed-on', 'its method taken off', `${meta}${KEPT}export const get = meta.get.bind(meta);`],
  [
    'handed-on',
    'its method handed on',
    `${meta}${KEPT}export const all = (els: Element[]) => els.map(meta.get, meta);`,
  ],
  ['handed-on', 'what set returns', `${meta}export const mark = (el: Element) => meta.set(el, 1);`],
  [
    'handed-on',
    'what set returns, chained',
    `${meta}export function mark(el: Element) { meta.set(el, 1).set(el, 2); }`,
  ],
  ['handed-on', 'wrapped in a proxy', `${meta}${KEPT}export const p = new Proxy(meta, {});`],
  ['walked', 'spread', `${meta}${KEPT}export const all = () => [...meta];`],
  ['walked', 'for of', `${meta}${KEPT}export function f() { for (const [el] of meta) el.remove(); }`],
  ['walked', 'forEach', `${meta}${KEPT}export const f = () => meta.forEach(console.log);`],
  ['walked', 'keys', `${meta}${KEPT}export const f = () => meta.keys();`],
  ['walked', 'values', `${meta}${KEPT}export const f = () => meta.values();`],
  ['walked', 'entries', `${meta}${KEPT}export const f = () => meta.entries();`],
  ['walked', 'size', `${meta}${KEPT}export const f = () => meta.size;`],
  ['walked', 'copied', `${meta}${KEPT}export const f = () => new Map(meta);`],
  ['walked', 'Array.from', `${meta}${KEPT}export const f = () => Array.from(meta);`],
  ['handed-on', 'Object.fromEntries', `${meta}${KEPT}export const f = () => Object.fromEntries(meta);`],
  ['walked', 'JSON', `${meta}${KEPT}export const f = () => JSON.stringify(meta);`],
  ['walked', 'structuredClone', `${meta}${KEPT}export const f = () => structuredClone(meta);`],
  ['walked', 'logged', `${meta}${KEPT}export const f = () => console.log(meta);`],
  ['emptied', 'delete', `${meta}${KEPT}export const f = (el: Element) => meta.delete(el);`],
  ['emptied', 'clear', `${meta}${KEPT}export const f = () => meta.clear();`],
  ['compared', 'instanceof', `${meta}${KEPT}export const f = () => meta instanceof Map;`],
  ['compared', 'typeof a type', `${meta}${KEPT}export type Meta = typeof meta;`],
  ['compared', 'the same?', `${meta}${KEPT}export const f = (other: unknown) => other === meta;`],
  [
    'other-methods',
    'a method it does not know',
    `${meta}${KEPT}export const f = (el: Element) => meta.getOrInsert(el, 1);`,
  ],
  [
    'assigned-again',
    'assigned again',
    `let meta = new Map<Element, number>();\n${KEPT}export const reset = () => { meta = new Map(); };`,
  ],
  ['assigned-again', 'assigned later', `let meta: Map<Element, number>;\nmeta = new Map();\n${KEPT}`],
  ['initial-entries', 'entries', `const meta = new Map<Element, number>([[document.body, 1]]);\n${KEPT}`],
  ['initial-entries', 'entries from elsewhere', `const meta = new Map<Element, number>(saved);\n${KEPT}`],
  ['another-class', 'a subclass', `class Counted extends Map {}\nconst meta = new Counted();\n${KEPT}`],
  ['another-class', 'made on one condition', `const meta = fast ? new Map<Element, number>() : other();\n${KEPT}`],
  ['another-class', 'a class expression', `const meta = new (class extends Map {})();\n${KEPT}`],
  [
    'reachable-field',
    'a public static',
    `export class A { static meta = new Map<A, number>(); mark() { A.meta.set(this, 1); } }`,
  ],
  [
    'reachable-field',
    'private to TypeScript only',
    `export class A { private static meta = new Map<A, number>(); mark() { A.meta.set(this, 1); } }`,
  ],
  [
    'reachable-field',
    'asked for on another',
    `export class A { static #meta = new Map<A, number>(); mark() { A.#meta.set(this, 1); } static peek(b) { return b.#meta; } }`,
  ],
  [
    'reachable-field',
    'asked for by in',
    `export class A { static #meta = new Map<A, number>(); mark() { A.#meta.set(this, 1); } static is(b) { return #meta in b; } }`,
  ],
  [
    'decorated',
    'a decorator',
    `export class A { @tracked static #meta = new Map<A, number>(); mark() { A.#meta.set(this, 1); } }`,
  ],
  ['eval', 'eval', `${meta}${KEPT}export const run = (code: string) => eval(code);`],
  ['another-type', 'an alias', `type Meta = Map<Element, number>;\nconst meta: Meta = new Map();\n${KEPT}`],
  ['another-type', 'a read-only map', `const meta: ReadonlyMap<Element, number> = new Map();\n${KEPT}`],
  ['another-type', 'cast to something else', `const meta = new Map() as Table;\n${KEPT}`],
  ['another-type', 'satisfies something else', `const meta = new Map() satisfies Table;\n${KEPT}`],
  ['another-type', 'JSDoc names an alias', `/** @type {Meta} */\nconst meta = new Map();\n${KEPT}`],
  [
    'primitives',
    'strings',
    `const meta = new Map<string, number>();\nexport function mark(id: string) { meta.set(id, 1); }`,
  ],
  [
    'primitives',
    'symbols',
    `const meta = new Map<symbol, number>();\nexport function mark(id: symbol) { meta.set(id, 1); }`,
  ],
  [
    'primitives',
    'an enum',
    `enum Kind { A }\nconst meta = new Map<Kind, number>();\nexport function mark(kind: Kind) { meta.set(kind, 1); }`,
  ],
  [
    'primitives',
    'an alias to a string',
    `type Id = string;\nconst meta = new Map<Id, number>();\nexport function mark(id: Id) { meta.set(id, 1); }`,
  ],
  [
    'primitives',
    'a branded string',
    `type Id = string & { readonly __brand: 'Id' };\nconst meta = new Map<Id, number>();\nexport function mark(id: Id) { meta.set(id, 1); }`,
  ],
  [
    'primitives',
    'a key type',
    `interface A { b: 1 }\nconst meta = new Map<keyof A, number>();\nexport function mark(id: keyof A) { meta.set(id, 1); }`,
  ],
  ['primitives', 'a literal', `const meta = new Map();\nexport function mark() { meta.set('one', 1); }`],
  ['primitives', 'null by hand', `${meta}export function mark() { meta.set(null, 1); }`],
  [
    'unknown-types',
    'an object or a string',
    `const meta = new Map<Element | string, number>();\nexport function mark(id: Element | string) { meta.set(id, 1); }`,
  ],
  [
    'unknown-types',
    'an object or null',
    `const meta = new Map<Element | null, number>();\nexport function mark(el: Element | null) { meta.set(el, 1); }`,
  ],
  [
    'unknown-types',
    'an optional parameter',
    `const meta = new Map();\nexport function mark(el?: Element) { meta.set(el, 1); }`,
  ],
  ['unknown-types', 'a nullable parameter', `${meta}export function mark(el: Element | null) { meta.set(el, 1); }`],
  ['unknown-types', 'only asserted', `${meta}export function mark(ref) { meta.set(ref.current!, 1); }`],
  ['unknown-types', 'only cast', `${meta}export function mark(ref) { meta.set(ref as Element, 1); }`],
  [
    'unknown-types',
    'an imported type',
    `import type { Id } from './id';\nconst meta = new Map<Id, number>();\nexport function mark(id: Id) { meta.set(id, 1); }`,
  ],
  [
    'unknown-types',
    'a type of a namespace',
    `const meta = new Map<ts.Node, number>();\nexport function mark(id: ts.Node) { meta.set(id, 1); }`,
  ],
  [
    'unknown-types',
    'a type parameter',
    `export class A<T> { static #meta = new Map<unknown, number>(); mark(it: T) { A.#meta.set(it, 1); } }`,
  ],
  [
    'unknown-types',
    'unknown',
    `const meta = new Map<unknown, number>();\nexport function mark(el: unknown) { meta.set(el, 1); }`,
  ],
  ['unknown-types', 'any', `const meta = new Map<any, number>();\nexport function mark(el: any) { meta.set(el, 1); }`],
  [
    'unknown-types',
    'an empty type',
    `const meta = new Map<{}, number>();\nexport function mark(el: {}) { meta.set(el, 1); }`,
  ],
  [
    'unknown-types',
    'an empty interface',
    `interface Any {}\nconst meta = new Map<Any, number>();\nexport function mark(el: Any) { meta.set(el, 1); }`,
  ],
  [
    'unknown-types',
    'Object',
    `const meta = new Map<Object, number>();\nexport function mark(el: Object) { meta.set(el, 1); }`,
  ],
  [
    'unknown-types',
    'nothing known, in JavaScript',
    `const meta = new Map();\nexport function mark(el) { meta.set(el, 1); }`,
  ],
  [
    'unknown-types',
    'only used like an object',
    `const meta = new Map();\nexport function mark(el) { el.hidden = true; meta.set(el, 1); }`,
  ],
  [
    'unknown-types',
    'this of a plain function',
    `const meta = new Map();\nexport function mark() { meta.set(this, 1); }`,
  ],
  [
    'unknown-types',
    'one key of two',
    `const meta = new Map();\nexport function mark(a: Element, b) { meta.set(a, 1); meta.set(b, 1); }`,
  ],
  [
    'unknown-types',
    'JSDoc says nullable',
    `const meta = new Map();\n/** @param {?HTMLElement} el */\nexport function mark(el) { meta.set(el, 1); }`,
  ],
  [
    'unknown-types',
    'JSDoc says optional',
    `const meta = new Map();\n/** @param {HTMLElement} [el] */\nexport function mark(el) { meta.set(el, 1); }`,
  ],
  [
    'unknown-types',
    'JSDoc of the map says so',
    `/** @type {Map<Id, number>} */\nconst meta = new Map();\n/** @param {Id} id */\nexport function mark(id) { meta.set(id, 1); }`,
  ],
  ['spread-arguments', 'spread', `${meta}export function mark(entry: [Element, number]) { meta.set(...entry); }`],
  [
    'silenced',
    'the rule is off on this line',
    `const meta = new Map<Element, number>(); // eslint-disable-line unleak/prefer-weak-map\n${KEPT}`,
  ],
  ['silenced', 'all rules are off on the next line', `// eslint-disable-next-line\n${meta}${KEPT}`],
  [
    'silenced',
    'the rule is off in the file',
    `/* eslint-disable other/a, unleak/prefer-weak-map -- by design */\n${meta}${KEPT}`,
  ],
  ['silenced', 'the plugin has another name', `// eslint-disable-next-line leaks/prefer-weak-map\n${meta}${KEPT}`],
  ['taken-name', 'WeakMap is something else', `import { WeakMap } from './polyfill';\n${meta}${KEPT}`],
];

/** What nobody asks about: nothing grows there for as long as the program runs. */
const NO_SITES: readonly (readonly [what: string, code: string])[] = [
  [
    'a local map',
    `export function order(els: Element[]) { const seen = new Map<Element, number>(); for (const el of els) seen.set(el, 1); return seen.size; }`,
  ],
  [
    'a field of an instance',
    `export class A { #meta = new Map<Element, number>(); mark(el: Element) { this.#meta.set(el, 1); } }`,
  ],
  [
    'a table filled at load',
    `const names = new Map<Element, number>();\nnames.set(document.body, 1);\nexport const of = (el: Element) => names.get(el);`,
  ],
  ['weak already', `const meta = new WeakMap<Element, number>();\n${KEPT}`],
  ['reactive', `const meta = reactive(new Map<Element, number>());\n${KEPT}`],
];

describe('left alone', () => {
  test.each(REFUSED)('%s: %s', (hazard, _, code) => {
    const { output, verdicts, hazards } = migrate('map-to-weak-map', 'a.ts', code, true);
    expect({ output, verdicts, hazards }).toEqual({ output: code, verdicts: ['refused'], hazards: [hazard] });
  });

  test.each(NO_SITES)('%s', (_, code) => {
    expect(migrate('map-to-weak-map', 'a.ts', code)).toMatchObject({ output: code, verdicts: [] });
  });
});

test.each(FIXTURES)('rewritten: $what', ({ path, before, after }) => {
  const { output, verdicts } = migrate('map-to-weak-map', path, before);
  expect(output).toBe(after);
  expect(verdicts).toEqual(['rewritten']);
});

test.each([
  [
    'map-to-weak-map',
    `const kept = new Map<object, string>();\nexport function keep(it: object) { kept.set(it, ''); }`,
  ],
  [
    'set-to-weak-set',
    `const alive = new Set<Worker>();\nexport function start(url: string) { const worker = new Worker(url); alive.add(worker); }`,
  ],
] as const)('%s leaves alone what nothing reads', (codemod, code) => {
  expect(migrate(codemod, 'a.ts', code)).toMatchObject({ output: code, verdicts: ['refused'] });
  expect(migrate(codemod, 'a.ts', code, true)).toMatchObject({ output: code, hazards: ['never-read'] });
});
