import { RuleTester } from '../rule-tester.ts';
import rule from '../../src/rules/no-ineffective-removal.ts';
import { flagged } from '../annotated.ts';
import { reportsOf } from '../run-rule.ts';

new RuleTester().run('no-ineffective-removal', reportsOf(rule), {
  valid: [
    // The object that waits tells when it is too late, or has no time of its own; keys that are entries of others; both removed.
    `class Request { constructor(deferred, late) { this.deferred = deferred; setTimeout(() => { this.deferred.reject(); late(); }, 9); } } export class Rpc { requests = new Map(); ask(requestId, deferred) { this.requests.set(requestId, new Request(deferred, () => this.requests.delete(requestId))); } answer(requestId) { this.requests.get(requestId).deferred.resolve(); this.requests.delete(requestId); } }`,
    `class Request { constructor(deferred) { this.deferred = deferred; setTimeout(() => { log(this.deferred); }, 9); } fail() { this.deferred.reject(); } } export class Rpc { requests = new Map(); ask(requestId, deferred) { this.requests.set(requestId, new Request(deferred)); } answer(requestId) { this.requests.get(requestId).deferred.resolve(); this.requests.delete(requestId); } }`,
    `const parents = new Map(); const forget = id => { parents.delete(id); }; export const put = (id, parentId) => { parents.set(id, parentId); }; export const drop = id => { const parent = parents.get(id); forget(parent); };`,
    `const timers = new Map(); const forget = id => { timers.delete(id); }; export const start = (id, fn) => { timers.set(id, setTimeout(() => fn(), 9)); }; export const drop = id => { const timer = timers.get(id); forget(timer); forget(id); };`,
    // By what it is told, too; by what it works out of that; the oldest, to make room.
    `let now = 0; const contexts = new Map(); createHook({ init(asyncId, one) { now = asked(); contexts.set(asyncId, one); }, destroy(asyncId) { contexts.delete(now); contexts.delete(asyncId); } });`,
    `const contexts = new Map(); createHook({ init(asyncId, one) { contexts.set(asyncId, one); }, destroy(asyncId) { const key = keyOf(asyncId); contexts.delete(key); } });`,
    `let oldest; const pages = new Map(); export function keep(pageId, page) { pages.set(pageId, page); pages.delete(oldest); oldest = pageId; }`,
    // Each by its own key; what is its own key.
    `const queue = new Map(); export const send = (id, done) => { queue.set(id, { done }); }; export const drop = () => { queue.forEach((one, id) => { one.done(); queue.delete(id); }); };`,
    `const queue = new Map(); export const send = (id, done) => { queue.set(id, { done }); }; export const drop = () => { for (const id of queue.keys()) queue.delete(id); };`,
    `const queue = new Map(); export const send = done => { const one = { done }; queue.set(one, one); }; export const drop = () => { queue.forEach(one => queue.delete(one)); };`,
    // What the timeout calls takes it out.
    `export class Rpc { pending = new Map(); call(id) { let fail; const answer = new Promise((resolve, reject) => { fail = reject; }); setTimeout(() => this.cancel(id), 9); this.pending.set(id, { fail }); return answer; } answer(id) { this.pending.delete(id); } cancel(id) { const { fail } = this.pending.get(id); this.pending.delete(id); fail(new Error('late')); } }`,
    `const inflight = new Map(); export function load(id) { const p = (async () => { try { return await fetchBody(id); } finally { inflight.delete(id); } })(); inflight.set(id, p); return p; }`,
    `const inflight = new Map(); export function load(id) { const p = (async () => { const body = await fetchBody(id); inflight.delete(id); return body; })(); p.catch(() => inflight.delete(id)); inflight.set(id, p); return p; }`,
    // A few positions; what is handed on as a whole, while its twin remembers what there was; the same text.
    `const lists = {}; export class List { constructor(position) { this.position = position; } close() { lists[this.position] = undefined; } } export const open = (position, item) => { lists[position] = new List(position, item); };`,
    `const asked = new Set(); const fresh = new Set(); export function ask(id) { if (asked.has(id)) return; asked.add(id); fresh.add(id); } export function flush(send) { send(Array.from(fresh)); fresh.clear(); }`,
    `const images = new Map(); export function add(url: [string, number], image) { images.set(url[0], image); } export function drop(url: string) { images.delete(url); }`,
    // Moved from the one to the other.
    `const idle = []; const busy = new Map(); export function add(worker) { idle.push(worker); } export function take(job) { const worker = idle[0]; idle.splice(0, 1); busy.set(job.id, worker); }`,
    // What is at zero is used up: to forget it would begin anew.
    `const left = new Map(); const MAX = 3; export function take(mark) { const remaining = left.get(mark) ?? MAX; if (remaining <= 0) return false; left.set(mark, remaining - 1); return true; }`,
    // The copy is assigned back.
    `let subs = []; export const on = fn => { subs.push(fn); }; export const off = fn => { subs = subs.filter(other => other !== fn); };`,
    // The copy is returned.
    `const subs = []; export const on = fn => { subs.push(fn); }; export const others = fn => subs.filter(other => other !== fn);`,
    // What has the name of an object elsewhere is its key here.
    `const byName = new Map(); export const add = room => { byName.set(room.name, room); }; export const drop = socket => { const room = socket.room.name; byName.delete(room); };`,
    // A letter of minified code says nothing.
    `const byKey = new Map(); export class List { add(t) { byKey.set(t.key, t); } remove(t) { byKey.delete(t); } }`,
    // What failed is taken back, to be tried again.
    `const managers = {}, frames = {}; export function open(accountId) { const made = make(accountId); managers[accountId] = made; frames[accountId] = made.frame; made.catch(() => { delete managers[accountId]; }); }`,
    // A set of those that are active beside what is known of all.
    `export class Trace { spans = new Map(); active = new Set(); start(spanId, span) { this.spans.set(spanId, span); this.active.add(spanId); } end(spanId) { this.active.delete(spanId); } }`,
    // Set to undefined, and deleted later.
    `const table = {}; export const put = (id, v) => { table[id] = v; }; export const end = id => { table[id] = undefined; delete table[id]; };`,
    // Set again by the same function; a mark that nothing is there yet; a name that the program spells.
    `const table = {}; export const put = (jobId, v) => { table[jobId] = v; }; export const swap = (jobId, v) => { table[jobId] = null; table[jobId] = v; };`,
    `const subscribers = {}; export const on = (signal, fn) => { subscribers[signal] = fn; }; export const off = signal => { subscribers[signal] = void 0; };`,
    // What is local to a call goes with it.
    `export async function resolveAll(list) { const found = new Map(), promises = new Map(); const start = item => { found.set(item.key, 1); promises.set(item.key, run(item)); }; list.later(start); for (const item of list) found.delete(item.key); return found; }`,
    // A local of the same name that is something else.
    `export function respond(event) { const headers = {}; const set = (name, v) => { headers[name] = v; }; event.on('x', response => { const headers = new Headers(response.headers); headers.delete('length'); send(headers); }); return set; }`,
    // What is gone is noted in the twin on purpose.
    `const files = new Map(), used = new Map(); export function add(file) { files.set(file.id, file); used.set(file.id, false); } export function remove(id) { files.delete(id); used.set(id, true); }`,
    // Something to add, dropped: a mistake, and no removal.
    `const names = []; export const put = v => { names.push(v); }; export const more = list => { names.concat(list); };`,
    // What is no longer pending may still be known.
    `const pendingAttach = new Map(), attached = new Set(); export function attach(one) { pendingAttach.set(one.id, one); attached.add(one.id); } export function acknowledge(id) { pendingAttach.delete(id); }`,
    // Told of the failure as well: by a second callback, behind it, or before.
    `const pending = {}; export const load = url => { const done = () => { delete pending[url]; }; return pending[url] ??= get(url).then(done, done); };`,
    `const pending = {}; export const load = url => pending[url] ??= get(url).catch(() => null).then(found => { delete pending[url]; return found; });`,
    `const pending = {}; export const load = url => pending[url] ??= get(url).then(found => { delete pending[url]; return found; }).catch(report);`,
    // The whole of the key, under another name.
    'const subs = new Map(); export const on = (client, topic, fn) => { subs.set(`${client.id}:${topic}`, fn); }; export const off = id => subs.delete(id);',
    // A chain, and a pair: what stands under one key is another key, or tells one.
    `const next = {}; export function link(a, b) { next[a] = b; } export function unlink(a) { const other = next[a]; delete next[other]; }`,
    `const pairs = new Map(); export function pair(id) { pairs.set(id, { other: null }); } export function drop(id) { const one = pairs.get(id); pairs.delete(one.other); }`,
    // Found by what it is, and taken out by its own key.
    `const rooms = new Map(); export function join(room) { rooms.set(room.name, { room }); } export function leave(name) { const { room } = rooms.get(name); rooms.delete(room.name); }`,
    // Taken out when it is too late: there, by what is called there, or however it ends; put off; one that is not waited for.
    `export class Rpc { pending = new Map(); call(id) { return new Promise((resolve, reject) => { this.pending.set(id, resolve); setTimeout(() => { this.drop(id); reject(new Error('late')); }, 9); }); } drop(id) { this.pending.delete(id); } answer(id) { this.pending.get(id)(); this.pending.delete(id); } }`,
    `export class Rpc { pending = new Map(); async call(id) { try { return await new Promise((resolve, reject) => { this.pending.set(id, resolve); setTimeout(() => reject(new Error('late')), 9); }); } finally { this.pending.delete(id); } } answer(id) { this.pending.get(id)(); this.pending.delete(id); } }`,
    `export class Rpc { pending = new Map(); call(id) { return new Promise((resolve, reject) => { this.pending.set(id, resolve); setTimeout(() => this.close(new Error('late')), 9); }); } close() { this.pending.clear(); } answer(id) { this.pending.get(id)(); this.pending.delete(id); } }`,
    `const cache = new Map(); let timer; export const load = id => new Promise(resolve => { cache.set(id, resolve); clearTimeout(timer); timer = setTimeout(() => cache.delete(id), 9); });`,
    `const waiting = {}; export const ask = id => new Promise((resolve, reject) => { const late = setTimeout(() => { delete waiting[id]; reject(); }, 9); waiting[id] = value => { clearTimeout(late); delete waiting[id]; resolve(value); }; });`,
    // What is left may be a longer list, too, or one of something else.
    `const ids = new Map(); export function put(roomId, id, isGone) { let next = []; if (isGone) next = ids.get(roomId).filter(one => one !== id); else next = [...ids.get(roomId), id]; ids.set(roomId, next); }`,
    // A copy that is worked off, beside a list that is emptied.
    `const queue = []; export const add = job => { queue.push(job); }; export const run = () => { const jobs = [...queue]; queue.length = 0; while (jobs.length) jobs.pop()(); };`,
    // Fixed slots.
    `const slots = {}; export const put = v => { slots.left = v; }; export const end = () => { slots.left = undefined; };`,
    // The key goes with its last item.
    `const lists = new Map(); export const on = (id, fn) => { lists.set(id, [...(lists.get(id) ?? []), fn]); }; export const off = (id, fn) => { const rest = lists.get(id).filter(x => x !== fn); if (rest.length) lists.set(id, rest); else lists.delete(id); };`,
    // After a wait that cannot fail: a pause, all outcomes alike, what catches its own errors.
    `const seen = new Set(); export async function handle(id) { seen.add(id); await new Promise(resolve => setTimeout(resolve, 50)); seen.delete(id); }`,
    `const seen = new Set(); export async function handle(id) { seen.add(id); await sleep(50); await Promise.allSettled(work(id)); seen.delete(id); }`,
    `const busy = new Set(); async function run(id) { try { await work(id); } catch (error) { console.error(error); } } export async function handle(id) { busy.add(id); await run(id); busy.delete(id); }`,
    // Where something is, and not how many there are.
    `const all = []; const byId = {}; export const add = task => { const length = all.push(task); byId[task.id] = length - 1; }; export const find = id => all[byId[id]];`,
    // What is read in anew.
    `const byId = new Map(); const names = new Map(); export function put(id, name) { byId.set(id, name); names.set(id, name); } export function load(all) { byId.clear(); for (const { id, name } of all) byId.set(id, name); }`,
    // What is waited for has a name.
    `const shown = new Set(); export function show(options) { const note = new Notification(options); shown.add(note); const closed = new Promise(resolve => { note.on('close', () => resolve()); }); closed.then(() => { shown.delete(note); }); return closed; }`,
    // Gone with the call that is waited for in the end, or with the one search that it is made for.
    `export const build = async input => { const graph = new Map(); const pending = new Map(); const walk = file => { const queued = pending.get(file); if (queued) return queued; const work = transform(file).then(async item => { graph.set(file, item); await Promise.all(item.imports.map(walk)); pending.delete(file); }); pending.set(file, work); return work; }; await walk(input); return graph; };`,
    `class Finder { static Titles = class { constructor() { this.found = new Set(); this.ranks = {}; } add(title) { this.found.add(title); this.ranks[title] = 0; } delete(title) { return this.found.delete(title); } }; search(text) { const titles = new Finder.Titles(); for (const word of text.split(' ')) titles.add(word); return [...titles.found]; } } module.exports = new Finder();`,
    // In a finally.
    `const pending = new Map(); export async function send(id) { pending.set(id, 1); try { await work(); } finally { pending.delete(id); } }`,
    // What fails is caught.
    `const pending = new Map(); export async function send(id) { pending.set(id, 1); try { await work(); } catch (error) { log(error); } pending.delete(id); }`,
    // Both are pruned.
    `const a = new Map(), b = new Map(); export const put = (k, v) => { a.set(k, v); b.set(k, v); }; export const drop = k => { a.delete(k); b.delete(k); };`,
    // The filling function itself sets one or the other.
    `const values = new Map(), kinds = new Map(); export function set(k, kind, v) { if (v) { values.set(k, v); kinds.set(k, kind); } else { values.set(k, kind); kinds.delete(k); } }`,
    // The entry itself is looked for, or found by its part.
    `const subs = new Set(); export function on(fn) { const entry = { fn }; subs.add(entry); return () => subs.delete(entry); }`,
    `const subs = new Set(); export const on = fn => { subs.add({ fn }); }; export const off = given => { const fn = [...subs].find(sub => sub.fn === given); subs.delete(fn); };`,
    `const known = new Map(); export function add(key) { const value = key; known.set(key, value); return () => known.delete(value); }`,
    // What is put into the holes later, or closes them.
    `const slots = []; export const take = x => { const i = slots.indexOf(null); if (i >= 0) slots[i] = x; else slots.push(x); }; export const give = x => { slots[slots.indexOf(x)] = null; };`,
    `const subs = []; export const on = fn => { subs.push(fn); }; export const off = fn => { subs[subs.indexOf(fn)] = null; }; export const tidy = () => { let n = 0; for (const fn of subs) if (fn) subs[n++] = fn; subs.length = n; }; tidy();`,
    // An index of this list.
    `const list = []; export const add = x => { list.push(x); }; export const drop = x => { list.splice(list.indexOf(x), 1); };`,
  ],
  invalid: [
    // By what is around it, and not by what it is told.
    flagged(`
let now = 0;
const contexts = new Map();
createHook({
  init(asyncId, one) { now = asked(); contexts.set(asyncId, one); },
  destroy(asyncId) { now = asked(); contexts.delete(now); },
  //                                ~~~~~~~~~~~~~~~~~~~~ otherKey
});`),
    // What a map tells first is the value.
    flagged(`
export class Socket {
  #queue = new Map();
  send(id, done) { this.#queue.set(id, { done }); }
  answer(id) { this.#queue.delete(id); }
  late(error) { this.#queue.forEach(one => { one.done(error); this.#queue.delete(one); }); }
  //                                                          ~~~~~~~~~~~~~~~~~~~~~~~ otherItem
}`),
    flagged(`
const queue = new Map();
export const send = (id, done) => { queue.set(id, { done }); };
export const drop = () => { for (const one of queue.values()) queue.delete(one); };
//                                                            ~~~~~~~~~~~~~~~~~ otherItem`),
    // Handed to what removes by the key, in the place of that.
    flagged(`
const frames = new Map();
let last = 0;
function forget(id) { frames.delete(id); }
export function later(fn) {
  const id = ++last;
  const frame = requestAnimationFrame(() => { forget(id); fn(); });
  frames.set(id, frame);
  return id;
}
later.cancel = id => { const frame = frames.get(id); forget(frame); cancelAnimationFrame(frame); };
//                                                   ~~~~~~~~~~~~~ otherItem`),
    flagged(`
const timers = new Map();
export const start = (jobId, fn) => { timers.set(jobId, setTimeout(() => fn(), 9)); };
export function cancel(jobId) { const timer = timers.get(jobId); clearTimeout(timer); timers.delete(timer); }
//                                                                                    ~~~~~~~~~~~~~~~~~~~~ otherItem`),
    // What waits is an object that rejects the promise itself when it is too late.
    flagged(`
class Request {
  constructor(deferred, timeout) {
    this.deferred = deferred;
    this.timer = setTimeout(() => { this.fail(new Error('late')); }, timeout);
//               ~~~~~~~~~~ missedOnTimeout
  }
  done(data) { clearTimeout(this.timer); this.deferred.message.resolve(data); }
  fail(error) { this.deferred.message.reject(error); }
}
export class Rpc {
  constructor() { this.requests = new Map(); this.stopped = false; }
  ask(requestId, deferred) {
    if (this.stopped) return;
    const request = new Request(deferred, 5000);
    this.requests.set(requestId, request);
  }
  answer({ requestId, data }) { this.requests.get(requestId).done(data); this.requests.delete(requestId); }
  stop() { this.stopped = true; this.requests.clear(); }
}`),
    // Told by a method, of a promise that is settled by names around it.
    flagged(`
export class Rpc {
  pending = new Map();
  call(id) {
    let succeed, fail;
    const answer = new Promise((resolve, reject) => { succeed = resolve; fail = reject; });
    setTimeout(() => this.cancel(id), 9);
//  ~~~~~~~~~~ missedOnTimeout
    this.pending.set(id, { succeed, fail });
    return answer;
  }
  answer(id) { const { succeed } = this.pending.get(id); this.pending.delete(id); succeed(); }
  cancel(id) { const { fail } = this.pending.get(id); fail(new Error('late')); }
}`),
    // Blanked as each answer comes.
    flagged(`
export class Client {
  #queue = {};
  constructor(socket) {
    socket.on('message', message => {
      this.#queue[message.id]();
      this.#queue[message.id] = null;
//    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ blanked
    });
  }
  call(requestId, done) { this.#queue[requestId] = done; }
}`),
    flagged(`
const ids = new Set();
//    ~~~ twin
const byId = new Map();
export function add(id, job) { ids.add(id); byId.set(id, job); }
export function reset() { byId.clear(); }`),
    // Only an answer takes out who waits, or only the want of one.
    flagged(`
export class Rpc {
  pending = new Map();
  call(id) {
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve });
      setTimeout(() => reject(new Error('late')), 9);
//    ~~~~~~~~~~ missedOnTimeout
      this.send(id);
    });
  }
  answer({ id, value }) {
    const { resolve } = this.pending.get(id);
    this.pending.delete(id);
    resolve(value);
  }
}`),
    flagged(`
function Client() {
  this.requests = {};
  this.requests.ready = [];
}
Client.prototype.ask = function (method) {
  var client, id;
  client = this;
  id = client.count + ':' + method;
  return new this.promise(function (resolve, reject) {
    var late;
    late = setTimeout(function () {
      delete client.requests[id];
      reject(new Error('late'));
    }, 9);
    client.requests[id] = function (value) {
      clearTimeout(late);
//    ~~~~~~~~~~~~~~~~~~ missedOnAnswer
      resolve(value);
    };
  });
};
Client.prototype.start = function () {
  delete this.requests.ready;
};
module.exports = Client;`),
    // Handed out together with what adds, to take back one of many.
    flagged(`
function broadcast() {
  var listeners = {};
  var id = 1;
  function subscribe(fn) {
    listeners[id] = fn;
    return id++;
  }
  function unsubscribe(id) {
    listeners[id] = undefined;
//  ~~~~~~~~~~~~~~~~~~~~~~~~~ blanked
  }
  return { subscribe, unsubscribe };
}
module.exports = broadcast;`),
    // The entry stands where its key belongs, however few keys there are.
    flagged(`
function Counter() {
  this.reset();
}
Counter.prototype.reset = function () {
  this.collections = {};
};
Counter.prototype.add = function (collectionName, id) {
  var collection = this.collections[collectionName] || (this.collections[collectionName] = {});
  collection[id] = true;
};
Counter.prototype.remove = function (collectionName, id) {
  var collection = this.collections[collectionName];
  delete collection[id];
  for (var key in collection) return;
  delete this.collections[collection];
//~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ otherItem
};
module.exports = Counter;`),
    flagged(`
const rooms = new Map();
export function join(name, who) {
  let room = rooms.get(name);
  if (!room) rooms.set(name, (room = new Set()));
  room.add(who);
}
export function leave(name, who) {
  const room = rooms.get(name);
  room.delete(who);
  if (room.size === 0) rooms.delete(room);
//                     ~~~~~~~~~~~~~~~~~~ otherItem
}`),
    // What is kept is the outcome of what takes it out, if that does not fail.
    flagged(`
const inflight = new Map();
export function load(id) {
  const p = (async () => {
    const body = await fetchBody(id);
    inflight.delete(id);
//  ~~~~~~~~~~~~~~~~~~~ missedOnThrow
    return body;
  })();
  inflight.set(id, p);
  return p;
}`),
    // The list of all is pruned, and not what is known of each.
    flagged(`
const workers = [];
const started = new Map();
//    ~~~~~~~ twin
export function add(worker) { workers.push(worker); started.set(worker.id, worker); }
export function remove(worker) { const at = workers.indexOf(worker); if (at >= 0) workers.splice(at, 1); }`),
    // The sets of rooms that clients name.
    flagged(`
const rooms = {};
io.on('connection', socket => {
  socket.on('join', room => { (rooms[room] ||= new Set()).add(socket.id); });
//                             ~~~~~~~~~~~~~~~~~~~~~~~~~ emptied
  socket.on('disconnecting', () => { for (const room of socket.rooms) rooms[room]?.delete(socket.id); });
});`),
    // A longer key, of which another thing tells a part; a part of an item that has a name.
    flagged(`
const acks = new Map();
export const send = (message, resolve) => { acks.set(\`\${message.account}/\${message.seq}\`, resolve); };
socket.on('ack', ack => { acks.delete(ack.seq); });
//                        ~~~~~~~~~~~~~~~~~~~~ otherKey`),
    flagged(`
const iterators = [];
export function iterate(topic) {
  const iterator = {
    topic,
    return() { iterators.splice(iterators.indexOf(topic), 1); },
//             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ otherItem
  };
  iterators.push(iterator);
  return iterator;
}`),
    // Blanked by what is there to remove one thing.
    flagged(`
const items = {};
export const add = file => { items[file.path] = build(file); };
export const forget = file => { items[file.path] = null; };
//                              ~~~~~~~~~~~~~~~~~~~~~~~ blanked`),
    // A part of the entry, or something new, is looked for instead of the entry.
    flagged(`
const subs = new Map();
export function subscribe(fn) {
  const id = Symbol();
  subs.set(id, fn);
  return () => { subs.delete(fn); };
//               ~~~~~~~~~~~~~~~ otherItem
}`),
    flagged(`
const subs = new Set();
export const on = fn => { subs.add(fn); };
export const off = fn => { subs.delete(() => fn()); };
//                         ~~~~~~~~~~~~~~~~~~~~~~~ otherItem`),
    flagged(`
const subs = [];
export const on = fn => { subs.push({ fn, once: false }); };
export const off = fn => { const i = subs.indexOf(fn); if (i >= 0) subs.splice(i, 1); };
//                                                                 ~~~~~~~~~~~~~~~~~ otherItem`),
    flagged(`
let subs = [];
export const on = fn => { subs.push({ fn }); };
export const off = fn => { subs = subs.filter(sub => sub !== fn); };
//                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ otherItem`),
    // A hole stays.
    flagged(`
const subs = [];
export const on = fn => { subs.push(fn); };
export const off = fn => { delete subs[subs.indexOf(fn)]; };
//                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ holed`),
    flagged(`
const subs = [];
export const on = fn => { subs.push(fn); };
export const off = fn => { subs[subs.indexOf(fn)] = null; };
//                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ holed`),
    // What is caught is thrown again.
    flagged(`
const busy = new Set();
async function run(id) { try { await work(id); } catch (error) { throw new Error('no', { cause: error }); } }
export async function handle(id) {
  busy.add(id);
  await run(id);
  busy.delete(id);
//~~~~~~~~~~~~~~~ missedOnThrow
}
    `),
    // The copy is dropped.
    flagged(`
const subs = [];
export const on = fn => { subs.push(fn); };
export const off = fn => { subs.filter(other => other !== fn); };
//                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped`),
    // Set to null.
    flagged(`
const jobs = {};
export const start = (id, job) => { jobs[id] = job; };
export const cancel = id => { jobs[id] = null; };
//                            ~~~~~~~~~~~~~~~ blanked`),
    // Counted down to zero.
    flagged(`
const counts = new Map();
export const enter = id => { counts.set(id, (counts.get(id) ?? 0) + 1); };
export const leave = id => { counts.set(id, counts.get(id) - 1); };
//                           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ countedDown`),
    // The inner list is emptied.
    flagged(`
const lists = {};
export const on = (id, fn) => { (lists[id] ??= []).push(fn); };
//                               ~~~~~~~~~~~~~~~~ emptied
export const off = (id, fn) => { lists[id].splice(lists[id].indexOf(fn), 1); };`),
    flagged(`
const ids = new Map();
export const on = (roomId, id) => { ids.set(roomId, [...(ids.get(roomId) ?? []), id]); };
//                                  ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ emptied
export function off(roomId, id) {
  let left;
  const all = ids.get(roomId);
  const at = all.indexOf(id);
  if (all.length === 1) left = [];
  else left = [...all.slice(0, at), ...all.slice(at + 1)];
  ids.set(roomId, left);
}`),
    // A negative count.
    flagged(`
const list = [];
export const add = x => { list.push(x); };
export const drop = x => { list.splice(list.indexOf(x), -1); };
//                         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ wrongIndex`),
    // An index of another list.
    flagged(`
const list = [], names = [];
export const add = (x, name) => { list.push(x); names.push(name); };
export const drop = name => { list.splice(names.indexOf(name), -1); names.splice(names.indexOf(name), 1); };
//                            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ wrongIndex`),
    // Another kind of key.
    flagged(`
const byId = new Map();
export const add = item => { byId.set(\`item-\${item.id}\`, item); };
export const drop = item => { if (item.isOld) byId.delete(item); };
//                                            ~~~~~~~~~~~~~~~~~ otherKey`),
    // A variable that shadows it.
    flagged(`
const dirty = new Set();
export const mark = x => { dirty.add(x); };
export function flush() {
  const dirty = new Set();
  for (const x of dirty) write(x);
  dirty.clear();
//~~~~~~~~~~~~~ shadowed
}`),
    // A field for a variable.
    flagged(`
const instances = {};
export class A {
  open(id) { instances[id] = this; }
  close(id) { delete this.instances[id]; }
//            ~~~~~~~~~~~~~~~~~~~~~~~~~ shadowed
}`),
    // What is waited for has a name, and may fail.
    flagged(`
const shown = new Set();
export function show(options) {
  const note = new Notification(options);
  shown.add(note);
  const closed = new Promise((resolve, reject) => { note.on('close', resolve); note.on('failed', reject); });
  closed.then(() => { shown.delete(note); });
//                    ~~~~~~~~~~~~~~~~~~ missedOnThrow
  return closed;
}`),
    // Not gone before its server is.
    flagged(`
export const routes = app => {
  const busy = new Set();
  app.post('/jobs', async (req, res) => {
    busy.add(req.body.id);
    await work(req.body);
    busy.delete(req.body.id);
//  ~~~~~~~~~~~~~~~~~~~~~~~~ missedOnThrow
    res.end();
  });
};`),
    // Made for a call, and once to stay.
    flagged(`
class Titles {
  found = new Set();
  ranks = {};
//~~~~~ twin
  add(title) { this.found.add(title); this.ranks[title] = 0; }
  delete(title) { return this.found.delete(title); }
}
let all;
export const start = () => { all = new Titles(); };
export const search = text => { const titles = new Titles(); titles.add(text); return all.found; };`),
    // Not reached when the wait fails.
    flagged(`
const pending = new Map();
export async function send(id) {
  pending.set(id, 1);
  await work(id);
  pending.delete(id);
//~~~~~~~~~~~~~~~~~~ missedOnThrow
}`),
    // Its twin is pruned.
    flagged(`
const values = new Map(), times = new Map();
//                        ~~~~~ twin
export const put = (k, v) => { values.set(k, v); times.set(k, Date.now()); };
export const drop = k => { values.delete(k); };`),
    // Forward and backward.
    flagged(`
class Refs {
  #byId = new Map();
  #ids = new Map();
//~~~~ twin
  add(id, ref) { this.#byId.set(id, ref); this.#ids.set(ref, id); }
  drop(id) { this.#byId.delete(id); }
}
export const refs = new Refs();`),
    // By a part of the key.
    flagged(`
const subs = new Map();
export function on(client, topic, fn) {
  subs.set(\`\${client.id}:\${topic}\`, fn);
  return () => subs.delete(client.id);
//             ~~~~~~~~~~~~~~~~~~~~~~ otherKey
}`),
    // What calls the listener is not the listener.
    flagged(`
const subs = new Set();
export function on(fn) {
  subs.add(event => fn(event.detail));
  return () => subs.delete(fn);
//             ~~~~~~~~~~~~~~~ otherItem
}`),
    // An object is no index.
    flagged(`
const players = [];
server.on('connection', player => {
  players.push(player);
  player.on('close', () => players.splice(player, 1));
//                         ~~~~~~~~~~~~~~~~~~~~~~~~~ wrongIndex
});`),
    // A map has its entries elsewhere than its properties.
    flagged(`
const sessions = new Map();
export const open = (id, session) => { sessions.set(id, session); };
export const close = id => { delete sessions[id]; };
//                           ~~~~~~~~~~~~~~~~~~~ property`),
    // Out of a copy.
    flagged(`
class Room {
  members = [];
  join(one) { this.members.push(one); }
  leave(one) { const list = [...this.members]; list.splice(list.indexOf(one), 1); }
//                                             ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ dropped
}
export const lobby = new Room();`),
    // Not reached when the work fails.
    flagged(`
const pending = {};
export function load(url) {
  return pending[url] ??= get(url).then(found => { delete pending[url]; return found; });
//                                                 ~~~~~~~~~~~~~~~~~~~ missedOnThrow
}`),
  ],
});
