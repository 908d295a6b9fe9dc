/**
 * Runs the tests of public projects, rewrites their sources with `unleak migrate all --write`, and runs them again:
 * each test has to end as before. `npm run real-projects -- --help` tells the flags.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { flagsOf } from './measure/flags.ts';
import { readData } from './measure/cases.ts';
import { keepFigures } from './measure/keep-figures.ts';
import { table } from './measure/table.ts';
import { readResults, type TestResults } from './projects/test-results.ts';

const HELP = `npm run real-projects -- [flags]
  --project name,name  only the projects whose repository has one of these in its name
  --write              keep the figures in docs/codemods.md`;

const flags = flagsOf(
  {
    project: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
  HELP,
);

/** A public project: how to install it, what of it to rewrite, and how its tests run. */
interface Project {
  readonly repository: string;
  /** A commit or a tag. */
  readonly commit: string;
  readonly install: string;
  readonly migrate: string;
  readonly test: string;
}

const ROOT = join(import.meta.dirname, '..');
const CACHE = join(resolve(process.env['UNLEAK_CACHE'] ?? join(ROOT, '.cache')), 'projects');
const COLLECT_OFTEN = join(import.meta.dirname, 'projects/collect-often.mjs');

compareAll();

function compareAll(): void {
  const wanted = flags.project?.split(',');
  const projects = readData<Project[]>('real-projects').filter(
    ({ repository }) => !wanted || wanted.some(name => repository.includes(name)),
  );
  const rows = projects.map(compare);
  const figures = `Each suite runs as it is, then after the rewrite, and then once more while all that nothing holds is collected every second.\n\n${table(['project', 'rewritten', 'tests', 'pass before', 'pass after', 'end otherwise'], rows)}`;
  console.log(figures);
  if (flags.write) keepFigures('real-projects', figures);
  if (rows.some(row => row.at(-1) !== '0')) process.exitCode = 1;
}

function compare(project: Project): string[] {
  const folder = bring(project);
  restore(folder, project);
  const before = run(project, folder);
  const rewritten = migrate(folder, project);
  const after = run(project, folder);
  const collected = run(project, folder, { NODE_OPTIONS: `--import=${COLLECT_OFTEN}` });
  restore(folder, project);
  const others = new Set([...differences(before, after), ...differences(before, collected)]);
  for (const name of others)
    console.error(
      `${project.repository}: ${name}: ${before.get(name)}, then ${after.get(name)}, then ${collected.get(name)}`,
    );
  return [
    `${project.repository}@${project.commit.slice(0, 7)}`,
    String(rewritten),
    String(before.size),
    String(passed(before)),
    String(passed(after)),
    String(others.size),
  ];
}

/** The folder of a project, fetched and installed where it is not there yet. */
function bring({ repository, commit, install }: Project): string {
  const folder = join(CACHE, repository.replace('/', '+'));
  if (existsSync(join(folder, 'node_modules'))) return folder;
  mkdirSync(folder, { recursive: true });
  const git = (...parts: string[]): unknown => execFileSync('git', parts, { cwd: folder });
  git('init', '-q');
  git('fetch', '-q', '--depth', '1', `https://github.com/${repository}`, commit);
  git('checkout', '-q', 'FETCH_HEAD');
  execFileSync(install, { cwd: folder, shell: true, stdio: 'inherit' });
  return folder;
}

function restore(folder: string, { migrate: sources }: Project): void {
  execFileSync('git', ['checkout', '-q', '--', sources], { cwd: folder });
}

/** Rewrites the sources, and gives them the runtime that they now import; says how many places were rewritten. */
function migrate(folder: string, { migrate: sources }: Project): number {
  const own = join(folder, 'node_modules/eslint-plugin-unleak');
  rmSync(own, { recursive: true, force: true });
  cpSync(join(ROOT, 'dist'), join(own, 'dist'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(own, 'package.json'));
  const command = [join(ROOT, 'dist/cli.js'), 'migrate', 'all', sources, '--write', '--force', '--json'];
  const { stdout } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8', maxBuffer: Infinity });
  const { files } = JSON.parse(stdout) as { files: { sites: { verdict: string }[] }[] };
  return files.flatMap(({ sites }) => sites).filter(({ verdict }) => verdict === 'rewritten').length;
}

/** How the tests end; what they print besides is of no interest. */
function run({ test }: Project, folder: string, env: NodeJS.ProcessEnv = {}): TestResults {
  const { stdout } = spawnSync(test, {
    cwd: folder,
    shell: true,
    encoding: 'utf8',
    maxBuffer: Infinity,
    env: { ...process.env, CI: 'true', FORCE_COLOR: 'true', ...env },
  });
  const results = readResults(stdout);
  if (results.size === 0) throw new Error(`${test} says nothing of any test`);
  return results;
}

function passed(results: TestResults): number {
  return [...results.values()].filter(status => status === 'passed').length;
}

/** The tests that do not end alike. */
function differences(before: TestResults, after: TestResults): string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter(name => before.get(name) !== after.get(name));
}
