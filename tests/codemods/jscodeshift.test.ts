import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CACHE, contentOf, COUNTS, folderWith, MIGRATED } from '../cli/command.ts';

const require = createRequire(import.meta.url);
const TRANSFORM = resolve('dist/codemods/map-to-weak-value-map.cjs');
const { applyTransform } = require('jscodeshift/dist/testUtils') as {
  applyTransform(module: unknown, options: object, input: { path: string; source: string }): string;
};

describe('under applyTransform of jscodeshift', () => {
  const run = (source: string, options: object = {}) =>
    applyTransform(require(TRANSFORM), options, { path: 'a.ts', source });

  test('rewrites what can be rewritten', () => expect(run(CACHE)).toBe(MIGRATED.trim()));
  test('leaves the rest', () => expect(run(COUNTS)).toBe(''));
  test('takes the runtime as an option', () => expect(run(CACHE, { runtime: '#weak' })).toContain(`from '#weak'`));
  test('a second run has nothing to do', () => expect(run(MIGRATED)).toBe(''));
});

test('runs under the command of jscodeshift, which names what is left and what is wrong', () => {
  const folder = folderWith({
    'src/a.js': CACHE,
    'src/b.js': COUNTS,
    'src/bad.js': 'let = ;',
    'src/flow.js': '// @flow\ntype A = {| b: ?c |};',
  });
  const { status, stdout } = spawnSync(
    process.execPath,
    [resolve('node_modules/.bin/jscodeshift'), '--no-babel', '--cpus=1', '-t', TRANSFORM, 'src'],
    {
      cwd: folder,
      encoding: 'utf8',
    },
  );
  expect(contentOf(folder, 'src/a.js')).toBe(MIGRATED);
  expect(contentOf(folder, 'src/b.js')).toBe(COUNTS);
  expect(stdout).toMatch(/src\/b\.js:1 left as it is: /);
  expect(stdout).toMatch(/src\/bad\.js:1 cannot be parsed: /);
  expect(stdout).toMatch(/src\/flow\.js skipped: it is written in Flow/);
  expect(stdout).toMatch(/1 errors.*1 ok/s);
  expect(status).toBe(0);
});
