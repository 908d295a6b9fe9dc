import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const CACHE = resolve(process.env['UNLEAK_CACHE'] ?? join(import.meta.dirname, '../../.cache'));

/** The folder of a package of the registry, `name@1.2.3`, with all that it needs; installed there the first time. */
export function installed(spec: string): string {
  const name = spec.slice(0, spec.lastIndexOf('@'));
  const home = join(CACHE, 'hosts', spec.replace('/', '+'));
  if (!existsSync(home)) install(spec, home);
  return join(home, 'node_modules', name);
}

/** Beside the final folder, which whoever runs at the same time never sees half full. */
function install(spec: string, home: string): void {
  mkdirSync(join(CACHE, 'hosts'), { recursive: true });
  const work = mkdtempSync(join(CACHE, 'hosts/install-'));
  try {
    writeFileSync(join(work, 'package.json'), '{ "private": true }');
    const quietly = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts', '--save-exact'];
    execFileSync('npm', ['install', ...quietly, spec], { cwd: work, stdio: ['ignore', 'ignore', 'pipe'] });
    if (!existsSync(home)) renameSync(work, home);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
