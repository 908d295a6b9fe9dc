/**
 * Scans and migrates a copy of `examples/leaky-app`, and runs it before and after: figures are measured, not quoted.
 * With `--readme`, the README gets them.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

interface Day {
  readonly users: number;
  readonly inUse: number;
  readonly inMemory: number;
  readonly bytes: number;
}

const CLI = resolve('dist/cli.js');

function buildIfNeeded(): void {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).map(
    file => statSync(join('src', file)).mtimeMs,
  );
  if (existsSync(CLI) && statSync(CLI).mtimeMs > Math.max(...sources)) return;
  console.log('Building first …');
  execFileSync('npx', ['--no-install', 'tsdown', '--log-level', 'error'], { stdio: ['ignore', 'inherit', 'ignore'] });
}

function copyOfApp(): string {
  const folder = mkdtempSync(join(tmpdir(), 'leaky-app-'));
  cpSync('examples/leaky-app', folder, { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(resolve('.'), join(folder, 'node_modules/eslint-plugin-unleak'));
  return folder;
}

function unleak(folder: string, ...args: string[]): void {
  console.log(`\n$ unleak ${args.join(' ')}\n`);
  spawnSync(process.execPath, [CLI, ...args], { cwd: folder, stdio: 'inherit' });
}

const spendDay = (folder: string): Day =>
  JSON.parse(
    execFileSync(process.execPath, ['--expose-gc', '--no-warnings', 'src/day.js'], { cwd: folder, encoding: 'utf8' }),
  ) as Day;

const megabytes = ({ bytes }: Day): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

function printTable(before: Day, after: Day): void {
  const rows: readonly [string, string | number, string | number][] = [
    ['', 'before', 'after'],
    ['avatars drawn, of 10 KB each', before.users, after.users],
    ['of which are in use', before.inUse, after.inUse],
    ['of which are in memory', before.inMemory, after.inMemory],
    ['heap', megabytes(before), megabytes(after)],
  ];
  for (const [label, ...cells] of rows)
    console.log(label.padEnd(30) + cells.map(cell => String(cell).padStart(10)).join(''));
}

/** The remarks of the first example of the README. */
function remarks(before: Day, after: Day): readonly [string, string] {
  const many = (number: number): string => number.toLocaleString('en');
  return [
    `// ${many(before.users)} users came by: ${many(before.inMemory)} avatars in memory, ${megabytes(before)}`,
    `// ${many(after.inUse)} of them are still here: ${many(after.inMemory)} avatars in memory, ${megabytes(after)}`,
  ];
}

function writeReadme(before: Day, after: Day): void {
  const [first, second] = remarks(before, after);
  const text = readFileSync('README.md', 'utf8');
  writeFileSync(
    'README.md',
    text.replace(/\/\/ [\d,]+ users came by: .*/, first).replace(/\/\/ [\d,]+ of them are still here: .*/, second),
  );
}

buildIfNeeded();
const folder = copyOfApp();
try {
  const before = spendDay(folder);
  unleak(folder, 'scan');
  unleak(folder, 'migrate', 'all');
  unleak(folder, 'migrate', 'all', '--write', '--force');
  console.log('\nThe same day before and after, measured:\n');
  const after = spendDay(folder);
  printTable(before, after);
  if (process.argv.includes('--readme')) writeReadme(before, after);
} finally {
  rmSync(folder, { recursive: true });
}
