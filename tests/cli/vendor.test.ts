import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
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

test('does not replace what is something else, unless it is told to', () => {
  const folder = folderWith({ 'src/unleak-runtime.js': 'mine' });
  expect(unleak(folder, ['vendor'])).toMatchObject({ code: 2 });
  expect(contentOf(folder, 'src/unleak-runtime.js')).toBe('mine');
  expect(unleak(folder, ['vendor', '--force'])).toMatchObject({ code: 0 });
  expect(unleak(folder, ['vendor'])).toMatchObject({ code: 0 });
});
