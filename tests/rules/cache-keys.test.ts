/** Keys of which a program has only so many, as their types or the kind of program say. */
import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import rule from '../../src/rules/no-unbounded-cache.ts';
import { flagged } from '../annotated.ts';
import { RuleTester } from '../rule-tester.ts';
import { reportsOf } from '../run-rule.ts';

new RuleTester().run('no-unbounded-cache, keys by their types', reportsOf(rule), {
  valid: [
    // Keys of a type, behind a type parameter and written out as text.
    `const getters: Record<string, Getter> = {}; export function getter<K extends keyof Base, T extends keyof Base[K]>(base: K, name: T) { const key = \`\${base}.\${String(name)}\`; if (getters[key]) return getters[key]; return (getters[key] = find(base, name)); }`,
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

const reportsIn = (file: string): number =>
  new Linter({ cwd: '/home/shop' }).verify(
    `const seen = {}; export function see(userId) { seen[userId] = load(userId); }`,
    [plugin.configs.recommended],
    `/home/shop/${file}`,
  ).length;

test('what is run to be looked at, or once, does not run for long', () => {
  expect(reportsIn('examples/chat/see.js')).toBe(0);
  expect(reportsIn('packages/chart/demo/see.js')).toBe(0);
  expect(reportsIn('packages/playground/src/see.js')).toBe(0);
  expect(reportsIn('docs/js/see.js')).toBe(0);
  expect(reportsIn('src/server/migrations/see.js')).toBe(0);
  expect(reportsIn('server/utils/migrations/see.js')).toBe(0);
});

test('what only sounds like it is a part of the program', () => {
  expect(reportsIn('src/docs/see.js')).toBe(1);
  expect(reportsIn('app/examples/see.js')).toBe(1);
  expect(reportsIn('src/migration/see.js')).toBe(1);
  expect(reportsIn('documents/see.js')).toBe(1);
});
