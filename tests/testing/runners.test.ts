import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderWith } from '../cli/command.ts';

const JEST = resolve('.cache/jest');
const JEST_VERSION = '30.2.0';

/** What the page tells to write for a test runner. */
function exampleFor(runner: string): string {
  const page = readFileSync('docs/testing.md', 'utf8');
  return new RegExp(`^### ${runner}\\n\\n\`\`\`js\\n([^]*?)^\`\`\``, 'm').exec(page)![1]!;
}

const TIDY = 'class Room { static open = new Set(); leave() { return this; } }';
const LEAKY = TIDY.replace('leave() {', 'leave() { Room.open.add(this);');

/** A project that has this package installed, its Node modules beside it, and the test of the page. */
function projectWith(room: string, example: string, testFile: string, modules: readonly string[]): string {
  const folder = folderWith({
    'package.json': '{ "type": "module" }',
    'room.js': `export ${room}`,
    'room.cjs': `exports.Room = ${room}`,
    [testFile]: example,
  });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/eslint-plugin-unleak'));
  for (const module of modules) symlinkSync(resolve('node_modules', module), join(folder, 'node_modules', module));
  return folder;
}

interface Runner {
  readonly title: string;
  readonly testFile: string;
  readonly modules: readonly string[];
  readonly args: (folder: string) => readonly string[];
}

const RUNNERS: readonly Runner[] = [
  {
    title: 'Vitest',
    testFile: 'room.test.js',
    modules: ['vitest'],
    args: folder => [resolve('node_modules/vitest/vitest.mjs'), 'run', '--root', folder, '--testTimeout=60000'],
  },
  {
    title: 'Jest',
    testFile: 'room.test.cjs',
    modules: [],
    args: folder => [join(JEST, 'node_modules/jest/bin/jest.js'), '--rootDir', folder, '--testTimeout=60000'],
  },
  { title: 'node:test', testFile: 'room.test.js', modules: [], args: () => ['--test'] },
];

beforeAll(() => {
  if (existsSync(join(JEST, 'node_modules/jest'))) return;
  mkdirSync(JEST, { recursive: true });
  writeFileSync(join(JEST, 'package.json'), '{ "private": true }');
  spawnSync('npm', ['install', '--no-audit', '--no-fund', `jest@${JEST_VERSION}`], { cwd: JEST });
}, 300_000);

describe.each(RUNNERS)('the example for $title', ({ title, testFile, modules, args }) => {
  const outcomeOf = (room: string) => {
    const folder = projectWith(room, exampleFor(title), testFile, modules);
    const { NODE_OPTIONS: _, VITEST: __, NODE_ENV: ___, ...env } = process.env;
    const run = spawnSync(process.execPath, args(folder), { cwd: folder, encoding: 'utf8', env });
    return { status: run.status, output: run.stdout + run.stderr };
  };

  test('passes where nothing stays', () => {
    const { status, output } = outcomeOf(TIDY);
    expect(status, output).toBe(0);
  });

  test('fails, and says what stays, where something does', () => {
    const { status, output } = outcomeOf(LEAKY);
    expect(status).not.toBe(0);
    expect(output).toMatch(/Room: \d+ → \d+, 1 a round/);
    if (title !== 'node:test') expect(output).toContain('something still holds a Room');
  }, 300_000);
});
