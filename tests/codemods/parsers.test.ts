import { readFileSync } from 'node:fs';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { planOf } from '../../src/cli/migrate/plan.ts';
import { codemods } from '../../src/codemods/kit/all.ts';
import { open } from '../../src/codemods/kit/open.ts';
import type { ParserName } from '../../src/codemods/kit/readers.ts';

const cases = JSON.parse(readFileSync('tests/codemods/cases.json', 'utf8')) as { lang: string; input: string }[];
const TEXTS = new Map([
  ...cases.map(({ lang, input }, index) => [`case-${index}.${lang}`, input] as const),
  ...globSync([
    'src/{cli,runtime,codemods}/**/*.ts',
    'node_modules/{commander,write-file-atomic,eslint/lib/{linter,shared,eslint,languages,config,services}}/**/*.js',
  ]).map(path => [path, readFileSync(path, 'utf8')] as const),
]);

/** All that the codemods have to say of a text, and would do to it, when it is read by one of the parsers. */
function planWith(parser: ParserName, path: string, text: string): unknown {
  return planOf(open(path, text, {}, parser), { codemods, review: true, todo: false });
}

const isTypeScript = (path: string): boolean => /\.[cm]?tsx?$/.test(path);

describe('whichever parser reads a file, the codemods do the same', () => {
  test.each<[ParserName, (path: string) => boolean]>([
    ['oxc', () => true],
    ['espree', path => !isTypeScript(path)],
  ])('%s as typescript', (parser, reads) => {
    const paths = [...TEXTS.keys()].filter(reads);
    expect(paths.length).toBeGreaterThan(40);
    for (const path of paths) {
      const text = TEXTS.get(path)!;
      expect(planWith(parser, path, text), path).toEqual(planWith('typescript', path, text));
    }
  });

  test('hermes as typescript, where there are no types', () => {
    for (const [path, text] of TEXTS)
      if (!isTypeScript(path)) expect(planWith('hermes', path, text), path).toEqual(planWith('typescript', path, text));
  });
});

test('a file that none of them reads is told with the place where the best one gave up', () => {
  expect(() => open('a.ts', 'const a = 1;\nlet = ;\n')).toThrow(
    expect.objectContaining({ name: 'ParseError', position: { line: 2, column: expect.any(Number) } }),
  );
});
