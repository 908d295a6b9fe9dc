/**
 * Runs what docs/scale.md says of Turborepo and Nx in a workspace of their own, as the page has it: a leak fails the
 * task, and a second run of a clean package comes from the cache. What needs a machine of its own is not run.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { installed } from './hosts/installed.ts';

const PAGE = readFileSync('docs/scale.md', 'utf8');
const LEAK = `const counts = new Map();\nexport const count = userId => counts.set(userId, 1);\n`;

interface Fleet {
  readonly spec: string;
  readonly heading: string;
  readonly config: string;
  readonly bin: string;
  readonly args: readonly string[];
  /** What it says of a task whose result it knows. */
  readonly cached: RegExp;
}

const FLEETS: readonly Fleet[] = [
  {
    spec: 'turbo@2.11.11',
    heading: '## Turborepo',
    config: 'turbo.json',
    bin: 'bin/turbo',
    args: ['run', 'leaks'],
    cached: /1 cached, 1 total/,
  },
  {
    spec: 'nx@22.7.12',
    heading: '## Nx',
    config: 'nx.json',
    bin: 'dist/bin/nx.js',
    args: ['run-many', '-t', 'leaks'],
    cached: /\[local cache\]|read the output from the cache/,
  },
];

/** The configuration that the page shows under a heading. */
function shown(heading: string): string {
  const [, rest = ''] = PAGE.split(heading);
  return /```json\n(.*?)```/s.exec(rest)?.[1] ?? '';
}

function workspace(folder: string, { config, heading }: Fleet): void {
  const files = {
    'package.json': '{ "name": "all", "private": true, "packageManager": "npm@11.0.0", "workspaces": ["packages/*"] }',
    'package-lock.json':
      '{ "name": "all", "lockfileVersion": 3, "requires": true, "packages": { "": { "name": "all", "workspaces": ["packages/*"] }, "node_modules/a": { "resolved": "packages/a", "link": true }, "packages/a": { "name": "a", "version": "1.0.0" } } }',
    [config]: shown(heading),
    '.gitignore': 'node_modules\n.turbo\n.nx\n',
    'packages/a/package.json':
      '{ "name": "a", "version": "1.0.0", "type": "module", "scripts": { "leaks": "unleak scan src" } }',
    'packages/a/src/index.js': LEAK,
    'node_modules/.bin/unleak': `#!/bin/sh\nexec node ${JSON.stringify(join(process.cwd(), 'dist/cli.js'))} "$@"\n`,
  };
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: path.includes('.bin/') ? 0o755 : 0o644 });
  }
  symlinkSync('../packages/a', join(folder, 'node_modules/a'));
  execFileSync('git', ['init', '--quiet'], { cwd: folder });
}

for (const fleet of FLEETS) {
  const folder = mkdtempSync(join(tmpdir(), 'unleak-fleet-'));
  const home = installed(fleet.spec);
  const run = (): { code: number | null; output: string } => {
    const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1' };
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(home, fleet.bin), ...fleet.args], {
      cwd: folder,
      encoding: 'utf8',
      env,
    });
    return { code: status, output: stdout + stderr };
  };
  try {
    workspace(folder, fleet);
    symlinkSync(home, join(folder, 'node_modules', basename(home)));
    const refused = run();
    writeFileSync(join(folder, 'packages/a/src/index.js'), 'export const clean = true;\n');
    const passed = run();
    const again = run();
    const isRight =
      refused.code !== 0 &&
      refused.output.includes('unleak/no-unbounded-cache') &&
      passed.code === 0 &&
      !fleet.cached.test(passed.output) &&
      again.code === 0 &&
      fleet.cached.test(again.output);
    const outputs = [refused, passed, again].map(({ output }) => output).join('\n');
    console.log(`${fleet.spec}: ${isRight ? 'fails on a leak, passes without, and then knows' : `WRONG\n${outputs}`}`);
    if (!isRight) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
