import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { folderWith } from './cli/command.ts';

function copyOfHouse(): string {
  const folder = folderWith();
  for (const part of ['src', 'scripts', 'tests', 'docs', 'package.json', 'tsconfig.json', 'vitest.config.ts']) {
    cpSync(part, join(folder, part), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

test('a scaffolded rule has its three files, is listed, and passes', () => {
  const folder = copyOfHouse();
  const npx = (...args: string[]) => spawnSync('npx', ['--no-install', ...args], { cwd: folder, encoding: 'utf8' });
  expect(npx('tsx', 'scripts/new-rule.ts', 'no-foo').status).toBe(0);
  expect(readFileSync(join(folder, 'src/rules/index.ts'), 'utf8')).toContain(`'no-foo': noFoo,`);
  expect(existsSync(join(folder, 'docs/rules/no-foo.md'))).toBe(true);
  const tests = npx('vitest', 'run', 'tests/rules/no-foo.test.ts', 'tests/plugin.test.ts', '-t', 'no-foo');
  expect(tests.stdout).toMatch(/\d+ passed/);
  expect(tests.status).toBe(0);
});

test.each([[[]], [['foo']], [['no-unbounded-cache']]])('%j is refused', args => {
  const run = spawnSync('npx', ['--no-install', 'tsx', 'scripts/new-rule.ts', ...args], { encoding: 'utf8' });
  expect(run.stderr).toMatch(/^usage: |is there already/);
  expect(run.status).toBe(2);
});
