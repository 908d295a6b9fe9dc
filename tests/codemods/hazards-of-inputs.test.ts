import { describe, expect, test } from 'vitest';
import { migrate } from './migrate.ts';
import { I, T } from './tree-cache.ts';

/** A cache that is read and filled under a key, and what is before it. */
function cache(parameters: string, key: string, making: string, before = '', after = ''): string {
  return `${I}${before}${T}export function get(${parameters}) { const key = ${key}; let tree = trees.get(key); if (!tree) { ${making} trees.set(key, tree); } return tree; }\n${after}`;
}

/** Keys that say less than a value is made of: a value that is made again may be another than the one that was kept. */
const TELL_LESS: readonly (readonly [what: string, code: string])[] = [
  ...[
    'text.length',
    'text.trim()',
    'text.charAt(0)',
    'typeof text',
    'shorten(text)',
    "text > 'm'",
    "text > 'm' ? 'late' : 'early'",
    '!text',
    "text ? 'some' : 'none'",
    'other || text',
    "text ? other : ''",
  ].map((key): [string, string] => [key, cache('text: string, other: string', key, 'tree = new Tree(text);')]),
  ...['n.toFixed(2)', 'Math.round(n)', 'n & 7', 'n % 10', 'n + m', 'n * 100 + m', 'n + 1 + m'].map(
    (key): [string, string] => [key, cache('n: number, m: number', key, 'tree = new Tree(n, m);')],
  ),
  ...['String(options)', '`${options}`', "'' + options", 'options.toString()', 'options.id'].map(
    (key): [string, string] => [key, cache('options: { id: string; n: number }', key, 'tree = new Tree(options);')],
  ),
  ...['a + b', '`${a}${b}`', "[a, b].join('')", "'' + a + b"].map((key): [string, string] => [
    `run together: ${key}`,
    cache('a: string, b: string', key, 'tree = new Tree(a, b);'),
  ]),
  ['another of a list', cache('list: string[]', 'list[0]', 'tree = new Tree(list[1]);')],
  ['changed after the key is made', cache('text: string', '`${text}`', "text += '!'; tree = new Tree(text);")],
  [
    'a function of the file that leaves something out',
    cache(
      'a: string, b: { id: string }',
      'keyOf(a, b)',
      'tree = new Tree(a, b);',
      'const keyOf = (a: string, b: { id: string }) => `${a}:${b.id}`;\n',
    ),
  ],
  [
    'a function of the file that is called like one that tells all',
    cache('a: string', 'hash(a)', 'tree = new Tree(a);', 'const hash = (text: string) => text.length;\n'),
  ],
  [
    'a function of the file that calls itself',
    cache('a: string', 'keyOf(a)', 'tree = new Tree(a);', 'function keyOf(a: string): string { return keyOf(a); }\n'),
  ],
];

/** What a value is made of besides its key, in other ways than by being handed in. */
const MADE_OF_MORE: readonly (readonly [what: string, code: string])[] = [
  ['the choice of what to make', cache('a: string, b: boolean', 'a', 'tree = b ? new Tree(a) : new Tree(a, 1);')],
  ['a branch', cache('a: string, b: boolean', 'a', 'if (b) tree = new Tree(a); else tree = new Tree(a, 1);')],
  [
    'a switch',
    cache(
      'a: string, b: string',
      'a',
      "switch (b) { case 'x': tree = new Tree(a); break; default: tree = new Tree(a, 1); }",
    ),
  ],
  ['a way out before', cache('a: string, b: boolean', 'a', 'if (b) return new Tree(a); tree = new Tree(a, 1);')],
  [
    'a variable of another file',
    cache('a: string', 'a', 'tree = new Tree(a, mode);', "import { mode } from './mode';\n"),
  ],
  [
    'a field of another file',
    cache('a: string', 'a', 'tree = new Tree(a, it.mode);', "import { it } from './mode';\n"),
  ],
  [
    'a field that other files may change',
    cache('a: string', 'a', 'tree = new Tree(a, options.mode);', 'export const options = { mode: 1 };\n'),
  ],
  [
    'a field that other files may change, exported by name',
    cache('a: string', 'a', 'tree = new Tree(a, options.mode);', 'const options = { mode: 1 };\nexport { options };\n'),
  ],
  [
    'a static field of an exported class',
    cache('a: string', 'a', 'tree = new Tree(a, Modes.mode);', 'export class Modes { static mode = 1; }\n'),
  ],
  ['arguments', cache('a: string', 'a', 'tree = new Tree(...arguments);')],
  [
    'what a function of the file reads',
    cache(
      'a: string',
      'a',
      'tree = new Tree(a, options());',
      'let mode = 1;\nexport const use = (other: number) => { mode = other; };\nconst options = () => ({ mode });\n',
    ),
  ],
  [
    'what a constructor of the file reads',
    'let mode = 1;\nexport const use = (other: number) => { mode = other; };\nclass Tree { readonly mode: number; constructor(readonly text: string) { this.mode = mode; } }\n' +
      cache('a: string', 'a', 'tree = new Tree(a);').slice(I.length),
  ],
  [
    'another function that makes something else',
    cache(
      'a: string',
      'a',
      'tree = new Tree(a);',
      '',
      'export function other(a: string) { let tree = trees.get(a); if (!tree) { tree = new Tree(a, true); trees.set(a, tree); } return tree; }',
    ),
  ],
];

/** Who owns what is in a map ends it. */
const ENDED: readonly (readonly [what: string, code: string])[] = [
  'export function end() { for (const tree of trees.values()) tree.close(); }',
  'export async function end() { for (const [, tree] of trees) await tree.close(); }',
  'export const end = () => trees.forEach(tree => tree.destroy());',
  'export const end = () => Promise.all([...trees.values()].map(tree => tree.dispose()));',
].map(after => [after, cache('a: string', 'a', 'tree = new Tree(a);', '', after)]);

describe.each([
  ['as it is', false],
  ['with --review', true],
])('%s', (_, review) => {
  test.each([
    ...TELL_LESS.map(([what, code]) => [`other-inputs: ${what}`, 'other-inputs', code] as const),
    ...MADE_OF_MORE.map(([what, code]) => [`other-inputs: ${what}`, 'other-inputs', code] as const),
    ...ENDED.map(([what, code]) => [`ended: ${what}`, 'ended', code] as const),
  ])('left alone: %s', (_, hazard, code) => {
    const { output, hazards } = migrate('map-to-weak-value-map', 'a.ts', code, review);
    expect(output).toBe(code);
    expect(hazards).toEqual([hazard]);
  });
});

/** Keys that tell all that a value is made of. */
const TELL_ALL: readonly (readonly [what: string, code: string])[] = [
  ...[
    "a + ':' + b",
    "[a, b].join('|')",
    '`${a}${JSON.stringify(b)}`',
    'JSON.stringify([a, b])',
    'JSON.stringify({ a, b })',
    'hash(a, b)',
  ].map((key): [string, string] => [key, cache('a: string, b: string', key, 'tree = new Tree(a, b);')]),
  ['one that may be left out', cache('a: string, b?: string', "`${a}:${b ?? ''}`", 'tree = new Tree(a, b);')],
  [
    'fields that nobody changes',
    cache(
      'a: string',
      'a',
      'tree = new Tree(a, options.mode, MODES.one, own.mode);',
      'export const options = Object.freeze({ mode: 1 });\nexport const MODES = { one: 1 } as const;\nconst own = { mode: 1 };\n',
    ),
  ],
  ['a flag', cache('a: string, deep: boolean', "a + (deep ? ':deep' : '')", 'tree = new Tree(a, deep);')],
  ['what is only asked', cache('a: string, b: object', "a + (b ? 1 : '')", 'tree = b ? new Tree(a) : new Tree(a, 1);')],
  ['a part of the key', cache('a: string', 'a.toLowerCase()', 'tree = new Tree(key);')],
  ['the same part of a list', cache('list: string[]', 'list[0]', 'tree = new Tree(list[0]);')],
  ['a field', cache('it: { readonly id: string }', 'it.id', 'tree = new Tree(it.id.trim());')],
  [
    'a function of the file',
    cache(
      'a: string, b: { id: string }',
      'keyOf(a, b)',
      'tree = new Tree(a, b.id);',
      'const keyOf = (a: string, b: { id: string }) => `${a}:${b.id}`;\n',
    ),
  ],
  [
    'a constant of another file',
    cache('a: string', 'a', 'tree = new Tree(a, MODE);', "import { MODE } from './mode';\n"),
  ],
  [
    'functions of other files',
    cache('a: string', 'a', 'tree = new Tree(parse(path.resolve(a)));', "import path, { parse } from 'node:path';\n"),
  ],
  ['a choice by the key', cache('a: string', 'a', "if (a === '') tree = new Tree(a); else tree = new Tree(a, 1);")],
];

test.each(TELL_ALL)('rewritten: %s', (_, code) => {
  const { output, reasons } = migrate('map-to-weak-value-map', 'a.ts', code);
  expect(reasons).toEqual(['']);
  expect(output).toContain('new WeakValueMap<string, Tree>()');
});
