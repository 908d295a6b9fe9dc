/** What looks like a cache and is none: the main noise of rules on long-lived collections. */
import rule from '../../src/rules/no-unbounded-cache.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('silent', reportsOf(rule), {
  valid: [
    // Begun anew with each rendering, for other reasons than that it is not there yet.
    `let sorted; export function render(rows, box) { if (!rows) { box.text('none'); } else { sorted = {}; } } export function list(box, userId) { sorted[userId] = sort(box); }`,
    // Shortened by hand.
    `const boxes = []; app.on('update', () => { if (adding) boxes.push(new Box()); else { boxes[boxes.length - 1].destroy(); boxes.length--; } });`,
    // Collectors in synchronous callbacks.
    `export function names(list) { const all = []; list.forEach(item => { all.push(item.name); }); return all; }`,
    `export function byId(list) { const table = {}; list.map(item => { table[item.id] = item; }); return table; }`,
    // A table that each call makes anew, one whose entries are only rewritten.
    `let names; export function nameOf(id) { if (names === undefined) { names = {}; for (const user of window.users) names[user.id] = user.name; } return names[id]; }`,
    `let last; export function run(users) { last = new Map(); for (const user of users) last.set(user.id, user); }`,
    `const names = new Map(); export function rename(userId) { if (names.has(userId)) names.set(userId, 'x'); }`,
    // What is read until the program is over.
    // What comes before the program is ready is soon all there.
    `const files = []; app.on('open-file', (event, path) => { event.preventDefault(); if (app.isReady()) { open(path); } else { files.push(path); } });`,
    // The program is over when all that it waits for has come in.
    `const verify = async (reports, complete) => { await complete; if (reports.length !== 1000) { console.error('lost'); } }; const run = async () => { const reports = []; const producer = new Producer({}); const complete = new Promise(resolve => { producer.on('delivery-report', (error, report) => { reports.push(report); if (reports.length === 1000) { resolve(); } }); }); await verify(reports, complete); process.exit(0); }; run().catch(e => { console.error(e); });`,
    `const lines = []; input.on('line', line => { if (line === '') { print(lines.join(' ')); process.exit(0); } lines.push(line); });`,
    // A default.
    `export function merge(options) { options = options || {}; options[options.key] = 1; return options; }`,
    `export class A { put(k, v) { this.table = this.table || {}; this.table[k] = v; } }`,
    // A table of options.
    `const defaults = {}; export const setDefaults = options => { Object.assign(defaults, options); };`,
    // A property of what another module may replace.
    `import { current } from './state.js'; export const later = fn => { (current.after ??= []).push(fn); };`,
    // A size that guards the adding, an eviction beyond it.
    `const cache = new Map(); export const put = (k, v) => { if (cache.size < 100) cache.set(k, v); };`,
    `const cache = new Map(); export const put = (k, v) => { if (cache.size >= 100) cache.delete(cache.keys().next().value); cache.set(k, v); };`,
    `const cache = new Map(); export const put = (k, v) => { while (cache.size > 99) { const [oldest] = cache.keys(); cache.delete(oldest); } cache.set(k, v); };`,
    `let keys = [], table = {}; export const put = (k, v) => { keys.push(k); table[k] = v; if (keys.length > 99) delete table[keys.shift()]; };`,
    `const log = []; export const put = v => { if (log.push(v) > 99) log.splice(0, 50); };`,
    // Generations that are swapped.
    `let young = new Map(), old = new Map(); export const put = (k, v) => { young.set(k, v); if (young.size > 99) { old = young; young = new Map(); } };`,
    // Swept by a timer.
    `const cache = new Map(); setInterval(() => { for (const [k, { at }] of cache) if (at < Date.now() - 9) cache.delete(k); }, 1000); export const put = (k, v) => { cache.set(k, { v, at: Date.now() }); };`,
    `const cache = new Map(); export const put = (k, v) => { cache.set(k, v); setTimeout(() => cache.delete(k), 1000); };`,
    // In flight.
    `const pending = new Map(); export async function get(k) { pending.set(k, 1); try { return await load(k); } finally { pending.delete(k); } }`,
    `const pending = {}; export const get = k => pending[k] ??= load(k).finally(() => { delete pending[k]; });`,
    // Held weakly already.
    `const cache = new Map(); export const put = (k, v) => { cache.set(k, new WeakRef(v)); };`,
    // A class that bounds itself.
    `import { LRUCache } from 'lru-cache'; const cache = new LRUCache({ max: 9 }); export const put = (k, v) => { cache.set(k, v); };`,
  ],
  invalid: [],
});
