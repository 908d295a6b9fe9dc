import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { NODE_ONLY } from './bundle.ts';

/** The program of that major version of Node, from npm; `undefined` if there is none for this machine. */
function install(major: number): string | undefined {
  const directory = `.cache/node-${major}`;
  const program = resolve(directory, 'node_modules/node/bin/node');
  try {
    mkdirSync(directory, { recursive: true });
    const options = ['--no-audit', '--no-fund', '--silent', '--prefix', directory];
    if (!existsSync(program)) execFileSync('npm', ['install', ...options, `node@${major}`]);
    execFileSync(program, ['--version']);
    return program;
  } catch {
    return undefined;
  }
}

/** Runs the bundled tests, and those for Node alone, in that major version; says how it went. */
export function runInNode(major: number): { name: string; failed: boolean | undefined; output: string } {
  const program = install(major);
  const name = `Node ${major}`;
  if (program === undefined) return { name, failed: undefined, output: `Node ${major} is not to be had from npm` };
  const script = `
    const { runAll } = await import(${JSON.stringify(resolve('.cache/engines/dist/tests.js'))});
    const { passed, failures } = await runAll();
    console.log(process.version, passed + ' passed, ' + failures.length + ' failed');
    for (const failure of failures) console.log(failure);
    process.exit(failures.length === 0 ? 0 : 1);
  `;
  const bundled = spawnSync(program, ['--expose-gc', '--input-type=module', '-e', script], { encoding: 'utf8' });
  const files = NODE_ONLY.filter(file => file !== 'types.test.ts').map(file => `tests/runtime/${file}`);
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=dot', ...files, 'tests/testing'];
  const own = spawnSync(program, vitest, { encoding: 'utf8' });
  const output = [bundled.stdout, bundled.stderr, own.status === 0 ? 'Vitest: passed' : own.stdout + own.stderr];
  return { name, failed: bundled.status !== 0 || own.status !== 0, output: output.join('').trim() };
}
