import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Runs `script` in a Node process of its own, where `RUNTIME` is the URL of the runtime to import. */
export function runNode(script: string): { stdout: string; stderr: string; status: number | null } {
  mkdirSync('.cache', { recursive: true });
  const directory = mkdtempSync(join('.cache', 'runtime-'));
  try {
    for (const file of readdirSync('src/runtime')) {
      const { outputText } = ts.transpileModule(readFileSync(join('src/runtime', file), 'utf8'), {
        compilerOptions: { target: ts.ScriptTarget.ES2022, rewriteRelativeImportExtensions: true },
      });
      writeFileSync(join(directory, file.replace('.ts', '.js')), outputText);
    }
    const prelude = `
      const turn = (ms = 0) => new Promise(resolve => setTimeout(resolve, ms));
      const load = () => import('./${directory}/index.js');
    `;
    const args = ['--expose-gc', '--input-type=module', '-e', prelude + script];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 30_000 });
    return { stdout: stdout.trim(), stderr, status };
  } finally {
    rmSync(directory, { recursive: true });
  }
}
