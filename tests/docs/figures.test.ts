import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { CLI, folderWith } from '../cli/command.ts';
import { lintTypeScriptWith } from './parser-project.ts';

interface Day {
  readonly users: number;
  readonly inUse: number;
  readonly inMemory: number;
  readonly bytes: number;
}

test('the README has the figures that npm run demo measures', () => {
  const folder = folderWith({ 'package.json': '{}' });
  cpSync('examples/leaky-app', folder, { recursive: true });
  cpSync(resolve('dist'), join(folder, 'node_modules/eslint-plugin-unleak/dist'), { recursive: true });
  cpSync('package.json', join(folder, 'node_modules/eslint-plugin-unleak/package.json'));
  const node = (...args: string[]): string =>
    execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const day = (): Day => JSON.parse(node('--expose-gc', 'src/day.js')) as Day;
  const before = day();
  node(CLI, 'migrate', 'all', '--write', '--force');
  const after = day();

  const readme = readFileSync('README.md', 'utf8');
  const [users, inMemory, heap] = figures(/([\d,]+) users came by: ([\d,]+) avatars in memory, ([\d.]+) MB/, readme);
  const [inUse, left, leftHeap] = figures(
    /([\d,]+) of them are still here: ([\d,]+) avatars in memory, ([\d.]+) MB/,
    readme,
  );
  expect([users, inMemory, inUse, left]).toEqual([before.users, before.inMemory, after.inUse, after.inMemory]);
  expect(Math.abs(heap! - before.bytes / 1e6)).toBeLessThan(1);
  expect(Math.abs(leftHeap! - after.bytes / 1e6)).toBeLessThan(1);
});

const figures = (pattern: RegExp, text: string): number[] =>
  pattern
    .exec(text)!
    .slice(1)
    .map(figure => Number(figure.replace(',', '')));

test('the configuration on the page of the parser lints', () => {
  const [, config = ''] = /```js\n(.*?)```/s.exec(readFileSync('docs/parser.md', 'utf8'))!;
  const out = lintTypeScriptWith(config);
  expect(out).toContain('unleak/no-unbounded-cache');
  expect(out).toContain('1 problem');
});
