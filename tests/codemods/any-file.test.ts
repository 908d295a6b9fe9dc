import fc from 'fast-check';
import { expect, test } from 'vitest';
import { migrate } from './migrate.ts';

/** What may stand above the code of a file, each with its place: later ones come lower. */
const HEADS = [
  ['', '#!/usr/bin/env node\n'],
  ['', '/*! Licence: MIT. Copyright nobody */\n', '// SPDX-License-Identifier: MIT\n\n', '/**\n * @license MIT\n */\n'],
  ['', '// @ts-check\n', '/* eslint-disable no-console */\n'],
  ['', "'use client';\n", '"use strict"\n\n'],
] as const;

/** Code that has nothing to do with it, and that printing or counting wrongly would change. */
const BYSTANDERS = [
  'const emoji = "👩‍👩‍👧 ünï";\n',
  'const text = `a ${1 + 1}\n\t  indented  \n`;\n',
  '@decorated class Service { @field() x = 1 }\n',
  'const view = <p  a = "1" >{ text } it’s</p>;\n',
  'const odd = (  {a:1 , b : [ 1,2,, ] }  ) as any\n',
  'label: for (;;) break label\n',
  '\tif (a) { b ( ) } else\tc\n',
  'const re = /[/*]"`\'/gu;\n',
  '// new Map() const sizes\n',
  '\n\n\n',
] as const;

const IMPORTS = [
  '',
  "import { Tree } from './tree';\n",
  'import a, * as b from "a" // why\n',
  "import 'x'\nimport type { T } from './t'\n",
] as const;

const file = fc.record({
  bom: fc.constantFrom('', '\uFEFF'),
  head: fc.tuple(...HEADS.map(choices => fc.constantFrom(...choices))),
  imports: fc.constantFrom(...IMPORTS),
  before: fc.array(fc.constantFrom(...BYSTANDERS), { maxLength: 4 }),
  after: fc.array(fc.constantFrom(...BYSTANDERS), { maxLength: 4 }),
  semicolons: fc.boolean(),
  tabs: fc.boolean(),
  crlf: fc.boolean(),
  lastLine: fc.boolean(),
});

type File = typeof file extends fc.Arbitrary<infer T> ? T : never;

/** The text of a file around some code, written in the style of the file. */
function textOf({ head, imports, before, after, semicolons, tabs, crlf, lastLine }: File, code: string): string {
  const styled = tabs ? code.replaceAll('  ', '\t') : code;
  const text = [
    ...head,
    imports,
    ...before,
    semicolons ? styled : styled.replaceAll(';\n', '\n'),
    ...after,
    'export {}',
  ].join('');
  const ended = lastLine ? `${text}\n` : text;
  return crlf ? ended.replaceAll('\n', '\r\n') : ended;
}

const METADATA = `const sizes = new Map<Element, number>();
export function measure(el: Element) {
  sizes.set(el, 1);
  return sizes.get(el);
}
`;
const CACHE = `const nodes = new Map();
export function nodeOf(id) {
  let node = nodes.get(id);
  if (!node) {
    node = { id };
    nodes.set(id, node);
  }
  return node;
}
`;

test('one name changes, whatever stands around it', () => {
  fc.assert(
    fc.property(file, input => {
      const text = textOf(input, METADATA);
      const { output, verdicts } = migrate('map-to-weak-map', 'a.tsx', text);
      expect(output).toBe(text.replace('= new Map', '= new WeakMap'));
      expect(verdicts).toEqual(['rewritten']);
    }),
    { numRuns: 300 },
  );
});

test('one name changes and one line comes in, below all that has to stay on top', () => {
  fc.assert(
    fc.property(file, input => {
      const text = textOf(input, CACHE);
      const { output } = migrate('map-to-weak-value-map', 'a.tsx', text);
      const line = /^import \{ WeakValueMap \} from ['"]eslint-plugin-unleak\/runtime['"];?\r?\n(?:\r?\n)?/m;
      const shown = output.replace('= new WeakValueMap', '= new Map');
      const at = shown.search(line);
      const without = shown.replace(line, '');
      // The empty line behind a first import is ours, too, unless there was one.
      const kept = [without, shown.replace(/^import \{ WeakValueMap \}.*\r?\n/m, '')];
      expect(kept).toContain(text);
      const top = input.head
        .join('')
        .replaceAll('\n', input.crlf ? '\r\n' : '\n')
        .trimEnd();
      expect(at).toBeGreaterThanOrEqual(top.length);
      expect(output.includes('\r\n')).toBe(input.crlf);
    }),
    { numRuns: 300 },
  );
});
