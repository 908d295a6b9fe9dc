/**
 * CPU time of a codemod over 5,000 public source files, against jscodeshift and recast making the same rewrites of the
 * same files, all in one run: `npm run bench:codemods -- --write` keeps the figures in docs/codemods.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { extname, join, resolve } from 'node:path';
import { flagsOf } from './measure/flags.ts';
import { readData } from './measure/cases.ts';
import { filesOf } from './measure/field-files.ts';
import { keepFigures } from './measure/keep-figures.ts';
import { fetchPackages } from './measure/packages.ts';

const flags = flagsOf({
  files: { type: 'string', default: '5000' },
  rounds: { type: 'string', default: '3' },
  offline: { type: 'boolean', default: false },
  write: { type: 'boolean', default: false },
});

const CODEMOD = 'map-to-weak-value-map';
const FOLDER = resolve('.cache/bench-codemods');
const SOURCES = join(FOLDER, 'src');
const EXTENSIONS = ['.js', '.jsx', '.mjs', '.cjs', '.ts', '.tsx'];

/** Folders that `unleak migrate` leaves out where it finds them. */
const BUILT = /(?:^|\/)(?:dist|build|coverage)\//;

/** Every so many of all files, so that each package has its share. */
async function gather(count: number): Promise<number> {
  const packages = Object.entries(readData<Record<string, string[]>>('field-packages'));
  await fetchPackages(
    packages.map(([spec]) => spec),
    { offline: flags.offline, needsAll: flags.write },
  );
  const all = packages
    .flatMap(([spec, globs]) => filesOf(spec, globs))
    .filter(({ file }) => EXTENSIONS.includes(extname(file)) && !BUILT.test(file));
  const chosen = all.filter(
    (_, index) => Math.floor((index * count) / all.length) > Math.floor(((index - 1) * count) / all.length),
  );
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(SOURCES, { recursive: true });
  for (const [index, { file, text }] of chosen.entries())
    writeFileSync(join(SOURCES, `${String(index).padStart(4, '0')}${extname(file)}`), text);
  return chosen.length;
}

const CPU = join(FOLDER, 'cpu');
/** Writes down the CPU time of a process, all its threads included, when it ends. */
const METER = `data:text/javascript,import{writeFileSync}from'node:fs';process.on('exit',()=>{const{user,system}=process.cpuUsage();writeFileSync(${JSON.stringify(CPU)},String((user+system)/1e6))})`;

function run(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { seconds: number; output: string } {
  const { stdout, stderr } = spawnSync(process.execPath, ['--import', METER, resolve(script), ...args], {
    cwd: FOLDER,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: Infinity,
  });
  if (stdout === '') throw new Error(stderr);
  return { seconds: Number(readFileSync(CPU, 'utf8')), output: stdout };
}

interface MigrateReport {
  readonly files: readonly { path: string; sites: readonly { line: number; verdict: string }[] }[];
}

const migrate = (...args: string[]): { seconds: number; output: string } =>
  run('dist/cli.js', ['migrate', CODEMOD, 'src', '--json', '--workers', '1', ...args]);

const RUNNERS: Readonly<Record<string, () => { seconds: number; output: string }>> = {
  'jscodeshift and recast': () =>
    run(
      'node_modules/jscodeshift/bin/jscodeshift.js',
      [
        '--dry',
        '--run-in-band',
        '--silent',
        '--no-babel',
        `--extensions=${EXTENSIONS.map(one => one.slice(1)).join()}`,
        '-t',
        resolve('bench/codemods/recast.cjs'),
        'src',
      ],
      { PLACES: join(FOLDER, 'places.json') },
    ),
  'unleak, `--parser typescript`': () => migrate('--parser', 'typescript'),
  'unleak, espree for JavaScript and typescript for the rest': () => {
    const script = migrate('--parser', 'espree', '--extensions', 'js,jsx,mjs,cjs');
    const typed = migrate('--parser', 'typescript', '--extensions', 'ts,tsx');
    return { ...script, seconds: script.seconds + typed.seconds };
  },
  'unleak, `--parser oxc`': () => migrate('--parser', 'oxc'),
};

/** The places that the codemod rewrites, by file, for whoever has to make the same. */
function notePlaces(): number {
  const { files } = JSON.parse(migrate().output) as MigrateReport;
  const rewritten = files.flatMap(({ path, sites }) => {
    const lines = sites.filter(({ verdict }) => verdict === 'rewritten').map(({ line }) => line);
    return lines.length > 0 ? [[path.split('/').at(-1), lines] as const] : [];
  });
  writeFileSync(join(FOLDER, 'places.json'), JSON.stringify(Object.fromEntries(rewritten)));
  return rewritten.length;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1]!;

const files = await gather(Number(flags.files));
const rewritten = notePlaces();
const seconds = Object.fromEntries(Object.keys(RUNNERS).map(name => [name, [] as number[]]));
for (let round = 0; round < Number(flags.rounds); round++)
  for (const [name, runner] of Object.entries(RUNNERS)) seconds[name]!.push(runner().seconds);

const base = median(seconds['jscodeshift and recast']!);
const rows = Object.entries(seconds).map(
  ([name, all]) => `| ${name} | ${median(all).toFixed(1)} | ${(base / median(all)).toFixed(1)} × |`,
);
const figures = `\`${CODEMOD}\` over ${files} files, of which it rewrites ${rewritten}; CPU seconds of the whole process, the median of ${flags.rounds} rounds in which the runners took turns, on ${availableParallelism()} cores.

| runner | CPU seconds | less by |
| --- | --- | --- |
${rows.join('\n')}`;
console.log(figures);
if (flags.write) keepFigures('bench:codemods', figures);
