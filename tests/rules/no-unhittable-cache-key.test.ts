import { RuleTester } from '../rule-tester.ts';
import rule from '../../src/rules/no-unhittable-cache-key.ts';
import { flagged } from '../annotated.ts';

new RuleTester().run('no-unhittable-cache-key', rule, {
  valid: [
    // A key from outside.
    `const cache = new Map(); export const get = key => cache.get(key) ?? cache.set(key, make(key)).get(key);`,
    // A primitive key.
    `const cache = new Map(); export const get = (a, b) => { const key = a + '-' + b; if (!cache.has(key)) cache.set(key, a + b); return cache.get(key); };`,
    // Stored before it is looked up.
    `const all = new Map(); export function make() { const it = {}; all.set(it, 1); return all.get(it); }`,
    `const states = new WeakMap(); export function make(name) { const it = { name }; states.set(it, 1); return states.get(it); }`,
    // Keys that are made once.
    `const key = {}; const cache = new Map(); export const get = () => { if (!cache.has(key)) cache.set(key, 1); return cache.get(key); };`,
    // A part of a text; a list that is sorted where it is.
    `const cache = new Map(); export const get = text => { const key = text.slice(0, 8); if (!cache.has(key)) cache.set(key, parse(key)); return cache.get(key); };`,
    `const cache = new Map(); export const get = list => { const key = list.sort(); if (!cache.has(key)) cache.set(key, parse(key)); return cache.get(key); };`,
  ],
  invalid: [
    // A new list that is sorted; a part of a list, for only objects are keys of a weak map.
    flagged(`
const checked = new Set();
export function collide(a, b) {
  const pair = [a.id, b.id].sort();
  if (checked.has(pair)) return;
//    ~~~~~~~~~~~~~~~~~ neverHits
  checked.add(pair);
}`),
    flagged(`
const features = new WeakMap();
export function featuresOf(samples, from, to) {
  const part = samples.slice(from, to);
  if (!features.has(part)) features.set(part, extract(part));
//     ~~~~~~~~~~~~~~~~~~ neverSaves
  return features.get(part);
}`),
    // A list made for the look-up.
    flagged(`
const cache = new Map();
export function area(w, h) {
  const key = [w, h];
  if (cache.has(key)) return cache.get(key);
//    ~~~~~~~~~~~~~~ neverHits
  cache.set(key, w * h);
}`),
    // Rest parameters.
    flagged(`
export function memoize(fn) {
  const cache = new Map();
  return (...args) => {
    if (cache.has(args)) return cache.get(args);
//      ~~~~~~~~~~~~~~~ neverHits
    const value = fn(...args);
    cache.set(args, value);
    return value;
  };
}`),
    // A symbol is another one each time.
    flagged(`
const slots = new Map();
export function slot(name) {
  const key = Symbol(name);
  if (!slots.has(key)) slots.set(key, {});
//     ~~~~~~~~~~~~~~ neverHits
  return slots.get(key);
}`),
    // A weak map does not grow by it, and never saves the work either.
    flagged(`
const compiled = new WeakMap();
export function compile(text, options) {
  const key = { text, options };
  if (!compiled.has(key)) compiled.set(key, build(text, options));
//     ~~~~~~~~~~~~~~~~~ neverSaves
  return compiled.get(key);
}`),
  ],
});
