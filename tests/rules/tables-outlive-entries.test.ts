/** What shows that a table is there for longer than what is in it, whatever object it is a field of. */
import rule from '../../src/rules/no-unbounded-cache.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const unbounded = { messageId: 'unbounded' as const };
const unclaimed = { messageId: 'unclaimed' as const };

/** A store whose entries are looked at after their time only by who asks for them. */
const store = (asking: string, rest: string, key = 'key'): string => `
export class Store {
  entries = new Map();
  get(${key}) {
    const entry = this.entries.get(${key});
    if (!entry) return undefined;
    if (${asking}) { this.entries.delete(${key}); return undefined; }
    return entry.value;
  }
  set(${key}, value) { this.entries.set(${key}, { value, until: Date.now() + this.ttl }); }
  ${rest}
}`;

const made = (make: string): string => `
class Service {
  touched = new Map();
  isFresh(file) { const at = this.touched.get(file.path); return at !== undefined && Date.now() - at < 500; }
  touch(file) { this.touched.set(file.path, Date.now()); }
}
let shared;
export function getService() { ${make} return shared; }
export function resetService() { shared = null; }`;

runRule('entries of use for a time', reportsOf(rule), {
  valid: [
    // Swept, at intervals or when it is full; taken out by who takes what is there.
    store(
      'entry.until < Date.now()',
      'sweep() { for (const [key, entry] of this.entries) if (entry.until < Date.now()) this.entries.delete(key); }',
    ),
    store(
      'entry.until < Date.now()',
      'trim() { if (this.entries.size > 99) this.entries.delete(this.entries.keys().next().value); }',
    ),
    store(
      'entry.until < Date.now()',
      'take(key) { const entry = this.entries.get(key); this.entries.delete(key); return entry; }',
    ),
    // Somebody is told of the end of what is in it.
    store('entry.until < Date.now()', "watch(bus) { bus.on('left', key => { this.entries.delete(key); }); }"),
    // Of which there are a few.
    store('entry.until < Date.now()', '', 'theme'),
    `export class Themes { shown = new Map(); show(theme) { const at = this.shown.get(theme); if (at && Date.now() - at < 1000) return; this.shown.set(theme, Date.now()); } }`,
    // Nothing asks how old it is.
    `export class Hits { at = new Map(); hit(ip) { this.at.set(ip, Date.now()); } last(ip) { return this.at.get(ip); } }`,
    // Another one each time that somebody asks.
    made('shared = new Service();'),
    // What is filed by name while a program is set up.
    `class Kinds { all = new Map(); register(name, kind) { this.all.set(name, kind); } get(name) { return this.all.get(name); } } export const kinds = new Kinds();`,
  ],
  invalid: [
    ...['entry.until < Date.now()', 'isExpired(entry)', 'this.isStale(entry)', 'entry.hasExpired()'].map(asking => ({
      code: store(asking, 'delete(key) { this.entries.delete(key); }'),
      errors: [unclaimed],
    })),
    {
      code: store('entry.until < Date.now()', '', 'sessionId'),
      errors: [unclaimed],
    },
    // A closure that is handed out, whose values say themselves when they were made.
    {
      code: `export function memoryStore(ttl) { const map = new Map(); const isExpired = record => Date.now() - record.createdAt >= ttl; return { get(key) { const record = map.get(key); if (record && isExpired(record)) { map.delete(key); return undefined; } return record; }, lock(key, record) { map.set(key, record); }, delete(key) { map.delete(key); } }; }`,
      errors: [unclaimed],
    },
    {
      code: `export class Limiter { hits = new Map(); hit(ip) { const at = this.hits.get(ip); if (at && Date.now() - at < 1000) return false; this.hits.set(ip, Date.now()); return true; } }`,
      errors: [unbounded],
    },
    // In the handlers that a function sets up.
    {
      code: `export function collect(bus) { const refreshed = new Map(); const refresh = projectId => { const now = Date.now(); if (now - (refreshed.get(projectId) ?? 0) < 1000) return; refreshed.set(projectId, now); load(projectId); }; bus.on('idle', ({ projectId }) => { refresh(projectId); }); }`,
      errors: [unbounded],
    },
    // Made when it is missing, and forgotten by who starts over.
    ...[
      'if (!shared) shared = new Service();',
      'if (shared === undefined) { shared = new Service(); }',
      'shared ??= new Service();',
    ].map(make => ({ code: made(make), errors: [unbounded] })),
    // A time is nothing that a program is set up with.
    {
      code: `class Fetches { at = new Map(); register(projectId) { this.at.set(projectId, Date.now()); } isRecent(projectId) { const at = this.at.get(projectId); return at !== undefined && Date.now() - at < 9000; } } export const fetches = new Fetches();`,
      errors: [unbounded],
    },
  ],
});

const seeing = (listen: string, see = 'message'): string => `
export class Bot {
  seen = new Set();
  queue = [];
  start(client) { ${listen} }
  take(${see}) {
    if (this.seen.has(message.id)) return;
    this.seen.add(message.id);
    this.reply(message);
  }
}`;

const handling = (name: string, end = ''): string =>
  `export class Hooks { done = new Set(); ${name}(event) { if (this.done.has(event.id)) return; this.done.add(event.id); run(event); } ${end} }`;

runRule('messages that were seen', reportsOf(rule), {
  valid: [
    // What others call, nobody knows how often; in a loop over what there is.
    seeing(''),
    seeing('for (const message of client.messages) this.take(message);'),
    `export class Walk { seen = new Set(); visit(node) { if (this.seen.has(node.id)) return; this.seen.add(node.id); for (const child of node.children) this.visit(child); } }`,
    // Taken out, or begun anew.
    handling('handleEvent', 'forget(id) { this.done.delete(id); }'),
    handling('handleEvent', 'flush() { this.done = new Set(); }'),
    handling('walkEvent'),
    // As long as a test.
    `it('hears each once', () => { const seen = new Set(); page.on('message', message => { if (seen.has(message.id)) return; seen.add(message.id); check(message); }); });`,
    // Of what is looked at again, there may be a few.
    `export class Devices { warned = new Set(); start() { setInterval(() => { for (const device of list()) if (!this.warned.has(device.id)) { this.warned.add(device.id); warn(device); } }, 1000); } }`,
  ],
  invalid: [
    ...[
      seeing("client.on('message', message => this.take(message));"),
      seeing("client.addEventListener('message', ({ data }) => { this.take(data); });"),
      seeing("client.on('messageCreate', message => { this.log(message); this.take(message); });"),
      handling('handleEvent'),
      handling('onEvent'),
      `export function start(client) { const seen = {}; client.on('message', ({ id, text }) => { if (seen[id]) return; seen[id] = true; show(text); }); }`,
      // Beside what is kept to a limit.
      `export class Overlay { seen = new Set(); queue = []; put(message) { if (this.seen.has(message.id)) return; this.seen.add(message.id); this.queue.push(message); while (this.queue.length > 50) this.queue.shift(); } }`,
    ].map(code => ({ code, errors: [unbounded] })),
  ],
});

const noted = (end: string): string =>
  `const notes = new Map(); export function note(chartId, text) { notes.set(chartId, text); } ${end}`;

runRule('what is known of things that the file ends', reportsOf(rule), {
  valid: [
    // Charts that stay, or of which only a part ends; what is kept of one goes with it.
    noted(''),
    noted('export function stop(chartId) { chartTimers.delete(chartId); }'),
    noted('export function paint(chartId) { drawChart(chartId); }'),
    noted('export function end(chartId) { destroyChart(chartId); notes.delete(chartId); }'),
    // What is to remember those that are gone.
    noted('export function end(chartId) { destroyChart(chartId); }').replaceAll('notes', 'archivedNotes'),
  ],
  invalid: [
    'export function end(chartId) { destroyChart(chartId); }',
    "bus.on('left', event => { chartStore.remove(event.chartId); });",
    'export const end = ({ chartId }) => { charts.delete(chartId); };',
  ].map(end => ({ code: noted(end), errors: [unbounded] })),
});

const loading = (loader: string, use = 'users.load(1);'): string =>
  `import DataLoader from 'dataloader'; const load = ids => find(ids); ${loader} ${use}`;

runRule('loaders that keep what they have loaded', reportsOf(rule), {
  valid: [
    // One for each request; without a cache; cleared; where others get hold of it.
    loading('export const make = () => { const users = new DataLoader(load); return users.load(1); };', ''),
    loading('const users = new DataLoader(load, { cache: false });'),
    loading('const users = new DataLoader(load, { cacheMap: new Lru(99) });'),
    loading('const users = new DataLoader(load);', 'users.load(1); users.clearAll();'),
    loading('export const users = new DataLoader(load);'),
    loading('const users = new DataLoader(load);', 'users.load(1); share(users);'),
    // Another one of that name.
    loading('const users = new DataLoader(load);').replace("'dataloader'", "'./data-loader'"),
  ],
  invalid: [
    loading('const users = new DataLoader(load);'),
    loading('const users = new DataLoader(load, { maxBatchSize: 9 });', 'export const user = id => users.load(id);'),
    loading('const users = new DataLoader(async ids => find(ids));', 'users.loadMany([1]);'),
    loading('const users = new DataLoader(load);').replace(
      "import DataLoader from 'dataloader'",
      "const DataLoader = require('dataloader')",
    ),
  ].map(code => ({ code, errors: [{ messageId: 'memoized' as const }] })),
});

const closing = (end: string, put = 'this.closedConnections.add(id);'): string => `
export class Connections {
  closedConnections = new Set();
  async open(id) {
    if (this.closedConnections.has(id)) throw new Error('closed');
    const connection = await connect(id);
    ${end.replace('PUT', put)}
    return connection;
  }
}`;

runRule('what is put in at the end of one thing after the other', reportsOf(rule), {
  valid: [
    // At its start; of the object itself, which ends once; of no end.
    closing("connection.once('open', () => { PUT });"),
    closing("this.wire.once('close', () => { PUT });"),
    closing("connection.on('data', () => { PUT });"),
    closing("connection.once('close', () => { PUT });", 'this.closedConnections.add(this.kind);'),
    // And taken out.
    closing("connection.once('close', () => { PUT setTimeout(() => this.closedConnections.delete(id), 9); });"),
  ],
  invalid: [
    "connection.once('close', () => { PUT });",
    "connection.addEventListener('disconnect', () => { PUT });",
    "connection.on('exit', code => { PUT });",
    'connection.onClose(() => { PUT });',
  ].map(end => ({ code: closing(end), errors: [unbounded] })),
});
