import { describe, expect, test } from 'vitest';
import { migrate } from './migrate.ts';

const S =
  'const seen = new Set<Element>();\nexport function once(el: Element) { if (seen.has(el)) return; seen.add(el); el.remove(); }\n';

/** Ways to use a collection that its weak kin would answer otherwise: whatever a program does with it, it must go on doing. */
const HAZARDS: readonly (readonly [what: string, code: string])[] = [
  ['size', S + `export const n = () => seen.size;`],
  ['union', S + `export const n = (o: Set<Element>) => seen.union(o);`],
  ['passed to union', S + `export const n = (o: Set<Element>) => o.union(seen);`],
  ['isSubsetOf arg', S + `export const n = (o: Set<Element>) => o.isSubsetOf(seen);`],
  ['add result size', `const seen = new Set<Element>();\nexport const n = (el: Element) => seen.add(el).size;`],
  [
    'strings',
    `const seen = new Set();\nexport const n = (s) => { if (seen.has(s)) return; seen.add(s); s.toUpperCase(); }`,
  ],
  [
    'maybe null',
    `const seen = new Set<Element | null>();\nexport const n = (el: Element | null) => { if (seen.has(el)) return; seen.add(el); }`,
  ],
  [
    'Error names',
    `const seen = new Set<unknown>();\nexport function once(e: unknown) { if (seen.has(e)) return; seen.add(e); console.error(e); }`,
  ],
  [
    'initial',
    `const seen = new Set<Element>([document.body]);\nexport function once(el: Element) { if (seen.has(el)) return; seen.add(el); el.remove(); }`,
  ],
  [
    'text of what is an object',
    `const seen = new Set();\nexport class A { once() { const id = String(this); if (seen.has(id)) return; seen.add(id); } }`,
  ],
];

describe.each([
  ['as it is', false],
  ['with --review', true],
])('%s', (_, review) => {
  test.each(HAZARDS)('left alone: %s', (_, code) => {
    const { output, reasons } = migrate('set-to-weak-set', 'a.ts', code, review);
    expect(output).toBe(code);
    for (const reason of reasons) expect(reason).not.toBe('');
  });
});
