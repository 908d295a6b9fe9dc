/** Collections as programs write them: by which rule, and in which preset first, each of them is reported. */
import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import unleak from '../../src/index.ts';

function rulesThatReport(code: string, preset: 'recommended' | 'strict'): string[] {
  const { rules } = unleak.configs[preset];
  const config = { files: ['**/*.ts'], languageOptions: { parser }, plugins: { unleak }, rules } as Linter.Config;
  const messages = new Linter().verify(code, [config], { filename: 'a.ts' });
  return [...new Set(messages.map(({ ruleId, message }) => ruleId?.replace('unleak/', '') ?? message))];
}

test.each([
  [
    'under the id of whoever sent a message',
    'no-unbounded-cache',
    `const seen = new Set(); bot.on('message', msg => { seen.add(msg.from.id); msg.reply('hi'); });`,
  ],
  [
    'a field of a client, under the id of a message',
    'no-unbounded-cache',
    `export class RpcClient { topics = {}; subscribe(topic, packet) { this.topics[packet.messageId] = topic; } }`,
  ],
  [
    'instances that are made and handed out',
    'no-unbounded-cache',
    `const instances = []; export function init(el) { const made = new Scroller(el); instances.push(made); return made; }`,
  ],
  [
    'a list that is copied to grow',
    'no-unbounded-cache',
    `let events = []; export function onEvent(event) { events = [...events, event]; }`,
  ],
  [
    'hits by address',
    'no-unbounded-cache',
    `const hits = {}; export function limit(req, res, next) { hits[req.ip] = (hits[req.ip] || 0) + 1; next(); }`,
  ],
  [
    'a factory that is called once',
    'no-unbounded-cache',
    `function makeStore() { const items = new Map(); return { put(userId, v) { items.set(userId, v); } }; } export const store = makeStore();`,
  ],
  [
    'a lifetime that is looked at on read only',
    'no-unbounded-cache',
    `const cache = new Map();
     export function get(token) { const e = cache.get(token); if (e && Date.now() > e.expires) { cache.delete(token); return; } return e?.v; }
     export const put = (token, v) => cache.set(token, { v, expires: Date.now() + 1e5 });`,
  ],
  [
    'what players were is blanked',
    'no-ineffective-removal',
    `const players = {}; export const join = p => { players[p.id] = p; }; export const leave = p => { players[p.id] = null; };`,
  ],
  [
    'two indexes, one of which is pruned',
    'no-ineffective-removal',
    `class Users { byId = new Map(); byName = new Map();
       add(u) { this.byId.set(u.id, u); this.byName.set(u.name, u); } remove(u) { this.byId.delete(u.id); } }
     export const users = new Users();`,
  ],
  [
    'a memoized function of texts',
    'no-unbounded-cache',
    `import memoize from 'lodash/memoize'; export const parse = memoize(text => JSON.parse(text));`,
  ],
])('recommended reports it: %s', (_, rule, code) => {
  expect(rulesThatReport(code, 'recommended')).toEqual([rule]);
});

test.each([
  [
    'modules by URL',
    'no-unbounded-cache',
    `const modulePromises = {}; export const load = url => modulePromises[url] ??= fetchModule(url);`,
  ],
  [
    'a memoized function of what nothing says of that it never ends',
    'no-unbounded-cache',
    `import { memoize } from 'lodash-es'; export const expressionOf = memoize(separator => new RegExp(separator));`,
  ],
  [
    'a roster, which is there to hold its members',
    'prefer-weak-map',
    `const failed = [], collectors = new Set();
     export function fail(collector) { if (collectors.has(collector)) return; collectors.add(collector); collector.stop(); }`,
  ],
])('only strict reports it: %s', (_, rule, code) => {
  expect(rulesThatReport(code, 'recommended')).toEqual([]);
  expect(rulesThatReport(code, 'strict')).toEqual([rule]);
});

test.each([
  [
    'worked off by others',
    `let waiting = []; export const whenReady = fn => { waiting.push(fn); };
     export function ready() { for (const fn of waiting) fn(); waiting = []; }`,
  ],
  [
    'filled until something has started',
    `let ready = false; const subscribers = [];
     export function subscribe(callback) { if (ready) return callback(); subscribers.push(callback); }
     export function start() { ready = true; for (const one of subscribers) one(); }`,
  ],
  [
    'filled only before something has started',
    `const store = { started: false, watchers: [], watch(callback) { if (!this.started) this.watchers.push(callback); },
       start() { this.watchers.forEach(one => one()); this.started = true; } }; export default store;`,
  ],
  [
    'instances that leave',
    `const widgets = new Set(); export class Widget { constructor() { widgets.add(this); } destroy() { widgets.delete(this); } }`,
  ],
  [
    'put in by one case and taken out by another',
    `const active = new Map(); export async function onChunk(chunk) { switch (chunk.type) {
       case 'start': active.set(chunk.id, chunk.name); await tools.start(chunk); break; case 'end': active.delete(chunk.id); } }`,
  ],
  [
    'counts that start at zero',
    `const failures = new Map(); export const add = type => { failures.set(type, 0); };
     export function pass(type) { failures.set(type, failures.get(type) - 1); }`,
  ],
  [
    'reset by a timer',
    `let hits = {}; setInterval(() => { hits = {}; }, 6e4); export const hit = req => { hits[req.ip] = 1; };`,
  ],
  [
    'two generations',
    `let young = new Map(), old = new Map(); export function put(token, v) { young.set(token, v);
       if (young.size > 1000) { old = young; young = new Map(); } } export const get = token => young.get(token) ?? old.get(token);`,
  ],
  [
    'trimmed by a helper',
    `const cache = new Map(); function trim(m) { while (m.size > 100) { const [k] = m.keys(); m.delete(k); } }
     export function get(url) { const v = cache.get(url) ?? load(url); cache.set(url, v); trim(cache); return v; }`,
  ],
  ['cut to its end', `let lines = []; export function record(line) { lines.push(line); lines = lines.slice(-100); }`],
])('nothing reports it: %s', (_, code) => {
  expect(rulesThatReport(code, 'strict')).toEqual([]);
});

test('the names of events are not what is blanked', () => {
  const code = `const callbacks = {}; export function put(eventName, callback, id) { callbacks[id] ??= {}; callbacks[eventName] = callback; }
    export function remove(eventName) { callbacks[eventName] = null; }`;
  expect(rulesThatReport(code, 'recommended')).not.toContain('no-ineffective-removal');
});
