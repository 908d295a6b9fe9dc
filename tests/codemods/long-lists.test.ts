import { expect, test } from 'vitest';
import { open } from '../../src/codemods/kit/open.ts';

test.each(['oxc', 'espree', 'typescript'] as const)('a list of any length is read with %s', parser => {
  const text = `const list = [${'0,'.repeat(200_000)}];\n`;
  expect(() => open('list.js', text, {}, parser)).not.toThrow();
});
