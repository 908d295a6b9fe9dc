import { describe, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { GET, I, T, wv } from './tree-cache.ts';

/** Ways to use a collection that its weak kin would answer otherwise: whatever a program does with it, it must go on doing. */
const HAZARDS: readonly (readonly [what: string, code: string])[] = [
  [
    'delete through helper',
    wv(
      `const drop = (m: Map<string, Tree>, k: string) => m.delete(k);\nexport const forget = (k: string) => drop(trees, k);`,
    ),
  ],
  ...['exports.trees = ', '(globalThis.trees = ', '(window.all.trees = ', 'module.exports.trees = '].map(
    (other): [string, string] => [
      `given to ${other} as well`,
      `${I}const trees = ${other}new Map<string, Tree>()${other.startsWith('(') ? ')' : ''};\n${GET}`,
    ],
  ),
  ['hmr dispose', wv(`if (import.meta.hot) import.meta.hot.data.trees = trees;`)],
  ['method called dynamically', wv(`export const call = (m: 'get' | 'has', k: string) => trees[m](k);`)],
  ['prop set on map', wv(`trees.label = 'x';`)],
  ['instanceof', wv(`export const ok = trees instanceof Map;`)],
  ['typeof type query', wv(`export type Trees = typeof trees;`)],
  ['type query in fn param', wv(`export function f(t: typeof trees) { return t.size; }`)],
  ['in operator', wv(`export const ok = 'size' in trees;`)],
  ['label tpl', wv('export const s = String(trees);')],
  ['expect', wv(`export function check() { expect(trees).toEqual(new Map()); }`)],
  ['inspect', wv(`console.log(trees);`)],
  ['util.inspect', wv(`export const d = () => util.inspect(trees);`)],
  ['Map.prototype.get.call', wv(`export const g = (k: string) => Map.prototype.get.call(trees, k);`)],
  ['namespace export', `${I}export namespace N { export const trees = new Map<string, Tree>();\n${GET} }`],
  [
    'let never reassigned exported later',
    `${I}let trees = new Map<string, Tree>();\n${GET}export { trees as default };`,
  ],
  [
    'reassigned in destructure',
    `${I}let trees = new Map<string, Tree>();\n${GET}export const reset = (o) => { ({ trees } = o); };`,
  ],
  [
    'reassigned in for',
    `${I}let trees = new Map<string, Tree>();\n${GET}export const reset = (o) => { for (trees of o); };`,
  ],
  ['global Map replaced', `import { Map } from 'immutable';\n${I}${T}${GET}`],
  [
    'Map.prototype extended',
    `Map.prototype.getOrMake = function () {};\n${I}${T}${GET}export const x = trees.getOrMake('a');`,
  ],
  ['test file inspects through module', `${I}${T}${GET}export const __test = { trees };`],
  ['sinon spy', wv(`export const spy = sinon.spy(trees, 'get');`)],
  ['JSON replacer', wv(`export const s = JSON.stringify({ trees });`)],
  ['postMessage', wv(`self.postMessage(trees);`)],
  ['v8.serialize', wv(`export const s = v8.serialize(trees);`)],
  [
    'closure function memo',
    `const cache = new Map();\nexport function compile(src) { let f = cache.get(src); if (!f) { f = src => src; cache.set(src, f); } return f; }`,
  ],
  [
    'bound function',
    `const cache = new Map();\nexport function compile(src) { let f = cache.get(src); if (!f) { f = run.bind(null, src); cache.set(src, f); } return f; }`,
  ],
  [
    'async value fn',
    `const cache = new Map();\nexport async function load(src) { if (!cache.has(src)) cache.set(src, import(src)); return cache.get(src); }`,
  ],
  [
    'string result',
    `const cache = new Map();\nexport function up(s) { let r = cache.get(s); if (r === undefined) { r = s.toUpperCase(); cache.set(s, r); } return r; }`,
  ],
  [
    'number result',
    `const cache = new Map<number, number>();\nexport function fib(n: number): number { if (n < 2) return n; let r = cache.get(n); if (r === undefined) { r = fib(n - 1) + fib(n - 2); cache.set(n, r); } return r; }`,
  ],
  [
    'conditional null',
    `${I}const trees = new Map();\nexport function parse(t) { let tree = trees.get(t); if (tree === undefined) { tree = t ? new Tree(t) : null; trees.set(t, tree); } return tree; }`,
  ],
  [
    '|| null',
    `${I}const trees = new Map();\nexport function parse(t) { let tree = trees.get(t); if (tree === undefined) { tree = make(t) || null; trees.set(t, tree); } return tree; }`,
  ],
  [
    'try catch null',
    `${I}const trees = new Map();\nexport function parse(t) { let tree = trees.get(t); if (tree === undefined) { try { tree = new Tree(t); } catch { tree = null; } trees.set(t, tree); } return tree; }`,
  ],
  [
    'try catch false',
    `${I}const trees = new Map();\nexport function parse(t) { let tree = trees.get(t); if (tree === undefined) { try { tree = new Tree(t); } catch { tree = false; } trees.set(t, tree); } return tree; }`,
  ],
  [
    'negative has',
    `${I}const trees = new Map();\nexport function parse(t) { if (trees.has(t)) return trees.get(t); const tree = exists(t) ? new Tree(t) : undefined; trees.set(t, tree); return tree; }`,
  ],
  [
    'error cached',
    `const trees = new Map();\nexport function parse(t) { let tree = trees.get(t); if (!tree) { tree = new Error(t); trees.set(t, tree); } throw tree; }`,
  ],
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
