import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const run = (...args: string[]): ReturnType<typeof spawnSync> =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/parity.ts', ...args], { encoding: 'utf8' });

test('a flag that a script does not know is named, with the flags that there are and no stack', () => {
  const { status, stderr } = run('--nonsense');
  expect(status).toBe(2);
  expect(stderr).toBe("Unknown option '--nonsense'\n\nFlags:\n  --files VALUE (default: 2000)\n  --write\n");
});

test('a flag without its value is named', () => {
  const { status, stderr } = run('--files');
  expect(status).toBe(2);
  expect(stderr).toContain("Option '--files <value>' argument missing");
});

test('`--help` tells the flags, and measures nothing', () => {
  const { status, stdout } = run('--help');
  expect(status).toBe(0);
  expect(stdout).toBe('Flags:\n  --files VALUE (default: 2000)\n  --write\n');
});
