import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/**
 * Runs `script` in a Node process of its own. What it imports from `eslint-plugin-unleak/…` is what is in `src`, and so is
 * what `load('runtime')` and `load('testing')` import later.
 */
export function runNode(
  script: string,
  flags: readonly string[] = ['--expose-gc'],
): { stdout: string; stderr: string; status: number | null } {
  mkdirSync('.cache', { recursive: true });
  const directory = mkdtempSync(join('.cache', 'run-'));
  try {
    for (const folder of ['runtime', 'testing']) transpile(folder, directory);
    const prelude = `
      const turn = (ms = 0) => new Promise(resolve => setTimeout(resolve, ms));
      const load = (name = 'runtime') => import('./${directory}/' + name + '/index.js');
    `;
    const code = prelude + script.replace(/'eslint-plugin-unleak\/(\w+)'/g, `'./${directory}/$1/index.js'`);
    const args = [...flags, '--input-type=module', '-e', code];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 30_000 });
    return { stdout: stdout.trim(), stderr, status };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function transpile(folder: string, directory: string): void {
  mkdirSync(join(directory, folder));
  for (const file of readdirSync(join('src', folder))) {
    const { outputText } = ts.transpileModule(readFileSync(join('src', folder, file), 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, rewriteRelativeImportExtensions: true },
    });
    writeFileSync(join(directory, folder, file.replace('.ts', '.js')), outputText);
  }
}
