import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as typescriptParser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import plugin from '../src/index.ts';
import * as parser from '../src/parser/index.ts';

interface Lexed {
  readonly tokens: readonly { readonly type: string; readonly value: string; readonly range: readonly number[] }[];
}

const spelled = ({ tokens }: Lexed): string[] =>
  tokens.map(({ type, value, range }) => `${range.join('-')} ${type === 'Keyword' ? 'Identifier' : type} ${value}`);

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => join('src', file));

test('cuts the text of this project into the same tokens as the parser of typescript-eslint', () => {
  for (const filePath of files) {
    const text = readFileSync(filePath, 'utf8');
    const theirs = typescriptParser.parse(text, { filePath, range: true, tokens: true });
    const ours = parser.parseForESLint(text, { filePath }).ast as unknown as Lexed;
    expect(spelled(ours), filePath).toEqual(spelled(theirs as unknown as Lexed));
  }
});

describe('cuts what is hard to cut', () => {
  test.each([
    'a = b / c / d; e = /[/]\\/x/g.test(f) ? `1${`2${3}`}4` : /y/;',
    'const m: Map<string, Set<Array<number>>> = x >> y >>> z; a >>= 1; b = c >= d;',
    'class A { #x = 1; static async *[Symbol.iterator]() { yield this.#x ?? null; } get y() { return 0x1fn; } }',
    'a?.b?.[c]?.(d); e = f ? .5 : 1.e3; g ??= h || i && j; k **= 2 ** l;',
    'let { a, b: { c = 1 } = {}, ...d } = e; /* > */ if (f /* >> */ >> g) {} // end',
    'label: for (const x of y as const) { continue label; }\nimport z, { type Q } from "z" with { type: "json" };',
  ])('%s', text => {
    const theirs = typescriptParser.parse(text, { range: true, tokens: true });
    expect(spelled(parser.parseForESLint(text).ast as unknown as Lexed)).toEqual(spelled(theirs as unknown as Lexed));
  });
});

test('ESLint runs with it, and the rules report the same in the same place', () => {
  const text = `#!/usr/bin/env node\nexport const seen = 1;\n`;
  const leak = `import x from 'x';\nconst cache = new Map<string, object>();\nexport function get(key: string): object {\n  cache.set(key, x(key));\n  return cache.get(key)!;\n}\n`;
  const lint = (code: string, own: Linter.Parser): Linter.LintMessage[] =>
    new Linter().verify(code, [{ files: ['**/*.ts'], languageOptions: { parser: own } }, plugin.configs.strict], {
      filename: 'a.ts',
    });
  expect(lint(text, parser)).toEqual([]);
  expect(lint(leak, parser)).toHaveLength(1);
  expect(lint(leak, parser)).toEqual(lint(leak, typescriptParser as unknown as Linter.Parser));
});

test('what cannot be parsed is said where it is wrong', () => {
  const [message] = new Linter().verify('let a =\n  ;', [{ languageOptions: { parser } }], { filename: 'a.js' });
  expect(message).toMatchObject({ fatal: true, line: 2, column: 3 });
});
