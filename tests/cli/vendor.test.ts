import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { contentOf, folderWith, unleak } from './command.ts';

test('copies the weak collections, with their licence and types, and nothing else', async () => {
  const folder = folderWith({});
  expect(unleak(folder, ['vendor', 'lib'])).toMatchObject({ code: 0, err: '' });
  expect(readdirSync(join(folder, 'lib')).sort()).toEqual(['unleak-runtime.d.ts', 'unleak-runtime.js']);
  const text = contentOf(folder, 'lib/unleak-runtime.js');
  expect(text).toMatch(/^\/\*! The weak collections.*MIT License/s);
  expect(text).not.toMatch(/^import /m);
  const { WeakValueMap } = (await import(
    pathToFileURL(join(folder, 'lib/unleak-runtime.js')).href
  )) as typeof import('../../src/runtime/index.ts');
  const value = {};
  expect(new WeakValueMap([['key', value]]).get('key')).toBe(value);
});

test('copies them as one TypeScript file that compiles under strict options and does the same', async () => {
  const folder = folderWith({});
  expect(unleak(folder, ['vendor', 'lib', '--typescript'])).toMatchObject({ code: 0, err: '' });
  expect(readdirSync(join(folder, 'lib'))).toEqual(['unleak-runtime.ts']);
  const path = join(folder, 'lib/unleak-runtime.ts');
  const text = contentOf(folder, 'lib/unleak-runtime.ts');
  expect(text).toMatch(/^\/\*! The weak collections.*MIT License/s);
  expect(text).not.toMatch(/^import /m);
  for (const lib of ['lib.esnext.d.ts', 'lib.es2021.d.ts']) {
    const program = ts.createProgram([path], {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      erasableSyntaxOnly: true,
      noEmit: true,
      target: ts.ScriptTarget.ES2023,
      lib: [lib, 'lib.dom.d.ts'],
      module: ts.ModuleKind.ESNext,
      types: [],
    });
    const faults = ts.getPreEmitDiagnostics(program).map(({ messageText }) => messageText);
    expect(faults).toEqual([]);
  }
  const vendored = (await import(pathToFileURL(path).href)) as typeof import('../../src/runtime/index.ts');
  const runtime = await import('../../src/runtime/index.ts');
  expect(Object.keys(vendored).sort()).toEqual(Object.keys(runtime).sort());
  const value = {};
  expect([...new vendored.WeakValueMap([['key', value]])]).toEqual([['key', value]]);
});

test('does not replace what is something else, unless it is told to', () => {
  const folder = folderWith({ 'src/unleak-runtime.js': 'mine' });
  expect(unleak(folder, ['vendor'])).toMatchObject({ code: 2 });
  expect(contentOf(folder, 'src/unleak-runtime.js')).toBe('mine');
  expect(unleak(folder, ['vendor', '--force'])).toMatchObject({ code: 0 });
  expect(unleak(folder, ['vendor'])).toMatchObject({ code: 0 });
});
