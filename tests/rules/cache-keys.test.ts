/** Keys of which a program has only so many, as their types or the kind of program say. */
import { expect, test } from 'vitest';
import rule from '../../src/rules/no-unbounded-cache.ts';
import { flagged } from '../annotated.ts';
import { RuleTester } from '../rule-tester.ts';
import { LASTING, reportsIn } from '../reports-in.ts';
import { reportsOf, runRule } from '../run-rule.ts';

new RuleTester().run('no-unbounded-cache, keys by their types', reportsOf(rule), {
  valid: [
    // Keys of a type, behind a type parameter and written out as text.
    `const accessorCache: Record<string, Getter> = {}; export function getAccessor<K extends keyof Base, T extends keyof Base[K]>(key: K, base: Base[K], accessor: T) { const cacheKey = \`\${key}.\${String(accessor)}\`; if (accessorCache[cacheKey]) return accessorCache[cacheKey].call(base); const found = find(key, accessor); accessorCache[cacheKey] = found; return found.call(base); }`,
    `const cache = new Map(); export function load<T extends 'users' | 'groups'>(token: T) { const known = cache.get(token); if (known) return known; const made = make(token); cache.set(token, made); return made; }`,
    // One of a list of these, or all of them.
    `const patterns = new Map<string, RegExp>(); export function has(template: string, ...tokens: (keyof Options)[]) { const token = tokens.length === 1 ? (tokens[0] as string) : \`(\${tokens.join('|')})\`; let pattern = patterns.get(token); if (pattern == null) { pattern = new RegExp(token); patterns.set(token, pattern); } return pattern.test(template); }`,
  ],
  invalid: [
    flagged(`
const cache = new Map();
//    ~~~~~ unbounded
export function load<T extends string>(token: T) {
  const known = cache.get(token);
  if (known) return known;
  const made = make(token);
  cache.set(token, made);
  return made;
}`),
    flagged(`
const patterns = new Map<string, RegExp>();
//    ~~~~~~~~ unbounded
export function has(template: string, ...tokens: string[]) {
  const token = tokens.length === 1 ? tokens[0] : \`(\${tokens.join('|')})\`;
  let pattern = patterns.get(token);
  if (pattern == null) {
    pattern = new RegExp(token);
    patterns.set(token, pattern);
  }
  return pattern.test(template);
}`),
  ],
});

runRule('keys by what is done with them', reportsOf(rule), {
  valid: [
    // Names that the program gives: nobody may give one twice.
    `const cacheList = Object.create(null); exports.addCache = function (key, cache) { if (Object.hasOwn(cacheList, key)) { throw new Error('exists'); } cacheList[key] = cache; }; exports.find = key => cacheList[key];`,
    // What is warned of, once.
    `const injections = new Set(); app.use((req, res, next) => { req.translate = (key, vars) => { for (const [field, value] of Object.entries(vars)) { const violationsKey = key + field; if (!injections.has(violationsKey)) { logger.warn({ key, field, value }, 'html'); injections.add(violationsKey); } } return render(key, vars); }; next(); });`,
    // Modules, which stay for themselves.
    `const cache = new Map(); export async function load(url) { const known = cache.get(url); if (known) return known; const made = import(url).then(found => found.default); cache.set(url, made); return made; }`,
    `const cache = new Map(); export async function load(url, importer) { const made = cache.get(url) || (async () => normalize(await importer(url)))(); cache.set(url, made); return made; }`,
    // The suites of a run of tests.
    `const errors = new Map(); export function onTestEnd(testSuitePath, error) { if (errors.has(testSuitePath)) errors.get(testSuitePath).push(error); else errors.set(testSuitePath, [error]); } emitter.on('end', event => onTestEnd(event.path, event.error));`,
    // What waits is in the sets, and goes there.
    `const pendingIds = new Map(); class Queue { idsOf() { const known = pendingIds.get(this.config.surveyId); if (known) return known; const ids = new Set(); pendingIds.set(this.config.surveyId, ids); return ids; } done(id) { this.idsOf().delete(id); } } export { Queue };`,
    // A key that says nothing of what it names.
    `import { memoize } from 'lodash'; export const groupOf = memoize(groupKey => new Group(groupKey));`,
  ],
  invalid: [
    flagged(`
const sessions = {};
//    ~~~~~~~~ unbounded
exports.addSession = function (sessionId, session) {
  if (sessions[sessionId]) throw new Error('exists');
  sessions[sessionId] = session;
};`),
    flagged(`
const greeted = new Set();
//    ~~~~~~~ unbounded
export function enter(userId) {
  if (!greeted.has(userId)) {
    logger.warn('new user');
    greeted.add(userId);
  }
}`),
    flagged(`
const cache = new Map();
//    ~~~~~ unbounded
export async function load(url) {
  const known = cache.get(url);
  if (known) return known;
  const made = fetch(url).then(found => found.json());
  cache.set(url, made);
  return made;
}`),
    flagged(`
const pendingJobs = new Map();
//    ~~~~~~~~~~~ unbounded
export const add = (queue, job) => { pendingJobs.set(queue, job); };`),
    flagged(`
import { memoize } from 'lodash';
export const parse = memoize(text => JSON.parse(text));
//                   ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ memoized`),
  ],
});

test('what is run to be looked at, or once, does not run for long', () => {
  expect(reportsIn(LASTING, 'examples/chat/see.js')).toBe(0);
  expect(reportsIn(LASTING, 'packages/chart/demo/see.js')).toBe(0);
  expect(reportsIn(LASTING, 'packages/playground/src/see.js')).toBe(0);
  expect(reportsIn(LASTING, 'docs/js/see.js')).toBe(0);
  expect(reportsIn(LASTING, 'src/server/migrations/see.js')).toBe(0);
  expect(reportsIn(LASTING, 'server/utils/migrations/see.js')).toBe(0);
});

test('what only sounds like it is a part of the program', () => {
  expect(reportsIn(LASTING, 'src/docs/see.js')).toBe(1);
  expect(reportsIn(LASTING, 'app/examples/see.js')).toBe(1);
  expect(reportsIn(LASTING, 'src/migration/see.js')).toBe(1);
  expect(reportsIn(LASTING, 'documents/see.js')).toBe(1);
});
