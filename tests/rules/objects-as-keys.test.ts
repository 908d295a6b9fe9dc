/** What tells that keys are objects where nothing in the file declares their type: how they are used, and what they are called. */
import rule from '../../src/rules/prefer-weak-map.ts';
import { flagged } from '../annotated.ts';
import { reportsOf, runRule } from '../run-rule.ts';

runRule('objects as keys', reportsOf(rule), {
  valid: [
    // What is called with three things is no decorator by that.
    `export function compare(left, right, depth) { const seen = new Map(); const visit = obj => { if (!seen.has(obj)) seen.set(obj, depth); return seen.get(obj); }; return other => visit(left) === visit(other); }`,
    // Names that are strings as well.
    `const loaded = new Map(); export function load(view) { if (!loaded.has(view)) loaded.set(view, read(view)); return loaded.get(view); }`,
    `const routes = new Map(); export const routeOf = context => routes.get(context); export const put = (context, route) => { routes.set(context, route); };`,
  ],
  invalid: [
    // A decorator lives as long as the class that it stands on.
    flagged(`
export function once(cacheKey) {
  return (target, propertyKey, descriptor) => {
    const original = descriptor.value;
    const caches = new Map();
    //    ~~~~~~ kept
    const cacheOf = obj => { let cache = caches.get(obj); if (cache == null) caches.set(obj, (cache = new Map())); return cache; };
    return { value(...args) { const cache = cacheOf(this); const key = cacheKey(args); if (!cache.has(key)) cache.set(key, original.apply(this, args).finally(() => cache.delete(key))); return cache.get(key); } };
  };
}`),
    flagged(`
export function memo() {
  const results = new Map();
  //    ~~~~~~~ kept
  return (target, name, desc) => { const get = desc.get; desc.get = function () { if (!results.has(this)) results.set(this, get.call(this)); return results.get(this); }; return desc; };
}`),
    // Records that are lists, found by their first item.
    flagged(`
const owners = [];
//    ~~~~~~ kept
export function setOwner(vnode, owner) { owners.push([vnode, owner]); }
export const ownerOf = vnode => owners.find(pair => pair[0] === vnode)?.[1];`),
    flagged(`
const states = new Map();
//    ~~~~~~ kept
export const stateOf = editor => states.get(editor);
export const setState = (editor, state) => { states.set(editor, state); };`),
    flagged(`
const parsers = new Map();
//    ~~~~~~~ kept
export function parserOf(stream) { if (!parsers.has(stream)) parsers.set(stream, new Parser()); return parsers.get(stream); }`),
    flagged(`
const loaders = new Map();
//    ~~~~~~~ kept
export function once(ctx, load) { let made = loaders.get(ctx); if (!made) loaders.set(ctx, (made = load())); return made; }`),
    // A comment that names a type, and a property that only objects have.
    flagged(`
const encoded = new Map();
//    ~~~~~~~ kept
/** @param {Summary} summary */
export function encode(summary) {
  if (!encoded.has(summary)) encoded.set(summary, { title: summary.getTitle() });
  return encoded.get(summary);
}`),
  ],
  typescript: {
    valid: [
      // A name, a union, what may be a string by its constraint.
      `import type { Name } from './names'; const sizes = new Map<Name, number>(); export function sizeOf(name: Name) { if (!sizes.has(name)) sizes.set(name, name.length); return sizes.get(name); }`,
      `const sizes = new Map(); export function sizeOf(part: string | Part) { if (!sizes.has(part)) sizes.set(part, isPart(part) ? part.size : 0); return sizes.get(part); }`,
      `import type { VideoId } from './ids'; const sizes = new Map<VideoId, number>(); export const put = (video: VideoId, n: number) => { sizes.set(video, n); }; export const get = (video: VideoId) => sizes.get(video);`,
    ],
    invalid: [
      flagged(`
import SummaryArticle from './summaryArticle';
const encoded = new Map();
//    ~~~~~~~ kept
export function encode(article: SummaryArticle) {
  if (!encoded.has(article)) encoded.set(article, { title: article.getTitle() });
  return encoded.get(article);
}`),
      flagged(`
import { Player } from './player.js';
const cooldowns = new Map<Player, Map<string, number>>();
//    ~~~~~~~~~ kept
export function mark(one: Player, spell: string) {
  let own = cooldowns.get(one);
  if (own === undefined) cooldowns.set(one, (own = new Map()));
  own.set(spell, 1);
}`),
    ],
  },
});
