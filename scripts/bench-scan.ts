/**
 * Measures `unleak scan` over a tree of public files beside plain `eslint` with the same rules, and writes
 * docs/scan-performance.md. Says so where a scan is not the same with threads, or from the cache.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { format } from 'prettier';
import { type BenchFile, packageFiles } from './bench/files.ts';
import { flagsOf } from './measure/flags.ts';

const flags = flagsOf({ files: { type: 'string', default: '2000' }, many: { type: 'string', default: '10000' } });
const LARGEST_FILE = 200_000;

interface Usage {
  readonly seconds: number;
  readonly cpu: number;
  /** In megabytes. */
  readonly peak: number;
  readonly out: string;
}

const ESLINT_CONFIG = `import unleak from 'eslint-plugin-unleak';
import parser from '@typescript-eslint/parser';
export default [
  { linterOptions: { reportUnusedDisableDirectives: 'off' }, languageOptions: { parserOptions: { ecmaFeatures: { jsx: true } } } },
  { files: ['**/*.{ts,tsx,mts,cts}'], languageOptions: { parser } },
  unleak.configs.recommended,
];
`;

/** What a process has used of the machine, all its threads together, said when it ends. */
const METER = `import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';
if (isMainThread) process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync('usage.json', JSON.stringify({ peak: maxRSS / 1000, cpu: (userCPUTime + systemCPUTime) / 1e6 }));
});
`;

const folder = mkdtempSync(join(tmpdir(), 'unleak-scan-'));
const CLI = resolve('dist/cli.js');
const ESLINT = resolve('node_modules/eslint/bin/eslint.js');

function run(...args: string[]): Usage {
  const start = performance.now();
  const command = ['--import', './meter.mjs', ...args];
  const { stdout } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8', maxBuffer: Infinity });
  const seconds = (performance.now() - start) / 1000;
  const { peak, cpu } = JSON.parse(readFileSync(join(folder, 'usage.json'), 'utf8')) as { peak: number; cpu: number };
  return { seconds, cpu, peak, out: stdout };
}

function prepare(): void {
  mkdirSync(join(folder, 'node_modules/@typescript-eslint'), { recursive: true });
  symlinkSync(resolve('.'), join(folder, 'node_modules/eslint-plugin-unleak'));
  symlinkSync(
    resolve('node_modules/@typescript-eslint/parser'),
    join(folder, 'node_modules/@typescript-eslint/parser'),
  );
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  writeFileSync(join(folder, 'eslint.config.mjs'), ESLINT_CONFIG);
  writeFileSync(join(folder, 'meter.mjs'), METER);
}

/** So many of the files, from all of the packages alike, in one folder. */
function put(name: string, count: number, all: readonly BenchFile[]): { files: number; bytes: number } {
  const every = Math.max(1, all.length / count);
  const files = all.filter((_, index) => Math.floor(index / every) !== Math.floor((index - 1) / every));
  let bytes = 0;
  for (const [index, { path, text }] of files.entries()) {
    const part = join(folder, name, String(index % 100));
    mkdirSync(part, { recursive: true });
    writeFileSync(join(part, `${index}-${basename(path)}`), text);
    bytes += Buffer.byteLength(text);
  }
  return { files: files.length, bytes };
}

/** What both commands look at: no builds in few lines, which a scan leaves out. */
function isReadByPeople({ path, text }: BenchFile): boolean {
  return text.length < LARGEST_FILE && text.length / text.split('\n').length < 200 && !path.includes('.min.');
}

const SCAN = [CLI, 'scan', 'few', '--format', 'json'];
const WAYS: Readonly<Record<string, readonly string[]>> = {
  '`unleak scan --workers 1`': [...SCAN, '--workers', '1'],
  '`unleak scan --workers 2`': [...SCAN, '--workers', '2'],
  '`unleak scan --cache`, the first time': [...SCAN, '--workers', '1', '--cache'],
  '`unleak scan --cache`, again': [...SCAN, '--workers', '1', '--cache'],
  '`eslint`': [ESLINT, 'few', '--format', 'json'],
  '`eslint --concurrency 2`': [ESLINT, 'few', '--format', 'json', '--concurrency', '2'],
};

try {
  prepare();
  const all = (await packageFiles(1)).filter(isReadByPeople);
  const { files, bytes } = put('few', Number(flags.files), all);
  const rows: string[] = [];
  let first: Usage | undefined;
  for (const [name, args] of Object.entries(WAYS)) {
    const usage = run(...args);
    first ??= usage;
    if (name.includes('unleak') && usage.out !== first.out) {
      console.error(`${name} says something else`);
      process.exitCode = 1;
    }
    if (usage.out === '') throw new Error(`${name} did not run`);
    const { seconds, cpu, peak } = usage;
    const cells = [name, Math.round(files / seconds), seconds.toFixed(1), cpu.toFixed(1), Math.round(peak)];
    console.log(cells.join('  '));
    rows.push(`| ${[...cells, `${(cpu / first.cpu).toFixed(2)} ×`].join(' | ')} |`);
  }
  const many = put('many', Number(flags.many), all);
  const peaks = ['1', '2'].map(count => {
    const { peak, seconds } = run(CLI, 'scan', 'many', '--format', 'json', '--workers', count);
    console.log(`${many.files} files, ${count}: ${peak.toFixed(0)} MB in ${seconds.toFixed(1)} s`);
    return peak.toFixed(0);
  });
  const page = `# How fast a scan is

<!-- Written by \`npm run bench:scan\`. -->

\`npm run bench:scan\` scans ${files.toLocaleString('en')} files (${(bytes / 1e6).toFixed(0)} MB) of the public packages that \`corpus/field-packages.json\` names, one way after the other, with the rules of \`recommended\` in all. Each of the scans gave the same report, byte by byte.

| command | files per second | seconds | seconds of processor | peak memory, MB | processor, to the first |
| --- | --: | --: | --: | --: | --: |
${rows.join('\n')}

${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} × ${cpus()[0]?.model ?? 'unknown'}, which others used at the same time: compare the processor, and one line with another.

A scan first runs the rules on what \`oxc-parser\` makes of a file, without tokens and without ESLint, where \`oxc-parser\` is installed; only a file in which there is something to report is handed to ESLint ([the quick look](parser.md#the-quick-look)). Findings are all that is kept of a file: ${many.files.toLocaleString('en')} files (${(many.bytes / 1e6).toFixed(0)} MB) take ${peaks[0]} MB at the most in one thread, and ${peaks[1]} MB in two. \`--workers auto\` takes threads from 500 files on.
`;
  writeFileSync('docs/scan-performance.md', await format(page, { parser: 'markdown', printWidth: 120 }));
} finally {
  rmSync(folder, { recursive: true });
}
