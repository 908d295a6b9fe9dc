import { RuleTester } from '../rule-tester.ts';
import rule from '../../src/rules/no-unbounded-cache.ts';
import { flagged } from '../annotated.ts';

new RuleTester().run('no-unbounded-cache', rule, {
  valid: [
    // What has been answered goes; what is emptied where somebody calls for it, and waits for no answer.
    `let calls = {}, next = 0; export function ask(text, done) { const messageId = next++; post(messageId, text); calls[messageId] = done; } export function answer(message) { const done = calls[message.id]; if (done) done(message.args); delete calls[message.id]; } export function reset() { calls = {}; }`,
    `let pages = {}; export function keep(pageId, page) { pages[pageId] = page; } export function read(pageId) { return pages[pageId]; } export function reset() { pages = {}; }`,
    // Weak references as keys are what no-stale-weak-entries is about.
    `const entries = new Map(); export const set = (id, value) => { entries.set(new WeakRef(id), value); };`,
    // What is looked up by a timer goes by itself.
    `const until = new Map(); export function mark(userId) { until.set(userId, Date.now() + 350); setTimeout(() => { const then = until.get(userId) || 0; if (then <= Date.now()) until.delete(userId); }, 450); } export const isMarked = userId => until.get(userId) > Date.now();`,
    // As many as functions are written in the code.
    {
      code: `const loaded = new Map(); export function use(importer) { const key = importer.toString(); if (!loaded.has(key)) loaded.set(key, importer()); return loaded.get(key); }`,
      options: [{ confidence: 'possible' }],
    },
    // No more than a mask has bits.
    `const hashOf = text => { let hash = 0; for (const sign of text) hash = (hash << 5) ^ sign.charCodeAt(0); return hash & 0xffff; }; const seen = new Set(); export function see(node) { const hash = hashOf(node.id); if (seen.has(hash)) return; seen.add(hash); }`,
    // Filled once, while the module loads.
    `const table = new Map(); table.set('a', 1);`,
    `const table = new Map(); function fill() { table.set('a', 1); } fill();`,
    // Something empties it.
    `const cache = new Map(); export const load = k => cache.set(k, 1); export const drop = k => cache.delete(k);`,
    // Somebody else may empty it.
    `const cache = new Map(); export const load = k => cache.set(k, 1); share(cache);`,
    // Lives as long as the call.
    `export function count(words) { const seen = new Set(); for (const w of words) seen.add(w); return seen.size }`,
    // An argument under a cast is no target of the call that it is given to.
    `export const states = Object.freeze({ open: new Map(), add(k) { this.open.set(k, 1); } } as const);`,
    // Memoized, with another cache than the one that keeps everything, or with one that is emptied.
    `import memoize from 'lodash.memoize'; export const parse = memoize(text => text.split(' ')); parse.cache = new LRU(9);`,
    `import memoize from 'lodash.memoize'; const parse = memoize(text => [text]); export const f = t => { parse.cache.clear(); };`,
    // Lives as long as its object.
    `export class Tokens { #entries = new Map(); put(k, v) { this.#entries.set(k, v); } }`,
  ],
  invalid: [
    // What has been answered stays until somebody begins anew.
    flagged(`
let calls = {}, next = 0;
//  ~~~~~ purged
export function ask(text, done) { const messageId = next++; post(messageId, text); calls[messageId] = done; }
export function answer(message) { const done = calls[message.id]; if (done) done(message.args); }
export function reset() { calls = {}; }`),
    flagged(`
const hashOf = text => { let hash = 0; for (const sign of text) hash = (hash << 5) ^ sign.charCodeAt(0); return hash; };
const seen = new Set();
//    ~~~~ unbounded
export function see(node) { const hash = hashOf(node.id); if (seen.has(hash)) return; seen.add(hash); }`),
    // Given a name after it is declared, as compilers write it.
    flagged(`
(function () {
  var Lib;
  Lib = { adapters: {} };
  Lib.adapters['.'] = {
    counter: 0,
    table: {},
//  ~~~~~ unbounded
    refer: function (obj) {
      var id, table;
      table = this.table;
      if (!obj.id) {
        id = this.counter++;
        table[id] = { callbacks: {} };
        obj.id = id;
      }
      return table[obj.id];
    },
  };
  module.exports = Lib;
}).call(this);`),
    // Values of unknown kind: reported, but no cure is offered.
    flagged(`
      const users = new Map<string, User>();
      //    ~~~~~ unbounded
      export function find(id: string) {
        if (!users.has(id)) users.set(id, load(id));
        return users.get(id);
      }
    `),
    // Two on one line.
    flagged(`
      const a = new Map(), b = new Set();
      //    ~ unbounded
      //                   ~ unbounded
      export const add = userId => { a.set(userId, 1); b.add(userId); };
    `),
    // A static, a singleton's field, a dictionary, a list that is copied to grow.
    flagged(`
      class Frames {
        static open = new Map();
        //     ~~~~ unbounded
        static add(frameId, frame) { Frames.open.set(frameId, frame); }
      }
    `),
    flagged(`
      class Registry {
        entries = [];
      //~~~~~~~ unbounded
        add(entry) { this.entries.push(entry); }
      }
      export default new Registry();
    `),
    flagged(`
      const seen = {};
      //    ~~~~ unbounded
      exports.visit = userId => { seen[userId] = true; };
    `),
    flagged(`
      let lines = [];
      //  ~~~~~ unbounded
      export const follow = socket => { socket.on('line', line => { lines = [...lines, line]; }); };
    `),
    // Objects that are made again when they are missed: the cure is offered.
    flagged(
      `
const seen = new Map();
//    ~~~~ unbounded
export const visit = userId => seen.get(userId) ?? (seen.set(userId, { userId }), seen.get(userId));`,
      {
        holdValuesWeakly: `
import { WeakValueMap } from 'eslint-plugin-unleak/runtime';

const seen = new WeakValueMap();
//    ~~~~ unbounded
export const visit = userId => seen.get(userId) ?? (seen.set(userId, { userId }), seen.get(userId));`,
      },
    ),
    // Objects that nothing else holds: it is not.
    flagged(`
const seen = new Map();
//    ~~~~ unbounded
export const visit = userId => { seen.set(userId, { at: 1 }); };`),
  ],
});
