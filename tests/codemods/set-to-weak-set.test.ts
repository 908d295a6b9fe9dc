import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { FIXTURES } from './rewritten/set-to-weak-set.ts';

const seen = 'const seen = new Set<Element>();\n';
const KEPT = 'export function see(el: Element) { if (seen.has(el)) return; seen.add(el); }\n';

test.each([
  ['walked', 'for of', `${seen}${KEPT}export function f() { for (const el of seen) el.remove(); }`],
  ['walked', 'size', `${seen}${KEPT}export const f = () => seen.size;`],
  ['walked', 'a set method', `${seen}${KEPT}export const f = (other: Set<Element>) => seen.union(other);`],
  ['walked', 'spread into a call', `${seen}${KEPT}export const f = () => Math.max(...seen);`],
  ['emptied', 'delete', `${seen}${KEPT}export const f = (el: Element) => seen.delete(el);`],
  ['handed-on', 'what add returns', `${seen}export const see = (el: Element) => seen.add(el);`],
  [
    'handed-on',
    'an argument of a set method',
    `${seen}${KEPT}export const f = (other: Set<Element>) => other.union(seen);`,
  ],
  ['primitives', 'strings', `const seen = new Set<string>();\nexport function see(id: string) { seen.add(id); }`],
  ['primitives', 'a template', 'const seen = new Set();\nexport function see(a, b) { seen.add(`${a}:${b}`); }'],
  ['primitives', 'nothing', `const seen = new Set();\nexport function see() { seen.add(); }`],
  ['unknown-types', 'unknown', `const seen = new Set();\nexport function see(it) { seen.add(it); }`],
  [
    'unknown-types',
    'functions or strings',
    `type Plugin = string | (() => void);\nconst seen = new Set<Plugin>();\nexport function see(it: Plugin) { seen.add(it); }`,
  ],
  ['initial-entries', 'members', `const seen = new Set<Element>([document.body]);\n${KEPT}`],
  ['exported', 'exported', `export ${seen}${KEPT}`],
])('left alone: %s, %s', (hazard, _, code) => {
  expect(migrate('set-to-weak-set', 'a.ts', code, true)).toMatchObject({
    output: code,
    verdicts: ['refused'],
    hazards: [hazard],
  });
});

test.each(FIXTURES)('rewritten: $what', ({ path, before, after }) => {
  const { output, verdicts } = migrate('set-to-weak-set', path, before);
  expect(output).toBe(after);
  expect(verdicts).toEqual(['rewritten']);
});
