import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import { codemods } from '../../src/codemods/kit/all.ts';
import { open } from '../../src/codemods/kit/open.ts';
import plugin from '../../src/index.ts';

const LEAKS = Array.from(
  { length: 40 },
  (_, index) => `const trees${index} = new Map();
export function parse${index}(text) {
  let tree = trees${index}.get(text);
  if (!tree) {
    tree = new Tree(text);
    trees${index}.set(text, tree);
  }
  return tree;
}
`,
);
const WRITTEN = `class Tree {
  constructor(text) {
    this.text = text;
  }
}
${LEAKS.join('\n')}`;
const MINIFIED = WRITTEN.replace(/\s*([{};=(),])\s*/g, '$1').replaceAll('\n', '');
const PICTURE = `const picture = 'data:image/png;base64,${'iVBORw0KGgo'.repeat(10_000)}';\n`;
const BANNER = '/*!\n * Licence\n */\n'.repeat(5);

const rewrite = codemods['map-to-weak-value-map'];

const reportsOn = (text: string): number => new Linter().verify(text, [plugin.configs.recommended]).length;

test('a bundle of a program with all its packages is left alone', () => {
  expect(reportsOn(WRITTEN)).toBeGreaterThan(0);
  expect(reportsOn(`${WRITTEN}\nvar core = __nccwpck_require__(2186);\n`)).toBe(0);
});

test('minified files are left alone, whatever is said above them', () => {
  expect(reportsOn(MINIFIED)).toBe(0);
  expect(reportsOn(BANNER + MINIFIED)).toBe(0);
  expect(rewrite.mayConcern(MINIFIED, 'a.js')).toBe(false);
  expect(rewrite.sites(open('a.js', MINIFIED))).toEqual([]);
});

test('what can be read is judged, whatever it carries along', () => {
  expect(reportsOn(WRITTEN)).toBe(LEAKS.length);
  expect(reportsOn(PICTURE + WRITTEN)).toBe(LEAKS.length);
  expect(rewrite.mayConcern(PICTURE + WRITTEN, 'a.js')).toBe(true);
  expect(rewrite.sites(open('a.js', WRITTEN))).toHaveLength(LEAKS.length);
});

test('one tight line is no minified file', () => {
  expect(reportsOn(MINIFIED.slice(0, MINIFIED.indexOf('const trees1=')))).toBe(1);
});
