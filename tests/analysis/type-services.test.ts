import { expect, test } from 'vitest';
import { lint } from '../../scripts/measure/lint.ts';
import plugin from '../../src/index.ts';

/** What is reported of a module's map whose keys have a type, with and without the type checker. */
function reported(type: string): string[][] {
  const text = `declare enum Side { Left, Right }\nconst all = new Map();\nexport function keep(key: ${type}) {\n  all.set(key, {});\n}\n`;
  return [false, true].map(typed => lint(plugin, '/types.ts', text, typed).reports.map(({ rule }) => rule));
}

test.each(['string', 'number', 'bigint', 'string | undefined'])('%s has no end of values', type => {
  expect(reported(type)).toEqual([['no-unbounded-cache'], ['no-unbounded-cache']]);
});

test.each(['"a" | "b"', '1 | 2', 'boolean', 'Side', 'true | null'])('the values of %s can be counted', type => {
  expect(reported(type)).toEqual([[], []]);
});

test.each(['object', '{ a: 1 }', 'string[]', 'Date | RegExp'])('%s is an object', type => {
  expect(reported(type)).toEqual([['prefer-weak-map'], ['prefer-weak-map']]);
});
