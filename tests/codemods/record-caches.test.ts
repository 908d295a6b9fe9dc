import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';

const IMPORT = "import { Tree } from './tree';\n";
const RUNTIME = "import { WeakValueMap } from 'eslint-plugin-unleak/runtime';\n";
const GET = `export function parse(text) {
  let tree = trees[text];
  if (!tree) {
    tree = new Tree(text);
    trees[text] = tree;
  }
  return tree;
}
`;
const WEAK_GET = GET.replace('trees[text];', 'trees.get(text);').replace('trees[text] = tree', 'trees.set(text, tree)');

test.each([
  ['an empty object', 'const trees = {};', 'const trees = new WeakValueMap();'],
  ['one without prototype', 'const trees = Object.create(null);', 'const trees = new WeakValueMap();'],
  [
    'a typed one',
    'const trees: Record<string, Tree> = {};',
    'const trees: WeakValueMap<string, Tree> = new WeakValueMap();',
  ],
])('to review: %s', (_, made, weak) => {
  const before = `${IMPORT}${made}\n${GET}`;
  expect(migrate('map-to-weak-value-map', 'a.ts', before)).toMatchObject({
    output: before,
    reasons: ["`trees` is an object, to which the key 1 is the key '1': a map tells them apart"],
  });
  expect(migrate('map-to-weak-value-map', 'a.ts', before, true)).toMatchObject({
    output: `${IMPORT}${RUNTIME}${weak}\n${WEAK_GET}`,
    verdicts: ['rewritten'],
  });
});

test('a type in a comment follows', () => {
  const before = `${IMPORT}/** @type {Record<string, Tree>} */\nconst trees = {};\n${GET}`;
  expect(migrate('map-to-weak-value-map', 'a.js', before, true).output).toBe(
    `${IMPORT}${RUNTIME}/** @type {WeakValueMap<string, Tree>} */\nconst trees = new WeakValueMap();\n${WEAK_GET}`,
  );
});

test.each([
  ['exported', 'exported', `export const trees = {};\n${GET}`],

  ['another-type', 'another type', `const trees: Trees = {};\n${GET}`],
  ['another-type', 'a type in a comment', `/** @type {Trees} */\nconst trees = {};\n${GET}`],
  ['primitives', 'texts', `const trees = {};\n${GET.replace('new Tree(text)', '`${text}!`')}`],
  [
    'side-effects',
    'made with an effect',
    `const trees = {};\n${GET.replace('trees[text] =', 'count++;\n    trees[text] =')}`,
  ],
  ['unknown-values', 'made elsewhere', `const trees = {};\n${GET.replace('new Tree', 'read')}`],
  [
    'used-result',
    'filled in passing',
    `const trees = {};\nexport const parse = text => trees[text] ?? (trees[text] = { text });\n`,
  ],
  [
    'mutable-state',
    'a list that is named as it is put in',
    'const trees = {};\nexport function list(text) { let own = trees[text]; if (!own) own = trees[text] = []; return own; }\n',
  ],
  [
    'primitives',
    'numbers that are used as they are put in',
    'const ids: Record<string, number> = {};\nexport const next = name => `${name}${(ids[name] = (ids[name] || 0) + 1)}`;\n',
  ],
  [
    'sole-owner',
    'let go of by all who get it',
    `const trees = {};\n${GET.replace('export ', '')}export const size = text => parse(text).size;\n`,
  ],
  [
    'other-methods',
    'a comment in the brackets',
    `const trees = {};\n${GET.replace('[text];', '[/* all of it */ text];')}`,
  ],
])('left alone: %s, %s', (hazard, _, code) => {
  const before = `${IMPORT}let count = 0;\n${code}`;
  const { output, hazards } = migrate('map-to-weak-value-map', 'a.ts', before, true);
  expect(output).toBe(before);
  expect(hazards).toEqual([hazard]);
});

test.each([
  'export const none = { ...{ trees } };',
  'export const names = () => Object.keys(trees);',
  'export const has = text => text in trees;',
  'export const forget = text => { delete trees[text]; };',
  'for (const text in trees) print(text);',
  'export const copy = () => ({ ...trees });',
  'export const json = () => JSON.stringify(trees);',
  'export const first = () => trees.first;',
  'export const draw = text => trees[text].draw();',
  'export const count = text => trees[text]++;',
  'show(trees);',
])('not taken for a cache, or left alone: %s', more => {
  const before = `${IMPORT}const trees = {};\n${GET}${more}\n`;
  expect(migrate('map-to-weak-value-map', 'a.js', before, true).output).toBe(before);
});
