import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { type Case, HALVES, readData } from '../measure/cases.ts';
import { fetchPackages, folderOf } from '../measure/packages.ts';
import type { Growth } from './drive-package.ts';

const run = promisify(execFile);
const PROOFS = 'corpus/proofs';

/** A real leak, driven in the package before and after its fix. */
export interface PackageOutcome {
  readonly id: string;
  readonly before: string;
  readonly after: string;
  /** What one operation is. */
  readonly operation: string;
  readonly growth: Growth;
  readonly growthAfter: Growth;
  /** Why this shows no leak, or no cure; nothing if it shows both. */
  readonly objection?: string;
}

/** Fetches and drives the packages of all proofs, or of some. */
export async function drivePackages(only?: readonly string[]): Promise<PackageOutcome[]> {
  const cases = HALVES.flatMap(half => readData<Case[]>(half));
  const outcomes: PackageOutcome[] = [];
  for (const file of readdirSync(PROOFS).filter(name => !only || only.includes(name.slice(0, -'.mjs'.length)))) {
    const id = file.slice(0, -'.mjs'.length);
    const { before, after } = cases.find(one => one.id === id) ?? {};
    if (before === undefined || after === undefined) throw new Error(`${file} belongs to no case with a fix`);
    outcomes.push(await drive(id, before, after));
  }
  return outcomes;
}

const ATTEMPTS = 3;

async function drive(id: string, before: string, after: string): Promise<PackageOutcome> {
  const proof = resolve(PROOFS, `${id}.mjs`);
  const text = readFileSync(proof, 'utf8');
  const operation = /^\/\/ (?<what>.+)\.$/m.exec(text)?.groups?.['what'] ?? '';
  const { needs = [] } = (await import(proof)) as { needs?: readonly string[] };
  const folders = [await installed(before, needs), await installed(after, needs)] as const;
  for (let attempt = 1; ; attempt++) {
    const [growth, growthAfter] = [await growthOf(folders[0], proof), await growthOf(folders[1], proof)];
    const objection = objectionTo(growth, growthAfter);
    if (objection === undefined) return { id, before, after, operation, growth, growthAfter };
    if (attempt === ATTEMPTS) return { id, before, after, operation, growth, growthAfter, objection };
  }
}

async function growthOf(folder: string, proof: string): Promise<Growth> {
  const script = join(import.meta.dirname, 'drive-package.ts');
  const { stdout } = await run(process.execPath, ['--expose-gc', '--import', 'tsx', script, folder, proof]);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Growth;
}

/** An entry of a table and its key take more; the rest is noise. */
const GROWING = 16;
const STEADY = 0.2;
const STRAGGLERS = 0.02;

function objectionTo(before: Growth, after: Growth): string | undefined {
  if (before.watched > 0 && before.alive < before.watched) return `${before.alive} of ${before.watched} alive before`;
  if (after.alive > after.watched * STRAGGLERS + 2) return `${after.alive} of ${after.watched} alive after`;
  if (before.watched > 0) return undefined;
  if (before.bytes < GROWING) return `${before.bytes.toFixed(1)} bytes before`;
  return after.bytes > before.bytes * STEADY ? `${after.bytes.toFixed(1)} bytes after` : undefined;
}

/** The folder of a package with those packages beside it that it needs for the proof: not all that it depends on. */
async function installed(spec: string, needs: readonly string[]): Promise<string> {
  await fetchPackages([spec], { needsAll: true });
  const source = folderOf(spec);
  const name = spec.slice(0, spec.lastIndexOf('@'));
  const home = join(source, '../../driven', spec.replace('/', '+'));
  const folder = join(home, 'node_modules', name);
  const besides = needs.map(need => join(home, 'node_modules', need.replace(/(?<=.)@.*/, '')));
  if ([folder, ...besides].every(path => existsSync(path))) return folder;
  const work = `${home}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, 'package.json'), '{ "private": true }');
  const { dependencies = {} } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  const wanted = needs.map(need => (need.lastIndexOf('@') > 0 ? need : `${need}@${dependencies[need] ?? 'latest'}`));
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', '--silent'];
  if (wanted.length > 0) await run('npm', ['install', ...flags, ...wanted], { cwd: work });
  cpSync(source, join(work, 'node_modules', name), { recursive: true });
  rmSync(home, { recursive: true, force: true });
  renameSync(work, home);
  return folder;
}
