/** Caches by whatever others ask for: what says no more of a key than that is enough where nothing but a cache is kept. */
import rule from '../../src/rules/no-unbounded-cache.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('arguments', reportsOf(rule), {
  valid: [
    // A plain object is there for all.
    `export const accounts = { byEmail: new Map() }; export const keep = (email, account) => { accounts.byEmail.set(email, account); };`,
    // Parts of the program, by their own names and ids.
    `const scriptCache = new Map(); export function scriptFor(id) { if (!scriptCache.has(id)) scriptCache.set(id, load(id)); return scriptCache.get(id); }`,
    `const moduleCache = new Map(); export function moduleOf(key) { if (!moduleCache.has(key)) moduleCache.set(key, load(key)); return moduleCache.get(key); }`,
    // A table that others fill, by whatever they call their things.
    `const table = {}; export const put = (key, value) => { table[key] = value; }; export const find = key => table[key];`,
    // Bounded from above: below that, early or not.
    `const squares = new Map(); export function square(n) { if (n > 100) throw new RangeError(n); if (n < 100) { if (!squares.has(n)) squares.set(n, n * n); } return squares.get(n); }`,
    // A cache that can forget.
    `class Cache { #all = new Map(); get(key) { return this.#all.get(key); } set(key, value) { this.#all.set(key, value); } delete(key) { this.#all.delete(key); } } export const cache = new Cache();`,
    // Two things that the program spells, put together.
    `const matchers = new Map(); export function matcherOf(glob, dot) { const key = dot + ':' + glob; if (!matchers.has(key)) matchers.set(key, compile(glob, dot)); return matchers.get(key); }`,
    // A method that is called in place of another one keeps the last answer only; another object is no descriptor.
    `export function memo(target, name, desc) { const f = desc.value; let last = new Map(); desc.value = function (...args) { const key = JSON.stringify(args); if (!last.has(key)) last = new Map([[key, f.apply(this, args)]]); return last.get(key); }; return desc; }`,
    `export function open(el, text, box) { const cache = new Map(); box.value = key => { if (!cache.has(key)) cache.set(key, el.find(key)); return cache.get(key); }; }`,
  ],
  invalid: [
    // Decorators that memoize methods.
    flagged(`
export function memo(target, name, desc) {
  const method = desc.value;
  const cache = new Map();
  //    ~~~~~ unbounded
  desc.value = function (...args) {
    const key = JSON.stringify(args);
    if (!cache.has(key)) cache.set(key, method.apply(this, args));
    return cache.get(key);
  };
}`),
    flagged(`
export function memo(target, name, descriptor) {
  const method = descriptor.value;
  const cache = new Map();
  //    ~~~~~ unbounded
  return {
    ...descriptor,
    value(...args) {
      const key = JSON.stringify(args);
      if (!cache.has(key)) cache.set(key, method.apply(this, args));
      return cache.get(key);
    },
  };
}`),
    flagged(`
const cache = new Map();
//    ~~~~~ unbounded
export function get(key) {
  if (!cache.has(key)) cache.set(key, compute(key));
  return cache.get(key);
}`),
    flagged(`
const found = new Map();
//    ~~~~~ unbounded
export function find(id) {
  let hit = found.get(id);
  if (!hit) found.set(id, (hit = load(id)));
  return hit;
}`),
    // How many there are is no reason to keep them.
    flagged(`
const cache = new Map();
//    ~~~~~ unbounded
export const get = key => { if (!cache.has(key)) cache.set(key, compute(key)); return cache.get(key); };
export const count = () => cache.size;`),
    flagged(`
const cache = {};
//    ~~~~~ unbounded
export const get = key => cache[key] ??= compute(key);
export const count = () => Object.keys(cache).length;`),
    // The field of the one object that there is; a class that is a cache and nothing else.
    flagged(`
class Prices {
  #known = new Map();
//~~~~~~ unbounded
  of(key) {
    if (!this.#known.has(key)) this.#known.set(key, ask(key));
    return this.#known.get(key);
  }
}
export const prices = new Prices();`),
    flagged(`
class ResponseCache {
  #all = new Map();
//~~~~ unbounded
  get(key) { return this.#all.get(key); }
  set(key, value) { this.#all.set(key, value); }
}
export const responses = new ResponseCache();`),
    // An object with methods is what a class with one instance is.
    flagged(`
export const accounts = {
  byEmail: new Map(),
//~~~~~~~ unbounded
  keep(email, account) { this.byEmail.set(email, account); },
  find(email) { return this.byEmail.get(email); },
};`),
    // A helper that remembers for others.
    flagged(`
export function memoize(compute) {
  const results = new Map();
//      ~~~~~~~ unbounded
  return arg => {
    if (!results.has(arg)) results.set(arg, compute(arg));
    return results.get(arg);
  };
}`),
    // What comes after an early return is above the limit.
    flagged(`
const cache = new Map();
//    ~~~~~ unbounded
export function fibonacci(n) {
  if (n < 2) return n;
  if (!cache.has(n)) cache.set(n, fibonacci(n - 1) + fibonacci(n - 2));
  return cache.get(n);
}`),
    // What a request asks for; a query that is written out as a whole, whoever puts in what it found.
    flagged(`
const bodies = new Map();
//    ~~~~~~ unbounded
export const keep = (req, body) => { bodies.set(req.url, body); };`),
    flagged(`
const rows = new Map();
//    ~~~~ unbounded
export const keep = (query, found) => { rows.set(JSON.stringify(query), found); };
export const find = query => rows.get(JSON.stringify(query));`),
    // All that a function is called with, written out.
    flagged(`
const styles = {};
//    ~~~~~~ unbounded
export function css(base, ...overrides) {
  const key = JSON.stringify({ base, overrides });
  if (styles[key]) return styles[key];
  const made = merge(base, overrides);
  styles[key] = made;
  return made;
}`),
    // Records that are looked for by what identifies them; what happened, and when.
    flagged(`
const profiles = [];
//    ~~~~~~~~ unbounded
export const keep = (userId, profile) => { profiles.push({ userId, profile }); };
export const find = userId => profiles.find(record => record.userId === userId);`),
    flagged(`
const changes = [];
//    ~~~~~~~ unbounded
export const note = change => { changes.push({ change, at: Date.now() }); };
export const latest = () => changes.at(-1);`),
  ],
});
