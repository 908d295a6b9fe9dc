/** Removals that never run, take out of a copy, leave a hole, look for a part, or come too late for the function that was added. */
import ineffective from '../../src/rules/no-ineffective-removal.ts';
import listener from '../../src/rules/no-leaked-listener.ts';
import mismatch from '../../src/rules/no-mismatched-removal.ts';
import subscription from '../../src/rules/no-leaked-subscription.ts';
import unbounded from '../../src/rules/no-unbounded-cache.ts';
import unhittable from '../../src/rules/no-unhittable-cache-key.ts';
import weakMap from '../../src/rules/prefer-weak-map.ts';
import { RuleTester } from '../rule-tester.ts';
import { reportsOf, runRule } from '../run-rule.ts';

const limited = (measure: string, made = 'new Map()', base = ''): string => `
${base}
const thumbnails = ${made};
export async function thumbnail(videoUrl, second) {
  const key = videoUrl + '#' + second;
  const bitmap = await grab(videoUrl, second);
  if (thumbnails.${measure} > 300) {
    thumbnails.delete(thumbnails.keys().next().value);
  }
  thumbnails.set(key, bitmap);
  return bitmap;
}`;

const finished = (finish: string, imports = "const _ = require('lodash');"): string => `
${imports}
const jobs = [];
exports.start = job => { jobs.push(job); job.run(); };
exports.finish = job => { ${finish} };
exports.count = () => jobs.length;`;

/** Timers that go when they are cancelled, and are to go when they have fired. */
const clock = (fired: string): string => `
export class Clock {
  waits = [];
  plan(run, at) {
    setTimeout(() => { ${fired} run(); }, at);
    this.waits.push({ run, at });
  }
  cancel(run) { this.waits = this.waits.filter(wait => wait.run !== run); }
}`;

const particles = (end: string): string => `
const particles = [];
export function spawn(x, y, life) { particles.push({ x, y, life }); }
export function step(dt) {
  for (let i = 0; i < particles.length; i++) {
    const particle = particles[i];
    if (!particle) continue;
    particle.life -= dt;
    if (particle.life <= 0) ${end};
  }
}`;

const gauge = (sought: string): string => `
export class Gauge {
  static live = [];
  constructor(host) { this.host = host; Gauge.live.push(this); }
  destroy() {
    const at = Gauge.live.indexOf(${sought});
    if (at !== -1) Gauge.live.splice(at, 1);
  }
}`;

/** A constant that is made of something else, put in as it is. */
const visits = (gone: string): string => `
export class Guide {
  shops = new Set();
  visit(stop) {
    const shop = stop.shop;
    this.shops.add(shop);
    stop.once('left', () => { this.shops.delete(${gone}); });
  }
}`;

/** A channel that hears an answer, and has the one called that waits for it. */
const channel = (heard: string): string => `
export class Channel {
  constructor(port) {
    this.lastId = 0;
    this.waiting = new Map();
    port.on('message', told => { ${heard} });
  }
  send(text, done) { this.waiting.set(++this.lastId, done); this.port.send({ id: this.lastId, text }); }
}`;

/** A menu of old, of which each keeps the handlers that it was given. */
const menu = (made: string, destroyed: string, more = ''): string => `
function Menu(host) { this.host = host; ${more} }
${made}
Menu.prototype.onPick = function (fn) { this.host.addEventListener('pick', fn); this.fns.push(fn); };
Menu.prototype.destroy = function () {
  this.fns.forEach(fn => this.host.removeEventListener('pick', fn));
  ${destroyed}
};`;

runRule('no-ineffective-removal: in vain', reportsOf(ineffective), {
  valid: [
    limited('size'),
    limited('length', 'new Table()', 'class Table extends Map { get length() { return this.size; } }'),
    finished('_.remove(jobs, one => one === job);'),
    finished('pull(jobs, job);', "const { pull } = require('lodash');"),
    finished('return _.without(jobs, job);'),
    particles('particles.splice(i--, 1)'),
    gauge('this'),
    `const ids = []; export function add(job) { ids.push(job.id); } export function end(job) { const at = ids.indexOf(job.id); if (at >= 0) ids.splice(at, 1); }`,
    visits('shop'),
    channel(
      'const done = this.waiting.get(told.replyTo); if (done) { done(told); this.waiting.delete(told.replyTo); }',
    ),
    // What comes in place of another one; what ends with what is called, and is not called itself.
    channel(
      'const node = this.waiting.get(told.id); if (node) { node.rename(told.id); this.waiting.delete(told.oldId); }',
    ),
    // What tells apart and acts; what looks for one; what is taken out right after.
    clock('this.waits.filter(wait => wait.at !== at && wait.run());'),
    clock('this.waits.filter(wait => wait.at === at);'),
    clock('this.waits.filter(wait => { if (wait.at !== at) log(wait); });'),
    clock('this.waits = this.waits.filter(wait => wait.at !== at);'),
    channel('if (this.waiting.has(told.replyTo)) { this.waiting.delete(told.id); }'),
    menu('Menu.prototype.fns = [];', 'this.fns = [];', 'this.fns = [];'),
    menu('Menu.prototype.fns = [];', 'this.fns.length = 0;'),
    menu('Menu.prototype.fns = null;', 'this.fns = [];', 'this.fns = [];'),
    // Each gets one of its own before it is used.
    menu('Menu.prototype.fns = [];', 'this.fns = [];', 'this.init();') +
      'Menu.prototype.init = function () { this.fns = []; };',
    // What stands for something else by the time that it is taken out of.
    `const open = new Set(); export function enter(room) { open.add(room); room = room.next; open.delete(room.before); }`,
  ].map(code => ({ code })),
  invalid: [
    {
      code: channel(
        'const done = this.waiting.get(told.replyTo); if (done) { done(told); this.waiting.delete(told.id); }',
      ),
      errors: [{ messageId: 'otherEntry' as const, line: 6 }],
    },
    {
      code: channel(
        'const wait = this.waiting.get(told.replyTo); if (!wait) return; wait.resolve(told); this.waiting.delete(told.id);',
      ),
      errors: [{ messageId: 'otherEntry' as const, line: 6 }],
    },
    {
      code: `const waiting = {}; let next = 0; export const ask = done => { waiting[next++] = done; }; export const hear = told => { waiting[told.to](told); delete waiting[told.id]; };`,
      errors: [{ messageId: 'otherEntry' as const, line: 1 }],
    },
    {
      code: menu('Menu.prototype.fns = [];', 'this.fns = [];'),
      errors: [{ messageId: 'sharedByAll' as const, line: 7 }],
    },
    {
      code: menu('', 'this.fns = new Array();').replace(
        'Menu.prototype.onPick',
        'Menu.prototype = { fns: [], open() {} }; Menu.prototype.onPick',
      ),
      errors: [{ messageId: 'sharedByAll' as const, line: 7 }],
    },
    { code: visits('shop.id'), errors: [{ messageId: 'otherKey' as const, line: 7 }] },
    { code: limited('length'), errors: [{ messageId: 'noLength' as const, line: 7 }] },
    ...[
      'this.waits.filter(wait => wait.at !== at);',
      'this.waits.filter(function (wait) { return !(wait.at === at && wait.run === run); });',
      'this.waits.filter(({ at: other }) => other > at);',
    ].map(fired => ({ code: clock(fired), errors: [{ messageId: 'dropped' as const, line: 5 }] })),
    { code: finished('_.without(jobs, job);'), errors: [{ messageId: 'dropped' as const, line: 5 }] },
    {
      code: finished('without(jobs, job);', "import without from 'lodash/without';"),
      errors: [{ messageId: 'dropped' as const, line: 5 }],
    },
    { code: particles('delete particles[i]'), errors: [{ messageId: 'holed' as const, line: 9 }] },
    { code: gauge('this.host'), errors: [{ messageId: 'otherItem' as const, line: 7 }] },
    {
      code: `const jobs = []; export function add(job) { jobs.push(job); } export function end(job) { const at = jobs.indexOf(job.id); if (at >= 0) jobs.splice(at, 1); }`,
      errors: [{ messageId: 'otherItem' as const, line: 1 }],
    },
  ],
});

const minimap = (before: string, after: string): string => `
export class Minimap {
  constructor(host) {
    this.host = host;
    ${before}
    window.addEventListener('resize', this.onResize);
    ${after}
  }
  onResize() { this.host.draw(); }
  destroy() { window.removeEventListener('resize', this.onResize); }
}`;

const BIND = 'this.onResize = this.onResize.bind(this);';

runRule('no-mismatched-removal: in vain', reportsOf(mismatch), {
  valid: [{ code: minimap(BIND, '') }, { code: minimap('', 'this.onScroll = this.onResize.bind(this);') }],
  invalid: [{ code: minimap('', BIND), errors: [{ messageId: 'rebound' as const, line: 10 }] }],
});

const format = (onError: string, last = 'resolve(data.output);'): string => `
const worker = new Worker('./formatter.js');
let count = 0;
export function format(source) {
  const id = ++count;
  return new Promise((resolve, reject) => {
    const onMessage = ({ data }) => {
      if (data.id !== id) return;
      ${onError}
      worker.removeEventListener('message', onMessage);
      ${last}
    };
    worker.addEventListener('message', onMessage);
    worker.postMessage({ id, source });
  });
}`;

const rpc = (late: string): string => `
let next = 0;
exports.rpc = function rpc(method, ms) {
  const id = next++;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => { ${late} reject(new Error(method)); }, ms);
    process.on('message', function onMessage(told) {
      if (told.id !== id) return;
      clearTimeout(timer);
      process.removeListener('message', onMessage);
      resolve(told.result);
    });
    process.send({ id, method });
  });
};`;

runRule('no-leaked-listener: in vain', reportsOf(listener), {
  valid: [
    format(''),
    format('', 'if (data.error) { reject(data.error); return; } resolve(data.output);'),
    format("if (data.error) { worker.removeEventListener('message', onMessage); reject(data.error); return; }"),
    format('if (data.isPart) { show(data.part); return; }'),
    `export const ready = () => new Promise(resolve => { process.on('message', told => { if (told === 'ready') resolve(); }); });`,
  ].map(code => ({ code })),
  invalid: [
    {
      code: format('if (data.error) { reject(data.error); return; }'),
      errors: [{ messageId: 'missed' as const, line: 13 }],
    },
    { code: rpc(''), errors: [{ messageId: 'missed' as const, line: 7 }] },
  ],
});

const playing = (given: string): string => `
import PubSub from 'pubsub-js';
export class NowPlaying {
  constructor(el) {
    this.el = el;
    PubSub.subscribe('track', (_, track) => this.show(track));
    this.token = PubSub.subscribe('state', (_, state) => this.show(state));
  }
  show(it) { this.el.textContent = it; }
  destroy() { PubSub.unsubscribe(${given}); }
}`;

runRule('no-leaked-subscription: in vain', reportsOf(subscription), {
  valid: [{ code: playing("'track'") }, { code: playing('this') }],
  invalid: [{ code: playing('this.token'), errors: [{ messageId: 'dropped' as const, line: 6 }] }],
});

const calendar = (make: string): string => `
const eventsByDay = new Map();
const SAME = {};
function startOfDay(time) { ${make} }
export function eventsOn(time, all) {
  const day = startOfDay(time);
  if (!eventsByDay.has(day)) eventsByDay.set(day, all.filter(one => one.time === time));
  return eventsByDay.get(day);
}`;

runRule('no-unhittable-cache-key: in vain', reportsOf(unhittable), {
  valid: [
    calendar('const day = new Date(time); day.setHours(0); return day.getTime();'),
    calendar('return SAME;'),
    calendar('const day = new Date(time); eventsByDay.set(day, []); return day;'),
  ].map(code => ({ code })),
  invalid: [
    {
      code: calendar('const day = new Date(time); day.setHours(0); return day;'),
      errors: [{ messageId: 'neverHits' as const, line: 7 }],
    },
  ],
});

const analyses = (type: string, use: string): string => `
import * as host from 'host';
const analyses = new Map<${type}, number>();
export function analyse(doc: ${type}): number {
  const known = analyses.get(doc);
  if (known) return known;
  const found = check(${use});
  analyses.set(doc, found);
  return found;
}
declare function check(text: unknown): number;`;

new RuleTester().run('prefer-weak-map: in vain', reportsOf(weakMap), {
  valid: [{ code: analyses('host.Handle', 'doc') }],
  invalid: [{ code: analyses('host.Document', 'doc.getText()'), errors: [{ messageId: 'kept' as const, line: 3 }] }],
});

const counted = (caller: string): string => `
const hits = new Map();
function bump(table, key) { table.set(key, (table.get(key) ?? 0) + 1); }
${caller}
export const report = () => [...hits];`;

runRule('no-unbounded-cache: in vain', reportsOf(unbounded), {
  valid: [{ code: counted('export function middleware(req, res, next) { bump(hits, req.method); next(); }') }],
  invalid: [
    {
      code: counted('export function middleware(req, res, next) { bump(hits, req.originalUrl); next(); }'),
      errors: [{ messageId: 'unbounded' as const, line: 2 }],
    },
  ],
});

/** What is open, by the name of an address in lower case. */
const sessions = (close: string, key = 'email.toLowerCase()', more = ''): string =>
  `class Sessions { open = new Map(); begin(email, session) { this.open.set(${key}, session); } ${more} ${close} } export const sessions = new Sessions();`;

runRule('no-ineffective-removal: keys that are spelled anew', reportsOf(ineffective), {
  valid: [
    sessions('end(email) { this.open.delete(email.toLowerCase()); }'),
    sessions('end(email) { email = email.toLowerCase(); this.open.delete(email); }'),
    sessions('end(lower) { this.open.delete(lower); }'),
    // Who looks up by it as it is handed in is handed the whole key.
    sessions('end(email) { this.open.delete(email); }', undefined, 'of(email) { return this.open.get(email); }'),
    sessions('end(email) { email = `${this.host}:${email}`; this.open.delete(email); }', '`${this.host}:${email}`'),
  ],
  invalid: [
    sessions('end(email) { this.open.delete(email); }'),
    sessions('end(email) { this.open.delete(email.toUpperCase()); }', 'email'),
    sessions('end(email) { this.open.delete(email); }', '`${this.host}:${email}`'),
  ].map(code => ({ code, errors: [{ messageId: 'otherKey' as const }] })),
});
