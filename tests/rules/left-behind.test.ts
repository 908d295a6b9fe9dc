/** What stays when its counterpart goes, what is only taken back when it fails, what is there until somebody lets go. */
import rule from '../../src/rules/no-ineffective-removal.ts';
import unbounded from '../../src/rules/no-unbounded-cache.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

/** A class that has two collections for what it is told of, and loses one entry of these. */
const rooms = (end: string, more = ''): string => `
export class Lobby {
  constructor(bus) {
    this.users = new Map();
    this.offers = new Map();
    bus.onPeerOpen(userId => { this.users.set(userId, bus.connect(userId)); });
    ${end}
  }
  offer(userId, offer) { this.offers.set(userId, offer); }
  offerOf(userId) { return this.offers.get(userId); }
  ${more}
}`;

runRule('siblings', reportsOf(rule), {
  valid: [
    rooms(`bus.onPeerClosed(userId => { this.users.delete(userId); this.offers.delete(userId); });`),
    // Emptied where something in this file says so.
    rooms(
      `bus.onPeerClosed(userId => { this.users.delete(userId); this.reset(); });`,
      `reset() { this.offers.clear(); }`,
    ),
    // Noted as gone.
    rooms(`bus.onPeerClosed(userId => { this.users.delete(userId); this.offers.set(userId, null); });`),
    // Nobody has gone: one of two lists is moved out of.
    rooms(`bus.onAnswer(userId => { this.users.delete(userId); });`),
    // The keys of the two may be of different things.
    `export class Page { views = new Map(); styles = new Map(); show(key, view) { this.views.set(key, view); } style(key, style) { this.styles.set(key, style); } remove(key) { this.views.delete(key); } }`,
    // What is there for whoever comes back, and who is there now.
    ...['banned', 'scores', 'settings'].map(
      kept =>
        `export class Room { users = new Map(); ${kept} = new Map(); join(userId, user) { this.users.set(userId, user); } leave(userId) { this.users.delete(userId); } keep(userId, what) { this.${kept}.set(userId, what); } }`,
    ),
    `export class Room { online = new Map(); names = new Map(); join(userId, user) { this.online.set(userId, user); } leave(userId) { this.online.delete(userId); } rename(userId, name) { this.names.set(userId, name); } }`,
    // What is under way is no sibling of what is known.
    `export class Loader { inFlight = new Map(); loaded = new Map(); load(jobId) { this.inFlight.set(jobId, ask(jobId)); } done(jobId, job) { this.loaded.set(jobId, job); } finish(jobId) { this.inFlight.delete(jobId); } }`,
    // What stops may start again, and then has what it had.
    `export class Poller { timers = new Map(); last = new Map(); start(accountId) { this.timers.set(accountId, poll(accountId)); } store(accountId, data) { this.last.set(accountId, data); } stop(accountId) { this.timers.delete(accountId); } }`,
  ],
  invalid: [
    {
      code: rooms(`bus.onPeerClosed(userId => { this.users.delete(userId); });`),
      errors: [{ messageId: 'sibling', line: 5 }],
    },
    {
      code: rooms(`bus.on('disconnect', userId => { this.users.delete(userId); });`),
      errors: [{ messageId: 'sibling', line: 5 }],
    },
    {
      code: rooms('', `removeUser(userId) { this.users.delete(userId); }`),
      errors: [{ messageId: 'sibling', line: 5 }],
    },
    // Objects and variables of the module.
    flagged(`
const sockets = {};
const names = {};
//    ~~~~~ sibling
export function join(memberId, socket) { sockets[memberId] = socket; }
export function rename(memberId, name) { names[memberId] = name; }
export function leave(memberId) { delete sockets[memberId]; }
export const nameOf = memberId => names[memberId];`),
    // Two have been thought of, and the third has not.
    flagged(`
export class Poller {
  timers = new Map();
  tokens = new Map();
  last = new Map();
//~~~~ sibling
  start(accountId, token) { this.tokens.set(accountId, token); this.timers.set(accountId, poll(accountId)); }
  store(accountId, data) { this.last.set(accountId, data); }
  stop(accountId) { this.timers.delete(accountId); this.tokens.delete(accountId); }
}`),
    // Nothing answers to the index of this list but itself.
    flagged(`
const nodes = [];
export function add(node) { nodes.push(node); }
export function remove(node) { const index = nodes.indexOf(node); delete nodes[index]; }
//                                                                ~~~~~~~~~~~~~~~~~~~ holed`),
  ],
});

runRule('indexes of others', reportsOf(rule), {
  valid: [
    // A hole keeps the indexes by which another list is looked into.
    `const nodes = []; const handlers = []; export function add(node, handler) { const index = nodes.push(node) - 1; handlers[index] = handler; } export function remove(node) { const index = nodes.indexOf(node); delete handlers[index]; delete nodes[index]; }`,
  ],
  invalid: [],
});

const states = (parameter: string, body: string): string =>
  `import _ from 'lodash'; export const select = _.memoize((${parameter}, path) => ${body});`;

runRule('failures, locks and texts', reportsOf(unbounded), {
  valid: [
    // Taken out when it is over, too.
    `const loads = new Map(); export function load(token) { const asked = ask(token).catch(error => { loads.delete(token); throw error; }); asked.then(() => loads.delete(token)); loads.set(token, asked); return asked; }`,
    // What fails is something else than what is kept: a connection ends by failing.
    `const sockets = new Map(); export function accept(sessionId, socket) { sockets.set(sessionId, socket); pump(socket).catch(() => { sockets.delete(sessionId); }); }`,
    // One for each of the few that a program asks.
    `const jwksCache = new Map(); export async function keysOf(config) { return load(config.jwksUrl); } function load(url) { const known = jwksCache.get(url); if (known && known.until > Date.now()) return known.keys; const keys = ask(url); jwksCache.set(url, { keys, until: Date.now() + 9 }); return keys; }`,
    // Flags that a program has a few of; no lock.
    `const flags = {}; export function enable(key) { flags[key] = true; } export function disable(key) { flags[key] = false; }`,
    // The codes of countries and languages, which are parsed, too.
    ...['countryCode', 'langCode', 'currencyCode'].map(
      code =>
        `const found = new Map(); export function parseCode(${code}) { if (!found.has(${code})) found.set(${code}, run(${code})); return found.get(${code}); }`,
    ),
    // The codes of errors, the texts of one file.
    `const texts = new Map(); export function textOf(code) { if (!texts.has(code)) texts.set(code, translate(code)); return texts.get(code); }`,
    // The states of a machine, and those of America.
    states('state', `names[state]`),
    states('state', `state === 'open'`),
    // A comment says who calls it.
    {
      code: `const seen = new Map();\n// Called at the start of each turn: what is there is of the last one.\nexport function clearSeen() { seen.clear(); }\nexport function mark(sessionId) { seen.set(sessionId, now()); }`,
      options: [{ confidence: 'possible' }],
    },
  ],
  invalid: [
    ...[
      `ask(token).catch(error => { loads.delete(token); throw error; })`,
      `ask(token).then(read, error => { loads.delete(token); throw error; })`,
    ].map(asked => ({
      code: `const loads = new Map(); export function load(token) { const known = loads.get(token); if (known) return known; const asked = ${asked}; loads.set(token, asked); return asked; }`,
      errors: [{ messageId: 'untilFailure' as const }],
    })),
    // The promise is a part of what is kept, under a digest; it is told of the failure behind its back.
    {
      code: `const loads = new Map(); export async function load(token) { const key = \`\${await sha256(token)}:user\`; const known = loads.get(key); if (known && known.until > Date.now()) return known.asked; const asked = ask(token); asked.catch(() => { loads.delete(key); }); loads.set(key, { asked, until: Date.now() + 9 }); return asked; }`,
      errors: [{ messageId: 'untilFailure' }],
    },
    ...['acquire release', 'lock unlock', 'tryLock unlock', 'acquireLock releaseLock', 'tryAcquire release'].map(
      names => {
        const [acquire, release] = names.split(' ');
        return {
          code: `const held = {}; export async function ${acquire}(key) { while (held[key]) await sleep(9); held[key] = true; } export function ${release}(key) { held[key] = false; }`,
          errors: [{ messageId: 'unbounded' as const }],
        };
      },
    ),
    // What settles a promise, in a list.
    {
      code: `const waits = {}; worker.onmessage = ({ data }) => { const [resolve] = waits[data.src]; resolve(data); }; export function ask(src) { return new Promise((resolve, reject) => { waits[src] = [resolve, reject]; worker.postMessage(src); }); }`,
      errors: [{ messageId: 'unbounded' }],
    },
    ...['const code = doc.getText();', 'const code = editor.getSource(doc);'].map(read => ({
      code: `const found = new Map(); export function detect(doc) { ${read} if (!found.has(code)) found.set(code, run(code)); return found.get(code); }`,
      errors: [{ messageId: 'unbounded' as const }],
    })),
    {
      code: `const found = new Map(); export function parseAll(code) { if (!found.has(code)) found.set(code, run(code)); return found.get(code); }`,
      errors: [{ messageId: 'unbounded' }],
    },
    ...[
      states('state', `build(state, path)`),
      states('rootState', `build(rootState)`),
      states('state', `state.items.map(path)`),
    ].map(code => ({ code, errors: [{ messageId: 'memoized' as const }] })),
  ],
});

/** A server that is told of each connection that comes. */
const server = (
  handler: string,
  take = 'streams.register',
  field = 'this.sessions[socket.session.id] = socket.session',
): string => `
export class Gateway {
  constructor(streams) {
    this.sessions = {};
    ${take}(socket => {
      socket.on('data', text => { socket.session = parse(text); ${field}; });
      ${handler}
    });
  }
}`;

runRule('put in for each that comes', reportsOf(unbounded), {
  valid: [
    server(`socket.on('close', () => { delete this.sessions[socket.session.id]; });`),
    // Nothing is heard of its end: it may be the one that there is.
    server(`socket.on('drain', () => this.more());`),
    // Whoever is asked once for the one that it is.
    server(`socket.on('close', () => this.closed());`, 'streams.connect'),
    // By names that may be a few.
    server(`socket.on('close', () => this.closed());`, 'streams.register', 'this.sessions[text.kind] = socket.session'),
    // The object is that of the connection itself.
    `export class Session { constructor(socket) { this.jobs = {}; socket.on('data', job => { this.jobs[job.id] = job; }); socket.on('close', () => this.closed()); } }`,
  ],
  invalid: [
    ...['streams.register', 'streams.accept', 'net.createServer'].map(take => ({
      code: server(`socket.on('close', () => this.closed());`, take),
      errors: [{ messageId: 'unbounded' as const, line: 4 }],
    })),
    {
      code: server(`socket.once('disconnect', () => this.closed());`, 'streams.onSocket'),
      errors: [{ messageId: 'unbounded', line: 4 }],
    },
  ],
});

/** Timers by what they are for, each of which can be stopped. */
const timers = (start: string, key = 'tile'): string => `
export class Unloader {
  timers = new Map();
  run(${key}) { ${start} }
  cancel(${key}) { clearTimeout(this.timers.get(${key})); this.timers.delete(${key}); }
}`;

/** What is told in parts, of which the first and the last say so. */
const parts = (begin: string, end: string, more = '', others = ''): string => `
export class Assembler {
  parts = new Map();
  ${others}
  take(frame, done) {
    if (${begin}) this.parts.set(frame.id, frame);
    else if (${end}) { done(this.merge(frame)); ${more} }
    else this.merge(frame);
  }
  merge(frame) { const whole = this.parts.get(frame.id); whole.add(frame); return whole; }
}`;

runRule('fired and ended', reportsOf(rule), {
  valid: [
    timers(`this.timers.set(tile, setTimeout(() => { unload(tile); this.timers.delete(tile); }, 500));`),
    timers(`this.timers.set(tile, setTimeout(() => { unload(tile); this.cancel(tile); }, 500));`),
    timers(`this.timers.set(tile, setTimeout(() => { unload(tile); this.timers.clear(); }, 500));`),
    timers(`this.timers.set(tile, setTimeout(() => this.emit('late', tile), 500));`),
    // What comes by itself again is no timeout.
    timers(`this.timers.set(tile, setInterval(() => unload(tile), 500));`),
    // Of a few names.
    timers(`this.timers.set(name, setTimeout(() => unload(name), 500));`, 'name'),
    parts('frame.isFirst()', 'frame.isLast()', 'this.parts.delete(frame.id);'),
    // Of those that are over, there is a list to look at.
    parts('frame.isFirst()', 'frame.isLast()', '', 'all() { return [...this.parts.values()]; }'),
    // Nothing says that it begins or ends.
    parts('frame.isKnown()', 'frame.isLast()'),
    parts('frame.isFirst()', 'frame.isBroken()'),
    // Where something ends in a text, and a state that is asked again and again.
    ...['end > doc.length', 'end === undefined', 'range.end === doc.length'].map(
      test =>
        `export class Docs { docs = {}; openDoc(docId, doc) { this.docs[docId] = doc; } slice(docId, end, range) { const doc = this.docs[docId]; if (${test}) { show(doc); } return doc; } }`,
    ),
    `export class Users { users = {}; initUser(userId, user) { this.users[userId] = user; } award(userId) { const user = this.users[userId]; if (user.completed) { give(user); } } }`,
    // What is over is something else.
    `export class Users { users = {}; initUser(userId, user) { this.users[userId] = user; } award(userId, game) { const user = this.users[userId]; if (game.isFinished) { give(user); } } }`,
    // Made when it is asked for, by what knows of no end itself.
    `export class Loader { segments = {}; initSegment(id, map) { let stored = this.segments[id]; if (!stored) this.segments[id] = stored = { map }; return stored; } next(info) { this.load(info); if (this.isEndOfStream(info)) this.end(); } load(info) { this.fetch(info); } fetch(info) { return this.initSegment(info.segment.id, info.map); } }`,
    // Looked up by whoever wants to know what became of it.
    parts('frame.isFirst()', 'frame.isLast()', '', 'of(id) { return this.parts.get(id); }'),
    // Times by the labels that a program gives.
    `const marks = {}; export function start(label) { marks[label] = performance.now(); } export function end(label) { return performance.now() - marks[label]; }`,
    // What is at its end says so, and is shown.
    `export class Jobs { jobs = new Map(); begin(jobId) { this.jobs.set(jobId, { state: 'running' }); } tell(jobId, event) { const job = this.jobs.get(jobId); if (event.isFinished) { job.state = 'done'; show(job); } } }`,
  ],
  invalid: [
    ...[
      `this.timers.set(tile, setTimeout(() => unload(tile), 500));`,
      `const timer = setTimeout(() => { unload(tile); }, 500); this.timers.set(tile, timer);`,
      `this.timers.set(tile, window.setTimeout(unload, 500, tile));`,
    ].map((start, index) => ({
      code: timers(start) + (index === 2 ? '\nfunction unload(tile) { draw(tile); }' : ''),
      errors: [{ messageId: 'missedWhenFired' as const, line: 4 }],
    })),
    ...[
      ['frame.isFirst()', 'frame.isLast()'],
      [`frame.kind === 'begin'`, `frame.kind === 'end'`],
      [`frame.kind === Kind.Start`, `frame.kind === Kind.End`],
      ['frame.start', 'frame.fin'],
      ['frame.isFirst === true', 'frame.isLast === true'],
    ].map(([begin = '', end = '']) => ({
      code: parts(begin, end),
      errors: [{ messageId: 'begunAndEnded' as const, line: 7 }],
    })),
    // The parts of one message, by way of what it is made of.
    {
      code: `export class Messages { parts = new Map(); take(message, done) { const frame = message.frame; const partId = message.getPartId(); if (frame.hasBeginFlag()) { this.parts.set(partId, message); } else if (frame.hasEndFlag()) { done(this.merge(partId, message)); } else { this.merge(partId, message); } } merge(partId, message) { const whole = this.parts.get(partId); whole.add(message); return whole; } }`,
      errors: [{ messageId: 'begunAndEnded' }],
    },
    // In two methods, where the second leaves until it is the last.
    {
      code: `export class Parser { blocks = {}; initBlock(head) { this.blocks[head.id] = { queue: [] }; this.queue(head); } queue(head) { const block = this.blocks[head.id]; const fin = (head.flags & flags.END_HEADERS) !== 0; block.queue.push(head.data); if (!fin) return; this.emit(block.queue); } }`,
      errors: [{ messageId: 'begunAndEnded' }],
    },
  ],
});

runRule('shared defaults and bypassed collections', reportsOf(unbounded), {
  valid: [
    `const DEFAULTS = ['id']; export function select(given) { const fields = given ?? [...DEFAULTS]; fields.push('owner'); return fields; }`,
    `const DEFAULTS = ['id']; export function select(given) { const fields = given ?? DEFAULTS; if (!fields.includes('owner')) fields.push('owner'); return fields; }`,
    `export function select(given) { const defaults = ['id']; const fields = given ?? defaults; fields.push('owner'); return fields; }`,
    // To be added to is what it is there for.
    `const plugins = []; export function use(given, plugin) { const list = given || plugins; list.push(plugin); }`,
    // Chosen: no default.
    `export class Bus { early = [log]; late = [log]; use(handler, isEarly) { const list = isEarly ? this.early : this.late; list.push(handler); } }`,
    // Only once, and only for a while.
    ...[
      `if (fields.includes('owner')) return fields; fields.push('owner');`,
      `fields.includes('owner') || fields.push('owner');`,
      `fields.push('owner'); ask(fields); fields.pop();`,
      `fields.push('owner'); ask(fields); fields.length = 1;`,
    ].map(add => `const DEFAULTS = ['id']; export function select(given, fields = DEFAULTS) { ${add} return fields; }`),
    // A stack.
    `const stack = ['root']; export function enter(given, name) { const list = given || stack; list.push(name); } export function leave() { stack.pop(); }`,
    `const pages = new Map(); export function keep(url, page) { pages.set(url, page); if (pages.size > 9) pages.clear(); }`,
    `import LRU from 'lru-cache'; const pages = new LRU({ max: 9 }); export function keep(url, page) { pages.set(url, page); }`,
    // A property with a name of its own.
    `import LRU from 'lru-cache'; const pages = new LRU({ max: 9 }); pages['started'] = now();`,
    // A class of the file may well be a dictionary.
    `class LRUMap { drop() { for (const key in this) delete this[key]; } } const pages = new LRUMap(); export function keep(url, page) { pages[url] = page; } export function drop() { pages.drop(); }`,
    // Taken out as what it is.
    `const pages = new Map(); export function keep(url, page) { pages[url] = page; } export function drop(url) { delete pages[url]; }`,
  ],
  invalid: [
    ...[
      'given || this.fields',
      'given ?? this.fields',
      'given ? given : this.fields',
      'given === undefined ? this.fields : given',
    ].map(fields => ({
      code: `export class Query { fields = ['id', 'name']; select(given, own) { const fields = ${fields}; if (own) fields.push('owner'); return ask(fields); } }`,
      errors: [{ messageId: 'sharedDefault' as const }],
    })),
    {
      code: `const DEFAULTS = ['id']; export function select(fields = DEFAULTS) { fields.push('owner'); return ask(fields); }`,
      errors: [{ messageId: 'sharedDefault' }],
    },
    {
      code: `const DEFAULTS = ['id']; export function select({ fields = DEFAULTS }) { fields.unshift('owner'); return ask(fields); }`,
      errors: [{ messageId: 'sharedDefault' }],
    },
    ...[
      `import LRU from 'lru-cache'; const pages = new LRU({ max: 9 });`,
      `const { LRUCache } = require('lru-cache'); const pages = new LRUCache({ max: 9 });`,
      `const pages = new Map();`,
      `let pages = new Map();`,
      `const pages = new Map(); export const lacks = url => !pages[url];`,
    ].map(made => ({
      code: `${made} export function keep(url, page) { pages[\`page:\${url}\`] = page; } export const of = url => pages[\`page:\${url}\`];`,
      errors: [{ messageId: 'bypassed' as const }],
    })),
  ],
});

const times = (fill: string, ask: string, key = 'visit'): string =>
  `const seen = new Map(); export function mark(${key}) { ${fill} } export function isFresh(${key}) { ${ask} }`;

const fetched = (key: string, value: string, name = 'cached'): string =>
  `const ${name} = {}; export function partOf(part, kind) { const key = ${key}; if (!${name}[key]) ${name}[key] = ${value}; return ${name}[key]; }`;

runRule('times and downloads', reportsOf(unbounded), {
  valid: [
    // How long something took, by the labels that a program gives.
    times('seen.set(visit, Date.now());', 'console.log(Date.now() - seen.get(visit));'),
    // Swept.
    `${times('seen.set(visit, Date.now());', 'return Date.now() - seen.get(visit) < 9;')} setInterval(() => { for (const [visit, at] of seen) if (Date.now() - at > 9) seen.delete(visit); }, 9);`,
    // Of the few that this file calls with.
    `const ran = new Map(); function run(what) { const now = Date.now(); if (now - (ran.get(what) ?? 0) < 9) return; ran.set(what, now); } app.on('tick', () => { run('a'); run('b'); });`,
    // One of a few by its name.
    times('seen.set(kind, Date.now());', 'return Date.now() - seen.get(kind) < 9;', 'kind'),
    // Made here; a file of the program.
    fetched('`${part.id}|${kind}`', 'make(part)'),
    fetched('`${part.id}|${kind}`', 'fetchModule(part)', 'modules'),
    fetched('`${kind}|v1`', 'fetchPart(part)'),
  ],
  invalid: [
    ...[
      times('seen.set(visit, Date.now());', 'return Date.now() - (seen.get(visit) || 0) < 60_000;'),
      times(
        'seen.set(visit, performance.now());',
        'const last = seen.get(visit); return last !== undefined && performance.now() - last < 9;',
      ),
      times('seen.set(visit, Date.now() + 9);', 'return seen.get(visit) > Date.now();'),
      times(
        'const now = Date.now(); seen.set(visit, now);',
        'const now = Date.now(); const age = now - (seen.get(visit) ?? 0); return age < 9;',
      ),
      fetched('`${part.ref.id}|${part.kind}`', 'net.fetchPart(part).then(read)'),
      fetched('`${kind}:${part.id}`', 'download(part.url)'),
      fetched('`${kind}:${part._id}`', 'requestPart(part).then(read).catch(tell)'),
    ].map(code => ({ code, errors: [{ messageId: 'unbounded' as const }] })),
  ],
});

/** What is put in a list of all there is, along with another one, and taken out of that. */
const listed = (fill: string, remove: string, more = ''): string => `
const all = [];
export class Group {
  own = [];
  byId = new Map();
  add(item) { ${fill} }
  ${remove}
  ${more}
}
export const names = () => all.map(item => item.name);`;

const SPLICED = 'removeItem(item) { this.own.splice(this.own.indexOf(item), 1); }';

runRule('lists', reportsOf(rule), {
  valid: [
    listed(
      'this.own.push(item); all.push(item);',
      'removeItem(item) { this.own.splice(this.own.indexOf(item), 1); all.splice(all.indexOf(item), 1); }',
    ),
    listed('this.own.push(item); all.push(item); if (all.length > 99) all.shift();', SPLICED),
    // Put in at other times; something else; moved within a list; what is to stay.
    listed('this.own.push(item); if (item.isKept) { all.push(item); }', SPLICED),
    listed('this.own.push(item); all.push(item.name);', SPLICED),
    listed('this.own.push(item); all.push(item);', 'sort(item) { this.own.splice(this.own.indexOf(item), 1); }'),
    listed('this.own.push(item); all.push(item);', SPLICED).replaceAll('all', 'history'),
    // What is waited for until something is done about it.
    listed('this.own.push(item); all.push(item);', SPLICED).replaceAll('own', 'pending'),
    // Of a call.
    `export function sorted(items) { const all = [], open = []; const add = item => { all.push(item); open.push(item); }; const drop = item => { open.splice(open.indexOf(item), 1); }; for (const item of items) { add(item); drop(item); } return all; }`,
    // A list that is looked through for those that are still there.
    listed(
      'this.own.push(item); all.push(item);',
      SPLICED,
      'prune() { all = all.filter(item => item.isOpen); }',
    ).replace('const all', 'let all'),
  ],
  invalid: [
    listed('this.own.push(item); all.push(item);', SPLICED),
    listed('all.push(item); this.own.push(item);', SPLICED),
    listed('this.byId.set(item.id, item); all.push(item);', 'remove(id) { this.byId.delete(id); }'),
    listed('this.byId.set(item, 0); all.push(item);', 'dispose(item) { this.byId.delete(item); }'),
  ].map(code => ({ code, errors: [{ messageId: 'twin' as const, line: 2 }] })),
});

/** Timers that a program runs itself. */
const ownTimers = (run: string, more = ''): string => `
let last = 0;
const callbacks = {};
const nextKey = () => { last++; return last; };
window.setTimeout = (callback, delay) => { const key = nextKey(); callbacks[key] = { callback }; worker.postMessage({ key, delay }); return key; };
window.clearTimeout = key => { if (callbacks.hasOwnProperty(key)) delete callbacks[key]; };
worker.onmessage = ({ data }) => { ${run} };
${more}`;

/** What keeps the timers of those who ask for them by messages. */
const timersByMessage = (end: string, name = 'jobId'): string => `
const timers = {};
onmessage = ({ data }) => {
  const { ${name} } = data;
  if (data.isEach) timers[${name}] = setInterval(() => { postMessage(${name}); }, data.time);
  else if (data.isStart) timers[${name}] = setTimeout(() => { postMessage(${name}); ${end} }, data.time);
  else { clearTimeout(timers[${name}]); delete timers[${name}]; }
};`;

runRule('timers that have fired', reportsOf(rule), {
  valid: [
    ownTimers('const run = callbacks[data.key]; delete callbacks[data.key]; run.callback();'),
    ownTimers('callbacks[data.key].callback(); drop(data.key);', 'function drop(key) { delete callbacks[key]; }'),
    ownTimers('for (const key in callbacks) callbacks[key].callback();'),
    // What is called by another name may be called again.
    ownTimers('callbacks[data.key].callback();').replaceAll('etTimeout', 'etListener'),
    timersByMessage('delete timers[jobId];'),
    timersByMessage('', 'kind'),
  ],
  invalid: [
    ...[
      ownTimers('const run = callbacks[data.key]; run.callback();'),
      ownTimers('callbacks[data.key].callback();')
        .replace('window.setTimeout', 'window.requestAnimationFrame')
        .replace('window.clearTimeout', 'window.cancelAnimationFrame'),
    ].map(code => ({ code, errors: [{ messageId: 'missedWhenFired' as const, line: 7 }] })),
    { code: timersByMessage(''), errors: [{ messageId: 'missedWhenFired', line: 6 }] },
    {
      code: timersByMessage('').replace('onmessage =', 'self.onmessage ='),
      errors: [{ messageId: 'missedWhenFired', line: 6 }],
    },
  ],
});

/** What each element has, and what is left of that. */
const data = (empty: string, name = 'removeData'): string => `
const data = {};
Item.prototype.data = function (key, value) { const own = data[this.id] = data[this.id] || {}; own[key] = value; };
Item.prototype.${name} = function () { data[this.id] = ${empty}; };`;

runRule('entries made empty', reportsOf(rule), {
  valid: [
    data('{}', 'makeData'),
    data('{ isGone: true }'),
    data('defaults'),
    // Of a few names.
    data('{}').replaceAll('this.id', 'this.kind'),
    `const lists = {}; export const add = (kind, item) => { (lists[kind] ??= []).push(item); }; export const removeAll = kind => { lists[kind] = []; };`,
  ],
  invalid: ['{}', '[]', 'new Map()', 'null'].map(empty => ({
    code: data(empty),
    errors: [{ messageId: 'blanked' as const, line: 4 }],
  })),
});

/** The steps that can be taken back, of which those that are done again are limited. */
const steps = (redo: string, edit = 'this.steps.push(step);', more = ''): string => `
export class Editor {
  steps = [];
  undone = [];
  redo() { const step = this.undone.pop(); ${redo} }
  undo() { const step = this.steps.pop(); if (this.undone.push(step) > LIMIT) this.undone.shift(); }
  edit(step) { ${edit} }
  ${more}
}`;

const LIMITED = 'this.steps.push(step); if (this.steps.length > LIMIT) this.steps.shift();';

runRule('lists with a limit', reportsOf(rule), {
  valid: [
    steps(LIMITED, LIMITED),
    // There or elsewhere: in what it calls, in what calls it.
    steps('this.keep(step);', 'this.keep(step);', `keep(step) { ${LIMITED} }`),
    steps(
      LIMITED,
      'this.keep(step); if (this.steps.length > LIMIT) this.steps.shift();',
      'keep(step) { this.steps.push(step); }',
    ),
    // As many as there are too many; all of them; by others, too.
    steps('this.steps.push(step); while (this.steps.length > LIMIT) this.steps.shift();'),
    steps(LIMITED, 'this.steps.push(step);', 'clear() { this.steps = []; }'),
    steps(LIMITED, 'this.steps.push(step);', 'next() { return this.steps.shift(); }'),
    // No limit but that there is something.
    steps('this.steps.push(step); if (this.steps.length > 0) this.steps.shift();'),
    // What there was before.
    steps(LIMITED, 'run(step);', 'restore(saved) { for (const step of saved) this.steps.push(step); }'),
  ],
  invalid: [
    steps('if (this.steps.push(step) > LIMIT) this.steps.shift();'),
    steps(LIMITED),
    steps('this.steps.push(step); if (this.steps.length >= 100) { this.steps.shift(); }'),
    steps('this.steps.unshift(step); if (this.steps.length > LIMIT) this.steps.pop();', 'this.steps.unshift(step);'),
  ].map(code => ({ code, errors: [{ messageId: 'pastLimit' as const, line: 7 }] })),
});

/** A client that asks over datagrams. */
const asking = (answered: string, more = '', send = ''): string => `
import dgram from 'node:dgram';
export class Client {
  constructor() {
    this.asked = {};
    this.socket = dgram.createSocket('udp4');
    this.socket.on('message', data => this.heard(parse(data)));
  }
  ask(packet, done) {
    this.asked[packet.messageId] = done;
    ${send}
    this.socket.send(write(packet));
  }
  heard(packet) { const done = this.asked[packet.messageId]; ${answered} }
  ${more}
}`;

const ANSWERED = 'delete this.asked[packet.messageId]; done(packet);';

runRule('answers that may be lost', reportsOf(rule), {
  valid: [
    // After a time, by whoever gives up, or with the socket.
    asking(ANSWERED, '', 'setTimeout(() => { delete this.asked[packet.messageId]; }, 500);'),
    asking(ANSWERED, 'giveUp(packet) { delete this.asked[packet.messageId]; }'),
    asking(
      ANSWERED,
      'sweep() { for (const id in this.asked) this.heard({ messageId: id }); }',
      'setTimeout(() => this.sweep(), 500);',
    ),
    asking(ANSWERED, '', `this.socket.once('error', () => { delete this.asked[packet.messageId]; });`),
    // By what does not wait for an answer; over a connection, where answers come or the connection ends.
    asking(ANSWERED).replaceAll('messageId', 'kind'),
    asking(ANSWERED).replaceAll('dgram', 'net'),
  ],
  invalid: [
    asking(ANSWERED),
    asking('this.drop(packet); done(packet);', 'drop(packet) { delete this.asked[packet.messageId]; }'),
    asking(ANSWERED).replace(`import dgram from 'node:dgram';`, `const dgram = require('dgram');`),
    asking(ANSWERED).replace(
      `'udp4');\n    this.socket.on('message', data => this.heard(parse(data)));`,
      `'udp4',\n    data => this.heard(parse(data)));`,
    ),
  ].map(code => ({ code, errors: [{ messageId: 'missedWhenLost' as const, line: 10 }] })),
});

/** What is noted beside a cache that drops things by itself. */
const noted = (options: string, more = '', note = 'times.set(key, asked);'): string => `
const cache = new LRUCache(${options});
const times = new Map();
export async function load(key, asked) {
  const page = await read(key);
  if ((times.get(key) ?? 0) > asked) return;
  cache.set(key, page);
  ${note}
}
${more}`;

runRule('what is noted beside a cache', reportsOf(rule), {
  valid: [
    // Told of what is dropped; taken out as well; looked through.
    noted('{ max: 99, dispose: (page, key) => times.delete(key) }'),
    noted('{ max: 99, onEvict }', 'function onEvict(key) { times.delete(key); }'),
    noted('{ max: 99 }', `cache.on('evict', key => { drop(key); }); function drop(key) { forget(key); }`),
    noted('{ max: 99 }', 'export function drop(key) { times.delete(key); cache.delete(key); }'),
    noted('{ max: 99 }', 'setInterval(() => times.clear(), 1e6);'),
    // Without a limit, for all that is known; under another key; under a few.
    noted('{ name: "pages" }'),
    noted('{ max: 99 }', '', 'times.set(asked, key);'),
    noted('{ max: 99 }', '', 'times.set("last", asked);').replace('cache.set(key,', 'cache.set("last",'),
    // Under another key, however long it reads alike.
    noted(
      '{ max: 99 }',
      '',
      'times.set(`${key.organization.workspace.identifier.current.value}:asked`, asked);',
    ).replace('cache.set(key,', 'cache.set(`${key.organization.workspace.identifier.current.value}:page`,'),
    // What is to be remembered of what was there.
    noted('{ max: 99 }').replaceAll('times', 'seen'),
  ],
  invalid: [
    noted('{ max: 99 }'),
    noted('{ ttl: 60_000 }', 'export function clear() { cache.clear(); times.clear(); }'),
    noted('{ defaultTTL: 60_000 }').replace('LRUCache', 'Cache'),
    noted('99'),
    noted('{ ttl: 60_000 }', 'function clear() { cache.clear(); times.clear(); } bus.on("login", clear);'),
    noted('{ maxSize: 99 }', '', 'times[key] = asked;')
      .replace('new Map()', '{}')
      .replace('times.get(key)', 'times[key]'),
  ].map(code => ({ code, errors: [{ messageId: 'evictedTwin' as const, line: 3 }] })),
});
