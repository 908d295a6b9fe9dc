import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runNode } from './run-node.ts';

const page = readFileSync('docs/runtime.md', 'utf8');
const examples = [...page.matchAll(/^```js\n([^]*?)^```/gm)].map(({ 1: code = '', index }) => {
  const [title = ''] =
    page
      .slice(0, index)
      .match(/^## .+/gm)
      ?.slice(-1) ?? [];
  return [title, code] as const;
});

test('there is an example of each export', async () => {
  const runtime = await import('../../src/runtime/index.ts');
  const shown = examples.map(([, code]) => code).join();
  // A `Ref` is what `ref` makes.
  for (const name of Object.keys(runtime)) if (name !== 'Ref') expect(shown).toContain(name);
});

test.each(examples)('%s prints what it says', (_, code) => {
  const said = [...code.matchAll(/\/\/ → ([^/\n]*[^/\n ]|\/[^\n]+)/g)].map(([, words]) => words);
  const { stdout, stderr } = runNode(code);
  expect(stdout.split('\n'), stderr).toEqual(said);
});
