import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const MARGIN = 0.1;

test('the README has the figures of the demo', () => {
  const out = execFileSync('npx', ['--no-install', 'tsx', 'scripts/demo.ts'], { encoding: 'utf8' });
  const row = (label: string): string[] => new RegExp(`^${label}\\s+(\\S+)(?: MB)?\\s+(\\S+)`, 'm').exec(out)!.slice(1);
  const said =
    /\/\/ ([\d,]+) users came by: ([\d,]+) avatars in memory, ([\d.]+) MB.*\n.*\/\/ ([\d,]+) of them are still here: ([\d,]+) avatars in memory, ([\d.]+) MB/
      .exec(readFileSync('README.md', 'utf8'))!
      .slice(1)
      .map(figure => Number(figure.replace(',', '')));
  const [users] = row('avatars drawn, of 10 KB each');
  const [inUse] = row('of which are in use');
  const [inMemory, leftInMemory] = row('of which are in memory');
  const [heap, leftOnHeap] = row('heap');
  expect([said[0], said[1], said[3], said[4]]).toEqual([users, inMemory, inUse, leftInMemory].map(Number));
  expect(Math.abs(said[2]! / Number(heap) - 1)).toBeLessThan(MARGIN);
  expect(Math.abs(said[5]! / Number(leftOnHeap) - 1)).toBeLessThan(MARGIN * 2);
});

test('the configuration on the page of the parser lints', async () => {
  const [, config = ''] = /```js\n(.*?)```/s.exec(readFileSync('docs/parser.md', 'utf8'))!;
  const { folderOfParser } = await import('./parser-project.ts');
  const { out } = folderOfParser(config);
  expect(out).toContain('unleak/no-unbounded-cache');
  expect(out).toContain('1 problem');
});
