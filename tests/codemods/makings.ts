const FILL = 'export function put(key: string, value: object) { map.set(key, value); }';
const METHODS = 'put(key: string, value: object) { this.map.set(key, value); }';

/** Ways to make a map that outlives the calls that fill it. */
export const LASTING: readonly string[] = [
  `const map = new Map();\n${FILL}`,
  `const map = new /* all of them */ Map();\n${FILL}`,
  `const map = /* @__PURE__ */ new (Map)();\n${FILL}`,
  `const Table = Map; const map = new Table();\n${FILL}`,
  `class Table extends Map {} const map = new Table();\n${FILL}`,
  `const map: Map<string, () => void> = new Map();\n${FILL}`,
  `let map: Map<string, object>; map = new Map();\n${FILL}`,
  `const map = globalThis.all ? new Map() : new Map([['a', {}]]);\n${FILL}`,
  `export const put = (() => { const map = new Map(); return (key: string, value: object) => map.set(key, value); })();`,
  `const table = { map: new Map() }; export function put(key: string, value: object) { table.map.set(key, value); }`,
  `const table = { map: new Map(), ${METHODS} }; export const put = (key: string) => table.put(key, {});`,
  `export class Table { static map = new Map(); static ${METHODS} }`,
  `export class Table { static map: { get(key: string): object } & Map<string, object> = new Map(); static ${METHODS} }`,
  `export class Table { static map; static { this.map = new Map(); } static ${METHODS} }`,
  `class Table { map = new Map(); ${METHODS} } export const table = new Table();`,
  `class Table { map; constructor() { this.map = new Map(); } ${METHODS} } export const table = new Table();`,
  `class Table { #map = new Map(); put(key: string) { this.#map.set(key, {}); } } export const table = new (Table)();`,
  `const Table = class { map = new Map(); ${METHODS} }; export const table = new Table();`,
  `class Table { map = new Map(); ${METHODS} } const Alias = Table; export const table = new Alias();`,
  `@Injectable({ providedIn: 'root' }) export class Table { map = new Map(); ${METHODS} }`,
  `class Table { map = new Map(); ${METHODS} static one; static get() { return (Table.one ??= new Table()); } } export { Table };`,
  `define(['a'], function (a) { const map = new Map(); return { put(key: string) { map.set(key, {}); } }; });`,
  `function start() { const map = new Map(); return (key: string) => map.set(key, {}); } export const put = start();`,
  `const map = new Map(); function handOn(table, key: string) { table.set(key, {}); } export const put = (key: string) => handOn(map, key);`,
  `const table = () => (map ??= new Map()); let map; export function put(key: string) { table().set(key, {}); }`,
  `const quotes = /['"\`]/; const map = new Map(); const half = 4 / 2; export function put(key: string) { map.set(key, '"'); }`,
];

/** Ways to make one that does not, or that nothing fills. */
export const PASSING: readonly string[] = [
  `export function count(words: string[]) { const map = new Map(); for (const word of words) map.set(word, 1); return map; }`,
  `export class Table { map = new Map(); ${METHODS} }`,
  `export class Table { private readonly map: Map<string, { readonly id: string }> = new Map(); ${METHODS} }`,
  `export class Table extends Emitter<{ change: string }> { map; constructor() { super(); this.map = new Map(); } ${METHODS} }`,
  `export class Table { count(words: string[]) { const map = new Map(); words.forEach(word => { map.set(word, 1); }); return map; } }`,
  `class Table { map = new Map(); ${METHODS} } export class Owner { table = new Table(); }`,
  `export const copy = (map: Map<string, object>) => new Map(map).set('a', {});`,
  `const map = new Map([['a', 1]]); export const get = (key: string) => map.get(key); other.set(1);`,
  `exports.count = function (words) { const map = new Map(); words.forEach(word => map.set(word, 1)); return map; };`,
  `const text = 'const map = new Map()'; /* map.set(1, 2) */ export const set = () => text.set(1);`,
];

/** Objects that are taken for caches. */
export const RECORDS: readonly string[] = [
  'const made = {};\nexport function of(key: string) { if (!made[key]) made[key] = { key }; return made[key]; }',
  'export const made: { [key: string]: Tree } = {};\nexport function of(key: string) { return made[key] || (made[key] = new Tree(key)); }',
  'const made = Object.create(null);\nexport function of(key: string) { return (made[key]!) || ((made[key]!) = new Tree(key)); }',
  'const made = {} as Record<string, Tree>;\nexport function of(key: string) { const known = made[list[0]]; if (known) return known; return (made[list[0]] = new Tree(key)); }',
  'export class Tree {\n  static readonly made: Record<string, Tree> = {};\n  static of(key: string) { return Tree.made[key] || (Tree.made[key] = new Tree()); }\n}',
  'export class Tree {\n  static #made = {};\n  static of(key: string, other: Tree) { other.made(); return this.#made[key] || (this.#made[key] = new Tree()); }\n}',
];

/** Objects that are none. */
export const OTHER_RECORDS: readonly string[] = [
  'const made = {};\nexport function of(key: string) { if (!made[key]) made[key] = { key }; return made[key]; }\nexport const has = (key: string) => key in made;',
  'const made = {};\nmade.first = {}; list[0] = made.first; export const of = (key: string) => made[key];',
  'const sizes = {};\nexport const of = (key: string) => sizes[key]; list[0] = 1;',
  'const made = {};\nexport function of(key: string) { delete made[key]; return (made[key] = { key }); }',
];
