import { describe, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { FIXTURES } from './rewritten/map-to-weak-value-map.ts';
import { GET, I as IMPORT, T as trees } from './tree-cache.ts';

const REFUSED: readonly (readonly [hazard: string, what: string, code: string])[] = [
  // What holds for every rewrite of a map.
  ['exported', 'exported', `${IMPORT}export ${trees}${GET}`],
  ['handed-on', 'handed on', `${IMPORT}${trees}${GET}register(trees);`],
  ['handed-on', 'JSON', `${IMPORT}${trees}${GET}export const dump = () => JSON.stringify(trees);`],
  ['emptied', 'cleared', `${IMPORT}${trees}${GET}export const reset = () => trees.clear();`],
  [
    'emptied',
    'bounded',
    `${IMPORT}${trees}${GET.replace('    trees.set', '    if (trees.size > 9) trees.delete(trees.keys().next().value!);\n    trees.set')}`,
  ],
  [
    'emptied',
    'a lifetime in minutes',
    `${IMPORT}${trees}${GET.replace('    trees.set', '    setTimeout(() => trees.delete(text), 6e4);\n    trees.set')}`,
  ],
  ['initial-entries', 'entries', `${IMPORT}const trees = new Map<string, Tree>([['', new Tree('')]]);\n${GET}`],
  ['taken-name', 'the name is taken', `${IMPORT}class WeakValueMap {}\n${trees}${GET}`],
  [
    'taken-name',
    'the name is used as a global',
    `${IMPORT}${trees}${GET}export const other = () => new WeakValueMap();`,
  ],
  [
    'no-modules',
    'a script',
    `const trees = new Map();\nfunction parse(text) {\n  let tree = trees.get(text);\n  if (!tree) trees.set(text, (tree = { text }));\n  return tree;\n}`,
  ],
  ['silenced', 'silenced', `${IMPORT}// eslint-disable-next-line unleak/no-unbounded-cache\n${trees}${GET}`],
  // The type of the values.
  ['primitives', 'values or null', `${IMPORT}const trees = new Map<string, Tree | null>();\n${GET}`],
  ['primitives', 'values or undefined', `${IMPORT}const trees = new Map<string, Tree | undefined>();\n${GET}`],
  [
    'primitives',
    'strings',
    `const names = new Map<number, string>();\nexport function nameOf(id: number) { let name = names.get(id); if (name === undefined) names.set(id, (name = \`n\${id}\`)); return name; }`,
  ],
  [
    'primitives',
    'numbers, in JavaScript',
    `const sums = new Map();\nexport function sum(a) { let s = sums.get(a); if (s === undefined) { s = a + 1; sums.set(a, s); } return s; }`,
  ],
  [
    'promises',
    'promises',
    `const jobs = new Map<string, Promise<Tree>>();\nexport function load(url: string) { let job = jobs.get(url); if (!job) { job = fetchTree(url); jobs.set(url, job); } return job; }`,
  ],
  [
    'promises',
    'promises by an async function',
    `const jobs = new Map();\nasync function fetchTree(url) { return url; }\nexport function load(url) { let job = jobs.get(url); if (!job) { job = fetchTree(url); jobs.set(url, job); } return job; }`,
  ],
  [
    'promises',
    'promises by new',
    `const jobs = new Map();\nexport function load(url) { let job = jobs.get(url); if (!job) { job = new Promise(done => done(url)); jobs.set(url, job); } return job; }`,
  ],
  [
    'functions',
    'functions',
    `const makers = new Map<string, () => void>();\nexport function makerOf(id: string) { let make = makers.get(id); if (!make) { make = () => void id; makers.set(id, make); } return make; }`,
  ],
  [
    'functions',
    'functions, in JavaScript',
    `const makers = new Map();\nexport function makerOf(id) { let make = makers.get(id); if (!make) { make = () => id; makers.set(id, make); } return make; }`,
  ],
  [
    'unknown-types',
    'unknown',
    `const all = new Map<string, unknown>();\nexport function get(id: string) { let it = all.get(id); if (!it) { it = { id }; all.set(id, it); } return it; }`,
  ],
  [
    'unknown-types',
    'an imported type that is not the class made',
    `import type { Result } from './result';\nconst all = new Map<string, Result>();\nexport function get(id: string) { let it = all.get(id); if (!it) { it = { id }; all.set(id, it); } return it; }`,
  ],
  // Where the values come from.
  [
    'unknown-values',
    'a call of nobody knows what',
    `const trees = new Map();\nexport function get(id) { let tree = trees.get(id); if (!tree) { tree = parse(id); trees.set(id, tree); } return tree; }`,
  ],
  [
    'unknown-values',
    'an awaited call',
    `const trees = new Map();\nexport async function get(id) { let tree = trees.get(id); if (!tree) { tree = await load(id); trees.set(id, tree); } return tree; }`,
  ],
  [
    'unknown-types',
    'a parameter',
    `${IMPORT}${trees}export function get(id: string, made: Tree) { const tree = trees.get(id); if (tree) return tree; trees.set(id, made); return made; }`,
  ],
  [
    'unknown-values',
    'a method',
    `const trees = new Map();\nexport function get(id) { let tree = trees.get(id); if (!tree) { tree = id.split(','); trees.set(id, tree); } return tree; }`,
  ],
  [
    'unknown-values',
    'one of two',
    `${IMPORT}${trees}export function get(id: string, fast: boolean) { let tree = trees.get(id); if (!tree) { tree = fast ? quick(id) : new Tree(id); trees.set(id, tree); } return tree; }`,
  ],
  // Who counts on an entry.
  [
    'filled-elsewhere',
    'a registry',
    `${IMPORT}${trees}export function add(id: string) { const tree = new Tree(id); trees.set(id, tree); return tree; }\nexport const get = (id: string) => trees.get(id);`,
  ],
  [
    'read-elsewhere',
    'another reader',
    `${IMPORT}${trees}${GET}export const peek = (text: string) => trees.get(text)?.size;`,
  ],
  [
    'read-elsewhere',
    'another asks',
    `${IMPORT}${trees}${GET}export const isKnown = (text: string) => trees.has(text);`,
  ],
  [
    'filled-elsewhere',
    'another fills',
    `${IMPORT}${trees}${GET}export function warm(text: string) { trees.set(text, new Tree(text)); }`,
  ],
  ['filled-at-load', 'filled at load', `${IMPORT}${trees}${GET}trees.set('', new Tree(''));`],
  [
    'filled-elsewhere',
    'only what was there is asked',
    `${IMPORT}${trees}export function once(id: string) { if (!trees.has(id)) trees.set(id, new Tree(id)); }`,
  ],
  [
    'other-key',
    'other keys',
    `${IMPORT}${trees}export function get(a: string, b: string) { let tree = trees.get(a); if (!tree) { tree = new Tree(b); trees.set(b, tree); } return tree; }`,
  ],
  [
    'other-key',
    'a key that changes',
    `${IMPORT}${trees}export function get(a: string) { let tree = trees.get(a); if (!tree) { a = a.trim(); tree = new Tree(a); trees.set(a, tree); } return tree; }`,
  ],
  [
    'unchecked-read',
    'asserted',
    `${IMPORT}${trees}export function get(id: string) { if (id) trees.set(id, new Tree(id)); return trees.get(id)!; }`,
  ],
  [
    'unchecked-read',
    'read before',
    `${IMPORT}${trees}export function get(id: string) { const size = trees.get(id)!.size; if (!trees.has(id)) trees.set(id, new Tree(id)); return trees.get(id); }`,
  ],
  [
    'pause',
    'a wait between check and read',
    `${IMPORT}${trees}export async function get(id: string) { if (!trees.has(id)) trees.set(id, new Tree(id)); await tick(); return trees.get(id)!; }`,
  ],
  [
    'pause',
    'a yield',
    `${IMPORT}${trees}export function* get(id: string) { if (!trees.has(id)) trees.set(id, new Tree(id)); yield; return trees.get(id)!; }`,
  ],
  [
    'filled-elsewhere',
    'read in a callback',
    `${IMPORT}${trees}export function get(id: string) { if (!trees.has(id)) trees.set(id, new Tree(id)); return later(() => trees.get(id)!); }`,
  ],
  // Who else holds what is stored.
  [
    'sole-owner',
    'a part is returned',
    `${IMPORT}${trees}export function sizeOf(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); trees.set(id, tree); } return tree.size; }`,
  ],
  [
    'sole-owner',
    'nothing is returned',
    `${IMPORT}${trees}export function show(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); trees.set(id, tree); } void tree.text; }`,
  ],
  [
    'sole-owner',
    'let go of by all who get it: a method of it is called',
    `${IMPORT}${trees}function get(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); trees.set(id, tree); } return tree; }\nexport const show = (id: string) => get(id).show();`,
  ],
  [
    'sole-owner',
    'let go of by all who get it: its parts are taken out',
    `${IMPORT}${trees}function get(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); trees.set(id, tree); } return tree; }\nexport const show = (id: string) => { const { text } = get(id); return text; };`,
  ],
  [
    'sole-owner',
    'let go of by all who get it: a name that goes with the call',
    `${IMPORT}${trees}function get(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); trees.set(id, tree); } return tree; }\nexport function show(id: string) { const tree = get(id); if (tree.text) return tree.show(tree.text); }`,
  ],
  [
    'sole-owner',
    'let go of by all who get it: handed on by another function that nobody keeps',
    `${IMPORT}${trees}function get(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); trees.set(id, tree); } return tree; }\nconst first = (ids: string[]) => get(ids[0]);\nexport const show = (ids: string[]) => first(ids).text;`,
  ],
  [
    'sole-owner',
    'let go of by all who get it: walked',
    `${IMPORT}${trees}function get(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); trees.set(id, tree); } return tree; }\nexport function show(id: string) { for (const part of get(id)) print(part); }`,
  ],
  [
    'functions',
    'a documented (id: string) => boolean',
    `/** @type {Map<string, (id: string) => boolean>} */\nconst all = new Map();\nexport function get(id) { let it = all.get(id); if (!it) { it = { id }; all.set(id, it); } return it; }`,
  ],
  [
    'promises',
    'a documented Promise<string>',
    `/** @type {Map<string, Promise<string>>} */\nconst all = new Map();\nexport function get(id) { let it = all.get(id); if (!it) { it = { id }; all.set(id, it); } return it; }`,
  ],
  [
    'primitives',
    'a documented Tree | null',
    `/** @type {Map<string, Tree | null>} */\nconst all = new Map();\nexport function get(id) { let it = all.get(id); if (!it) { it = { id }; all.set(id, it); } return it; }`,
  ],
  [
    'emptied',
    'filled only while it is small',
    `${IMPORT}${trees}export function get(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); if (trees.size < 100) trees.set(id, tree); } return tree; }`,
  ],
  [
    'object-keys',
    'keys that may be objects',
    `${IMPORT}const trees = new Map<unknown, Tree>();\nexport function get(id: unknown) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); trees.set(id, tree); } return tree; }`,
  ],
  [
    'object-keys',
    'keys that are objects',
    `${IMPORT}const trees = new Map();\nexport function get(node: Element) { let tree = trees.get(node); if (!tree) { tree = new Tree(node); trees.set(node, tree); } return tree; }`,
  ],
  [
    'handed-on',
    'handed to a method of another map',
    `${IMPORT}${trees}export function get(id: string) { let tree = trees.get(id); if (!tree) { tree = new Tree(id); trees.set(id, tree); } return tree; }\nexport const peek = (id: string) => Map.prototype.get.call(trees, id);`,
  ],
  // State.
  [
    'mutable-state',
    'a counter',
    `const states = new Map<string, { n: number }>();\nfunction state(id: string) { let s = states.get(id); if (!s) { s = { n: 0 }; states.set(id, s); } return s; }\nexport const hit = (id: string) => ++state(id).n;`,
  ],
  [
    'mutable-state',
    'a list to fill',
    `const lists = new Map<string, string[]>();\nexport function listOf(id: string) { let list = lists.get(id); if (!list) { list = []; lists.set(id, list); } return list; }`,
  ],
  [
    'mutable-state',
    'a set to fill',
    `const groups = new Map<string, Set<string>>();\nexport function groupOf(id: string) { let group = groups.get(id); if (!group) { group = new Set(); groups.set(id, group); } return group; }`,
  ],
  [
    'mutable-state',
    'a list inside',
    `const all = new Map();\nexport function of(id) { let it = all.get(id); if (!it) { it = { id, seen: [] }; all.set(id, it); } return it; }`,
  ],
  [
    'mutable-state',
    'an emitter',
    `const buses = new Map();\nexport function busOf(id) { let bus = buses.get(id); if (!bus) { bus = new EventEmitter(id); buses.set(id, bus); } return bus; }`,
  ],
  [
    'mutable-state',
    'a connection',
    `const all = new Map();\nexport function of(url) { let it = all.get(url); if (!it) { it = new WebSocket(url); all.set(url, it); } return it; }`,
  ],
  [
    'mutable-state',
    'a class that counts',
    `class Hits { n = 0; constructor(readonly id: string) {} add() { this.n++; } }\nconst all = new Map<string, Hits>();\nexport function of(id: string) { let it = all.get(id); if (!it) { it = new Hits(id); all.set(id, it); } return it; }`,
  ],
  [
    'mutable-state',
    'a subclass of an emitter',
    `class Topic extends EventEmitter {}\nconst all = new Map<string, Topic>();\nexport function of(id: string) { let it = all.get(id); if (!it) { it = new Topic(id); all.set(id, it); } return it; }`,
  ],
  [
    'mutable-state',
    'a class that collects',
    `class Group { #ids = []; constructor(id) { this.id = id; } add(id) { this.#ids.push(id); } }\nconst all = new Map();\nexport function of(id) { let it = all.get(id); if (!it) { it = new Group(id); all.set(id, it); } return it; }`,
  ],
  [
    'mutable-state',
    'changed by its maker',
    `${IMPORT}${trees}${GET.replace('  return tree;', '  tree.reads += 1;\n  return tree;')}`,
  ],
  [
    'mutable-state',
    'changed by a caller',
    `${IMPORT}${trees}${GET}export function mark(text: string) { parse(text).marked = true; }`,
  ],
  [
    'mutable-state',
    'changed by a caller under a name',
    `${IMPORT}${trees}${GET}export function mark(text: string) { const tree = parse(text); tree.marks.push(1); }`,
  ],
  [
    'mutable-state',
    'a part is changed by a caller',
    `${IMPORT}${trees}${GET}export function mark(text: string) { const { marks } = parse(text); marks.add(1); }`,
  ],
  [
    'mutable-state',
    'deleted from',
    `${IMPORT}${trees}${GET}export function mark(text: string) { delete parse(text).marks; }`,
  ],
  // What making one does.
  [
    'side-effects',
    'counts',
    `${IMPORT}let made = 0;\n${trees}${GET.replace('    trees.set', '    made++;\n    trees.set')}export const count = () => made;`,
  ],
  [
    'side-effects',
    'tells',
    `${IMPORT}${trees}${GET.replace('    trees.set', "    bus.emit('made', text);\n    trees.set")}`,
  ],
  [
    'side-effects',
    'calls a method',
    `${IMPORT}${trees}${GET.replace('    trees.set', '    tree.load();\n    trees.set')}`,
  ],
  [
    'side-effects',
    'calls something',
    `${IMPORT}${trees}${GET.replace('    trees.set', '    register(tree);\n    trees.set')}`,
  ],
  [
    'side-effects',
    'is put into the page',
    `${IMPORT}${trees}${GET.replace('    trees.set', '    document.body.append(tree.el);\n    trees.set')}`,
  ],
  [
    'side-effects',
    'gives a number',
    `let next = 0;\nconst all = new Map();\nexport function of(id) { let it = all.get(id); if (!it) { it = { id, number: next++ }; all.set(id, it); } return it; }`,
  ],
  [
    'side-effects',
    'gives a number by a function',
    `let next = 0;\nconst number = () => next++;\nconst all = new Map();\nexport function of(id) { let it = all.get(id); if (!it) { it = { id, number: number() }; all.set(id, it); } return it; }`,
  ],
  [
    'side-effects',
    'chance',
    `const all = new Map();\nexport function of(id) { let it = all.get(id); if (!it) { it = { id, token: Math.random() }; all.set(id, it); } return it; }`,
  ],
  [
    'side-effects',
    'the time',
    `const all = new Map();\nexport function of(id) { let it = all.get(id); if (!it) { it = { id, at: Date.now() }; all.set(id, it); } return it; }`,
  ],
  [
    'side-effects',
    'a date',
    `const all = new Map();\nexport function of(id) { let it = all.get(id); if (!it) { it = { id, at: new Date() }; all.set(id, it); } return it; }`,
  ],
  [
    'side-effects',
    'a symbol',
    `const all = new Map();\nexport function of(id) { let it = all.get(id); if (!it) { it = { id, key: Symbol(id) }; all.set(id, it); } return it; }`,
  ],
  [
    'side-effects',
    'a timer',
    `${IMPORT}${trees}${GET.replace('    trees.set', '    setInterval(() => tree.poll(), 9);\n    trees.set')}`,
  ],
  [
    'side-effects',
    'a class that enters a list',
    `const all: Tree[] = [];\nclass Tree { constructor(readonly text: string) { all.push(this); } }\n${trees}${GET}export const count = () => all.length;`,
  ],
  [
    'side-effects',
    'a class that registers itself',
    `class Tree { constructor(readonly text: string) { registry.enter(this); } }\n${trees}${GET}`,
  ],
  [
    'side-effects',
    'a class that counts its instances',
    `class Tree { static made = 0; constructor(readonly text: string) { Tree.made++; } }\n${trees}${GET}`,
  ],
  [
    'side-effects',
    'a class that listens',
    `class Tree { constructor(readonly text: string) { window.addEventListener('resize', () => text); } }\n${trees}${GET}`,
  ],
  [
    'side-effects',
    'a field with a number',
    `let next = 0;\nclass Tree { id = next++; constructor(readonly text: string) {} }\n${trees}${GET}`,
  ],
  [
    'side-effects',
    'an assignment outside',
    `${IMPORT}let last: Tree;\n${trees}${GET.replace('    trees.set', '    last = tree;\n    trees.set')}export const lastOne = () => last;`,
  ],
];

describe('left alone', () => {
  test.each(REFUSED)('%s: %s', (hazard, _, code) => {
    const { output, verdicts, hazards } = migrate('map-to-weak-value-map', 'a.ts', code, true);
    expect({ output, verdicts, hazards }).toEqual({ output: code, verdicts: ['refused'], hazards: [hazard] });
  });
});

test.each(FIXTURES)('rewritten: $what', ({ path, before, after }) => {
  const { output, reasons } = migrate('map-to-weak-value-map', path, before);
  expect(reasons).toEqual(['']);
  expect(output).toBe(after);
});

test.each([
  ['size', 'trees.size'],
  ['values', '[...trees.values()]'],
  ['a copy', 'new Map(trees)'],
  ['a spread', '[...trees]'],
  ['Array.from', 'Array.from(trees)'],
  ['forEach', 'trees.forEach(show)'],
])('to review: %s', (_, walk) => {
  const code = `${trees}${GET}export const f = () => ${walk};\n`;
  const before = migrate('map-to-weak-value-map', 'a.ts', IMPORT + code);
  expect(before).toMatchObject({ output: IMPORT + code, verdicts: ['review'] });
  const after = migrate('map-to-weak-value-map', 'a.ts', IMPORT + code, true);
  const runtime = "import { WeakValueMap } from 'eslint-plugin-unleak/runtime';\n";
  expect(after.output).toBe(IMPORT + runtime + code.replace('trees = new Map', 'trees = new WeakValueMap'));
});

test.each([
  ['no semicolon where a file has none', '// licence\n', ''],
  ['one where a line could go on with the call', '// licence\n', ';', 'const one = list\n[1]\n'],
])('CommonJS: %s', (_, head, semicolon, tail = '') => {
  const get = `exports.get = function (id) {\n  let it = all.get(id)\n  if (!it) {\n    it = { id }\n    all.set(id, it)\n  }\n  return it\n}\n`;
  const { output } = migrate('map-to-weak-value-map', 'a.cjs', `${head}const all = new Map()\n${get}${tail}`);
  expect(output).toContain(`const { WeakValueMap } = require('eslint-plugin-unleak/runtime')${semicolon}\n`);
});
