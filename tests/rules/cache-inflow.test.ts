/** What shows that a table never stops growing, and what leaves it open: then `recommended` says nothing. */
import rule from '../../src/rules/no-unbounded-cache.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('inflow', reportsOf(rule), {
  valid: [
    // A table that others fill while they are set up, by names that they spell out.
    `const adapters = []; export function registerAdapter(test) { const made = new Adapter(test); adapters.push(made); return made; }`,
    `const rules = {}; export const add = rule => { rules[rule.id] = rule; };`,
    `class Chain { middleware = []; run(list) { this.middleware.push(...list); return this; } } export const chain = new Chain();`,
    // A formatter for each locale and format.
    `const cache = new Map(); export function format(locale, options) { const key = locale + JSON.stringify(options); let made = cache.get(key); if (!made) cache.set(key, (made = new Intl.NumberFormat(locale, options))); return made; }`,
    // A few numbers, a mark for each text.
    `const cache = {}; export function small(value) { if (value >= 0 && value < 256) cache[value] ??= make(value); return cache[value]; }`,
    `const seen = {}; export function once(text) { if (seen[text]) return; seen[text] = true; show(text); }`,
    // Modules.
    `const cache = {}; export function load(id) { if (cache[id]) return cache[id].exports; const made = cache[id] = { exports: {} }; run(id, made); return made.exports; }`,
    // Names of properties.
    `const cache = {}; export const read = objectPath => cache[objectPath] ??= compile(objectPath);`,
    // What only functions of this file ask for.
    `const cache = new Map(); function table(number) { let made = cache.get(number); if (!made) cache.set(number, (made = build(number))); return made; } export const first = () => table(1);`,
    // Filled while an object is made.
    `class Keys { all = new Set(); constructor(ids) { for (const id of ids) this.all.add(id); } } export const keys = new Keys(['a']);`,
    // One of these for each object that is made again and again.
    `class Inner { byId = {}; put(id, value) { this.byId[id] = value; } } export class Outer { inner = new Inner(); }`,
    // Filled from a list while the module is loaded, by a library's forEach.
    `import { arrayEach } from './arrays.js'; export const helpers = {}; const own = {}; arrayEach(LIST, (item) => { own[item.id] = item; }); export const get = id => own[id];`,
    // The method of an object is replaced, nothing is added.
    `const chunks = []; export const start = () => { chunks.push = chunk => handle(chunk); };`,
    // What is remembered for one call of a helper that is not named after it.
    `export function distribute(list) { const cache = {}; return id => cache[id] ??= place(list, id); }`,
  ],
  invalid: [
    // Identifiers, of which each new thing has its own.
    flagged(`
      const owners = new Map();
      //    ~~~~~~ unbounded
      export const own = (sessionId, owner) => { owners.set(sessionId, owner); };
    `),
    flagged(`
      const jobs = {};
      //    ~~~~ unbounded
      let next = 0;
      export const start = job => { jobs[next++] = job; };
    `),
    flagged(`
      const jobs = new Map();
      //    ~~~~ unbounded
      export const start = job => { jobs.set(crypto.randomUUID(), job); };
    `),
    // Where requests go.
    flagged(`
      const byUrl = new Map();
      //    ~~~~~ unbounded
      export const visit = (url, page) => { byUrl.set(url, page); };
    `),
    // Data that is remembered, to be had again.
    flagged(`
      const parsed = new Map();
      //    ~~~~~~ unbounded
      export function parse(text) {
        let tree = parsed.get(text);
        if (tree === undefined) parsed.set(text, tree = build(text));
        return tree;
      }
    `),
    flagged(`
      const memo = {};
      //    ~~~~ unbounded
      export const decide = (tool, given) => memo[tool + JSON.stringify(given)] ??= judge(tool, given);
    `),
    // A cache that says so, by whatever others call with.
    flagged(`
      const cache = new Map();
      //    ~~~~~ unbounded
      export function get(key) {
        if (!cache.has(key)) cache.set(key, compute(key));
        return cache.get(key);
      }
    `),
    // A map of the module by whatever others call with, also where it is a script that shows no other caller.
    flagged(`
      const counts = new Map();
      //    ~~~~~~ unbounded
      function count(word) { counts.set(word, (counts.get(word) ?? 0) + 1); }
    `),
    // Through a helper of this file.
    flagged(`
      const table = new Map();
      //    ~~~~~ unbounded
      function put(key, value) { table.set(key, value); }
      export const remember = (userId, user) => put(userId, user);
    `),
    // A helper that is named after what it does.
    flagged(`
      export function memoize(compute) {
        const results = {};
        //    ~~~~~~~ unbounded
        return argument => results[argument] ??= compute(argument);
      }
    `),
    // At each event; what has happened; what is made and handed out.
    flagged(`
      const scripts = [];
      //    ~~~~~~~ unbounded
      export const follow = session => { session.on('script', script => { scripts.push(script); }); };
    `),
    flagged(`
      const list = [];
      //    ~~~~ unbounded
      export function track(item) { list.push(item); }
    `),
    flagged(`
      const history = [];
      //    ~~~~~~~ unbounded
      export const go = place => { history.push(place); };
    `),
    flagged(`
      const list = [];
      //    ~~~~ unbounded
      export const handle = (req, res) => { list.push(req); res.end(); };
    `),
    flagged(`
      const made = [];
      //    ~~~~ unbounded
      export function create(root) {
        const bar = new Bar(root);
        made.push(bar);
        return bar;
      }
    `),
  ],
  typescript: {
    valid: [`const cache = {}; export const describe = (key: PropertyKey) => cache[key] ??= make(key);`],
  },
});
