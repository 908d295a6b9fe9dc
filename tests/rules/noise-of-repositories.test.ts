import cache from '../../src/rules/no-unbounded-cache.ts';
import ineffective from '../../src/rules/no-ineffective-removal.ts';
import listener from '../../src/rules/no-leaked-listener.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import timer from '../../src/rules/no-leaked-timer.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** Runs that are kept by their source for a while, with the type of those keys. */
const runs = (keys: string, type: string, made = `new Map<${type}, { at: number; runs: number[] }>()`): string => `
type SourceKey = ${keys}; interface Source { key: ${type}; name: string }
export class History { runs = ${made};
  async of(source: Source) { const known = this.runs.get(source.key); if (known && Date.now() - known.at < 500) return known.runs; const runs = await load(source.name); this.runs.set(source.key, { at: Date.now(), runs }); return runs; } }
const shared = new History(); export const get = (source: Source) => shared.of(source);`;

const numbered = (result: string): string =>
  `const counts = {}; export function nameOf(id) { counts[id] = counts[id] || 1; const count = counts[id]++; return ${result}; }`;

const rule = (visitor: string): string =>
  `export function create(context) { const pending = new Map(); return { ${visitor}(node) { if (node.init) pending.set(node.init.id, node.id.name); }, done() { for (const name of pending.values()) context.report(name); } }; }`;

const single = (flight: string): string =>
  `const flights = new Map(); export async function fresh(store) { const now = Date.now(); const known = flights.get(store.path); if (known) return known; ${flight} }`;

runRule('no-unbounded-cache', reportsOf(cache), {
  valid: [
    // The words that a program begins its names with.
    numbered('\`\${id}-\${count}\`'),
    numbered("id + '-' + counts[id]++"),
    // Who goes through a tree of syntax is done at its end.
    rule('VariableDeclarator'),
    // What is begun on the spot takes itself out, whatever is compared with the time before.
    single(
      'const flight = (async () => { try { return await refresh(store); } catch (error) { if (store.expires <= now) clear(store); throw error; } finally { flights.delete(store.path); } })(); flights.set(store.path, flight); return flight;',
    ),
  ],
  invalid: [{ code: numbered('count'), errors: [{ messageId: 'unbounded' as const }] }],
  typescript: {
    valid: [
      // The types of the keys say how many there are.
      runs("'labs' | 'loom'", 'SourceKey'),
      runs("'labs' | 'loom'", 'string', 'new Map<SourceKey, { at: number; runs: number[] }>()'),
      runs("'labs' | 'loom'", 'SourceKey', 'new Map()'),
    ],
    invalid: [{ code: runs('string', 'SourceKey'), errors: [{ messageId: 'unbounded' as const }] }],
  },
});

const printer = (use: string): string => `
class Printer { circles = new Set(); unused = new Set();
  constructor(value) { this.value = value; }
  print() { this.find(this.value); return JSON.stringify(this.value, (key, value) => this.replace(value)); }
  find(value) { if (this.circles.has(value)) return; this.circles.add(value); this.unused.add(value); for (const part of Object.values(value)) this.find(part); }
  replace(value) { if (this.circles.has(value)) { this.unused.delete(value); return '@'; } return value; } }
${use}`;

const inFlight = (work: string): string =>
  `export class Channel { inFlight = new Map(); begin(nonce, work) { const settled = ${work}.then(ok => { this.inFlight.delete(nonce); return ok; }); this.inFlight.set(nonce, settled); return settled; } }`;

const watcher = (test: string): string =>
  `export class Watcher { guards = new Set(); seen = new Map(); add(path, at) { this.seen.set(path, at); this.guards.add(path); } evict(paths) { for (const path of this.seen.keys()) { if (${test}) this.seen.delete(path); } } }`;

const updaters = (index: string): string =>
  `import * as array from './array.js'; export class Store { updaters = []; others = []; observe(updater) { this.updaters.push(updater); return () => { this.updaters.splice(${index}, 1); }; } note(other) { this.others.push(other); } }`;

const service = (table: string): string =>
  `export class Service { ${table} = new Map(); levels = new Map(); open(chatId) { this.${table}.set(chatId, {}); } level(chatId, level) { this.levels.set(chatId, level); } finish(chatId) { this.${table}.delete(chatId); } }`;

runRule('no-ineffective-removal', reportsOf(ineffective), {
  valid: [
    // What is made for one call is gone with it.
    printer('export const toText = value => new Printer(value).print();'),
    // A failure has been taken care of before.
    inFlight('work.then(() => true, error => { warn(error); return false; })'),
    // What is taken out of the one is not in the other.
    watcher('!paths.has(path) && !this.guards.has(path)'),
    // A helper for all lists.
    updaters('array.indexOf(this.updaters, updater)'),
    // Out of a cache goes what is out of date.
    service('chatsCache'),
  ],
  invalid: [
    { code: printer('export const make = value => new Printer(value);'), errors: [{ messageId: 'twin' as const }] },
    { code: inFlight('work.then(() => true)'), errors: [{ messageId: 'missedOnThrow' as const }] },
    { code: watcher('!paths.has(path)'), errors: [{ messageId: 'twin' as const }] },
    { code: updaters('this.others.indexOf(updater)'), errors: [{ messageId: 'wrongIndex' as const }] },
    { code: service('chats'), errors: [{ messageId: 'sibling' as const }] },
  ],
});

const pool = (project: string): string =>
  `import { Subject, takeUntil, mergeMap } from 'rxjs'; export class Pool { disposed = new Subject(); constructor(token$) { token$.pipe(takeUntil(this.disposed), mergeMap(${project})).subscribe(made => this.add(made)); } dispose() { this.disposed.next(); } }`;

runRule('no-leaked-subscription', reportsOf(subscription), {
  // An asynchronous function is done by itself.
  valid: [pool('async () => { const made = create(); await made.init(); return made; }')],
  invalid: [{ code: pool('() => this.changes$'), errors: [{ messageId: 'outlived' as const }] }],
});

const pause = (otherwise: string): string =>
  `export const pause = (ms, signal) => new Promise((resolve, reject) => { if (!signal) { setTimeout(resolve, ms); ${otherwise} } const stop = () => { reject(signal.reason); }; signal.onabort = stop; work().then(resolve, reject); });`;

const animation = (step: string, shared = ''): string =>
  `import { useCallback, useRef } from 'react'; export function Overlay({ box }) { const ref = useRef(null); const animate = useCallback(target => { let cancelled = false; let x = 0; function step(now) { ${step} } ${shared} requestAnimationFrame(step); }, []); return animate; }`;

runRule('no-leaked-timer', reportsOf(timer), {
  valid: [
    // Nothing else settles what has been returned from.
    pause('return;'),
    // An animation that comes to its end, or that others can stop.
    animation('x += 1; let settled = x >= target; if (settled) { box.done(); } else { requestAnimationFrame(step); }'),
    animation(
      'if (cancelled) return; box.draw(x++); requestAnimationFrame(step);',
      'ref.current = { cancel: () => { cancelled = true; } };',
    ),
  ],
  invalid: [
    { code: pause(''), errors: [{ messageId: 'outrun' as const }] },
    { code: animation('box.draw(x); requestAnimationFrame(step);'), errors: [{ messageId: 'dropped' as const }] },
  ],
});

const menu = (close: string): string =>
  `export class Menu { constructor(deps) { this.deps = deps; } wire() { this.deps.bus.on('key', event => this.onKey(event)); } onKey(event) { if (event.key === 'Escape') this.${close}(); } ${close}() { this.open = false; } }`;

runRule('no-leaked-listener', reportsOf(listener), {
  valid: [
    // Nobody but the object itself can call that: it puts a part away.
    menu('#close'),
    // An element gives nothing back that one could keep, as a helper does.
    `import { addEventListener } from './widgets.js'; export class Tree extends Base { attach() { this.node.addEventListener('mousedown', this.press.bind(this)); this.toDispose.push(addEventListener(this.node, 'focusin', this.focus.bind(this))); } }`,
  ],
  invalid: [{ code: menu('close'), errors: [{ messageId: 'leaked' as const }] }],
  typescript: { valid: [menu('close').replace(' close()', ' private close()')] },
});
