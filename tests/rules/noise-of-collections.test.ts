import { expect, test } from 'vitest';
import cache from '../../src/rules/no-unbounded-cache.ts';
import ineffective from '../../src/rules/no-ineffective-removal.ts';
import weakMap from '../../src/rules/prefer-weak-map.ts';
import { LASTING, reportsIn } from '../reports-in.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** What is known of each element that is asked about. */
const states = (made: string): string =>
  `${made} export function stateOf(element) { let state = states.get(element); if (!state) { state = { at: Date.now() }; states.set(element, state); } return state; }`;

runRule('prefer-weak-map', reportsOf(weakMap), {
  valid: [
    // The strong one only stands in where there are no weak ones.
    states("const states = typeof WeakMap !== 'undefined' ? new WeakMap() : new Map();"),
    states("const states = typeof WeakMap === 'undefined' ? new Map() : new WeakMap();"),
    states('const states = (window.WeakMap && new window.WeakMap()) || new Map();'),
    states(
      "const states = typeof globalThis === 'object' && typeof globalThis.WeakMap === 'function' ? new WeakMap() : new Map();",
    ),
    states('let states; if (hasWeakMap) states = new WeakMap(); else states = new Map();'),
    states('let states; try { states = new WeakMap(); } catch { states = new Map(); }'),
    states("const Table = typeof WeakMap === 'function' ? WeakMap : Map; const states = new Table();"),
  ],
  invalid: [
    states('const states = new Map();'),
    // Which of them it is has nothing to do with what there is.
    states('const states = DEBUG ? new Map() : new WeakMap();'),
    states("const states = typeof Map !== 'undefined' ? new Map() : new OldMap();"),
  ].map(code => ({ code, errors: [{ messageId: 'kept' as const }] })),
});

const nullable = (list: string): string =>
  `export function nullable(def, given) { ${list} if (union) union.push({ type: 'null' }); else def.anyOf = [{}, { type: 'null' }]; return def; }`;

runRule('no-unbounded-cache', reportsOf(cache), {
  valid: [
    // One of the lists that what is given has.
    nullable('const union = def.oneOf || def.anyOf;'),
    nullable('const union = def.oneOf ?? def.anyOf;'),
    nullable('const union = def.oneOf ? def.oneOf : def.anyOf;'),
  ],
  invalid: [
    'const DEFAULTS = ["id"]; export function fieldsOf(given) { const fields = given || DEFAULTS; fields.push("owner"); return fields; }',
    'export class Form { defaults = ["id"]; fieldsOf(given) { const fields = given.fields || this.defaults; fields.push("owner"); return fields; } } export const form = new Form();',
  ].map(code => ({ code, errors: [{ messageId: 'sharedDefault' as const }] })),
});

/** Times of several marks for each id, of which all go at once. */
const marks = (removal: string): string =>
  `export class Stats { marks = new Map(); measures = new Map(); mark(id, mark) { this.marks.set(\`\${id}_\${mark}\`, performance.now()); } ${removal} }`;

const undo = (
  redo: string,
  undo = 'const command = this.undone.pop(); this.redone.push(command);',
  more = '',
): string =>
  `export class Model { undone = []; redone = []; ${more}
    apply(command) { this.redone = []; this.keep(command); }
    keep(command) { this.undone.push(command); if (this.undone.length > 100) this.undone.shift(); }
    undo() { ${undo} } redo() { ${redo} } }`;

const listening = (remove: string): string =>
  `const listeners = {}; export function addGlobalListener(key, run) { const bound = event => run(event); listeners[key] = bound; window.addEventListener(nameOf(key), bound); } ${remove}`;

runRule('no-ineffective-removal', reportsOf(ineffective), {
  valid: [
    // What a callback calls the items of a list may be the whole key.
    marks(
      'end(id) { const gone = []; this.measures.forEach(m => { gone.push(`${id}_${m.from}`, `${id}_${m.to}`); }); gone.forEach(mark => this.marks.delete(mark)); }',
    ),
    marks('end(gone) { gone.map(mark => this.marks.delete(mark)); }'),
    marks('end(gone) { for (const mark of gone) this.marks.delete(mark); }'),
    // What goes back and forth between two lists is no more than before.
    undo('const command = this.redone.pop(); this.undone.push(command);'),
    undo('this.undone.push(this.redone.pop());', 'this.redone.push(this.undone.pop());'),
    undo(
      'this.undone.push(this.redone.pop());',
      'this.redone.unshift(this.undone.pop());',
      'again(command) { this.redone.push(command); if (this.redone.length > 100) this.redone.shift(); }',
    ),
    // Who stops listening to a thing listens to it again under the same key.
    listening('export function removeGlobalListener(key) { window.removeEventListener(nameOf(key), listeners[key]); }'),
    listening(
      'export function removeHandlers(key) { const bound = listeners[key]; if (bound) window.removeEventListener(nameOf(key), bound); }',
    ),
    // How it listened is no entry that ends.
    'const captures = {}; export function watch(item, run, capture) { captures[item.name] = capture; document.addEventListener("focus", run, captures[item.name]); } export function removeItem(item, run) { document.removeEventListener("focus", run, captures[item.name]); }',
  ],
  invalid: [
    {
      code: marks('end(mark) { this.marks.delete(mark); }'),
      errors: [{ messageId: 'otherKey' as const }],
    },
    // Whatever is waiting is kept for good.
    {
      code: undo(
        'this.undone.push(this.waiting.shift());',
        '',
        'waiting = []; put(command) { this.waiting.push(command); }',
      ),
      errors: [{ messageId: 'pastLimit' as const }],
    },
    { code: undo('const command = next(); this.undone.push(command);'), errors: [{ messageId: 'pastLimit' as const }] },
    {
      code: 'const handlers = new Map(); export function add(item, run) { const bound = () => run(item); handlers.set(item.name, bound); bus.on("change", bound); } export function remove(item) { bus.off("change", handlers.get(item.name)); }',
      errors: [{ messageId: 'ended' as const }],
    },
    {
      code: 'const watchers = {}; export function watch(path) { watchers[path] = fs.watch(path); } export function removeObserver(path) { watchers[path].close(); }',
      errors: [{ messageId: 'ended' as const }],
    },
  ],
});

const mains = (main: string, more = ''): string =>
  `const log = []; bus.on('message', message => log.push(message)); ${main} ${more}`;

const admitted = (growth: string, more = ''): string =>
  `import { KINDS, isBuilderName } from './kinds.js'; const patterns = new Map(); const groups = {}; ${more}
  export const join = group => { groups[group.kind] = group; };
  function fill(slug) { if (!patterns.has(slug)) patterns.set(slug, new RegExp(slug)); return patterns.get(slug); }
  export function patternOf(slug) { ${growth} }`;

const workers = (end: string): string =>
  `const workers = {}; export function parse(workerUrl, done) { ${end} const worker = new Worker(workerUrl); workers[workerUrl] = worker; worker.onmessage = ({ data }) => { if (data.end) worker.terminate(); else done(data); }; }`;

const screens = (key: string): string =>
  `const screens = {}; let next = 0; export function idOf(params) { const key = ${key}; if (screens.hasOwnProperty(key)) return screens[key]; return (screens[key] = next++); }`;

runRule('no-unbounded-cache', reportsOf(cache), {
  valid: [
    // What is written out once, when the program is done.
    mains("(async () => { await run(); fs.writeFileSync('log', log.join('\\n')); })();"),
    mains(
      "main().catch(fail).finally(() => fs.writeFileSync('log', log.join('\\n')));",
      'async function main() { await run(); }',
    ),
    mains("await run(); fs.writeFileSync('log', log.join('\\n'));"),
    // Only names get in that the program has.
    admitted('if (!isBuilderName(slug)) error(404); return fill(slug);'),
    admitted('if (KINDS.includes(slug)) return fill(slug);'),
    admitted('if (!(slug in KINDS)) throw new Error(slug); return fill(slug);'),
    admitted('return KINDS.has(slug) && fill(slug);'),
    // Another table has as many.
    admitted('if (groups[slug]) return fill(slug);'),
    // Who ends what is under a key before the next comes there counts on it that the same keys come again.
    workers('if (workers[workerUrl]) workers[workerUrl].terminate();'),
    workers('const old = workers[workerUrl]; if (old) old.terminate();'),
    workers('workers[workerUrl]?.terminate();'),
    // Some of what is given, by names that say how few there are.
    screens("[params.kind, params.outlet].join('#')"),
    "const KIND = 'screen_kind'; " + screens("[params[KIND], params['outlet']].join('#')"),
  ],
  invalid: [
    mains('setInterval(() => upload(log.join()), 5000);'),
    mains('(async () => { await run(); serve(() => log.join()); })();'),
    admitted('return fill(slug);'),
    admitted('if (!isValid(slug)) return; return fill(slug);'),
    admitted('if (!KINDS.includes(slug)) return fill(slug);'),
    // What has left the one stays in the other.
    admitted('if (groups[slug]) return fill(slug);', 'export const leave = group => { delete groups[group.kind]; };'),
    workers(''),
    screens('params.join()'),
    screens("[params.url, params.outlet].join('#')"),
  ].map(code => ({ code, errors: [{ messageId: 'unbounded' as const }] })),
});

const checks = (parameter: string): string => {
  const [name] = parameter.split(':');
  return `const checks = new Map<object, Set<number>>(); export function isOneOf(${parameter}, value: number) { let check = checks.get(${name}); if (!check) { check = new Set(Object.values(${name})); checks.set(${name}, check); } return check.has(value); }`;
};

runRule('prefer-weak-map', reportsOf(weakMap), {
  valid: [
    // What extends a program is a function that it has written.
    'const used = [];\n/** @param {Function} fn */\nexport function use(fn) { if (!~used.indexOf(fn)) { fn(api); used.push(fn); } return api; }',
    'const used = new Set();\n/** @param {Function} plugin */\nexport function install(plugin) { if (used.has(plugin)) return; used.add(plugin); plugin(api); }',
  ],
  invalid: [
    'const seen = [];\n/** @param {Function} fn */\nexport function run(fn) { if (!~seen.indexOf(fn)) { fn(api); seen.push(fn); } }',
    'const checks = new Map(); export function check(element) { let check = checks.get(element); if (!check) { check = new Set(element.attributes); checks.set(element, check); } return check; }',
  ].map(code => ({ code, errors: [{ messageId: 'kept' as const }] })),
  typescript: {
    valid: [
      // There are as many enumerations as the program declares.
      checks('enumVariable: { [key: string]: number }'),
      checks('colorEnum: Record<string, number>'),
    ],
    invalid: [{ code: checks('box: { [key: string]: number }'), errors: [{ messageId: 'kept' as const }] }],
  },
});

const saved = (begin: string): string =>
  `const files = new Set(); const timers = new Map(); export function begin(id) { files.add(id); ${begin} } export async function end(id) { files.delete(id); await save(id); }`;

const nodes = (more: string): string =>
  `class Engine { compares = new Map(); states = new Map(); add(nodeId, by) { this.compares.set(nodeId, by); this.states.set(nodeId, 1); } ${more} } export const engine = new Engine();`;

const streams = (end: string): string =>
  `const streams = new Map(); const written = new Map(); export function streamFor(name) { const stream = open(name); streams.set(name, stream); written.set(name, 0); ${end} return stream; }`;

runRule('no-ineffective-removal', reportsOf(ineffective), {
  valid: [
    // A timer for each key that comes again.
    saved('clearTimeout(timers.get(id)); timers.set(id, setTimeout(() => flush(id), 500));'),
    saved('const old = timers.get(id); if (old) clearTimeout(old); timers.set(id, setTimeout(() => flush(id), 500));'),
    'const dirty = new Set(); const timers = new Map(); export function begin(userId) { dirty.add(userId); clearTimeout(timers.get(userId)); timers.set(userId, setTimeout(() => flush(userId), 500)); } export async function flush(userId) { dirty.delete(userId); await save(userId); }',
    // It sets one or the other.
    nodes(
      'copy(from, to) { const by = this.compares.get(from); if (by === undefined) this.compares.delete(to); else this.compares.set(to, by); }',
    ),
    // What has failed is made anew, and else both stay.
    streams("stream.on('error', () => streams.delete(name));"),
    streams("stream.addEventListener('error', () => { streams.delete(name); });"),
  ],
  invalid: [
    { code: saved('timers.set(id, setTimeout(() => flush(id), 500));'), errors: [{ messageId: 'twin' as const }] },
    { code: nodes('drop(nodeId) { this.compares.delete(nodeId); }'), errors: [{ messageId: 'twin' as const }] },
    { code: streams("stream.on('close', () => streams.delete(name));"), errors: [{ messageId: 'twin' as const }] },
  ],
});

test('what only shows how a library is used is no part of a program, also among its sources', () => {
  expect(reportsIn(LASTING, 'src/examples/see.js')).toBe(0);
  expect(reportsIn(LASTING, 'packages/shop/lib/demo/see.js')).toBe(0);
  expect(reportsIn(LASTING, 'src/app/examples/see.js')).toBe(1);
  expect(reportsIn(LASTING, 'src/samples/see.js')).toBe(1);
  expect(reportsIn(LASTING, 'src/scripts/see.js')).toBe(1);
});
