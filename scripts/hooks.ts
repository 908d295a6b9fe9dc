/**
 * Runs what the README says about hooks, in repositories of their own: pre-commit, lint-staged by husky and by lefthook.
 * Each has to refuse a commit with a leak, naming it, and to let a clean one through.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const LEAK = `const counts = new Map();\nexport const count = userId => counts.set(userId, 1);\n`;
const WORK = mkdtempSync(join(tmpdir(), 'unleak-hooks-'));
const LINT_STAGED = '{ "*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}": "unleak scan" }';

function put(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content, { mode: path.startsWith('.husky/') ? 0o755 : 0o644 });
  }
}

function run(folder: string, command: string, ...args: string[]): { code: number | null; output: string } {
  const env = { ...process.env, PRE_COMMIT_HOME: join(WORK, 'pre-commit-home') };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', env });
  return { code: status, output: `${stdout}${stderr}` };
}

function must(folder: string, command: string, ...args: string[]): void {
  const { code, output } = run(folder, command, ...args);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${output}`);
}

const commit = (folder: string, message: string) =>
  run(folder, 'git', '-c', 'user.name=a', '-c', 'user.email=a@b.c', 'commit', '--message', message);

function repository(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(WORK, name);
  put(folder, { ...files, '.gitignore': 'node_modules\n' });
  must(folder, 'git', 'init', '--quiet');
  return folder;
}

const [packed] = JSON.parse(
  execFileSync('npm', ['pack', '--json', '--pack-destination', WORK], { encoding: 'utf8' }),
) as [{ filename: string }];
const TARBALL = join(WORK, packed.filename);

/** The hooks of this repository as a user gets them, from a tarball in the place of the release that is not out yet. */
function withPreCommit(): string {
  const text = readFileSync('.pre-commit-hooks.yaml', 'utf8');
  const hooks = repository('hooks', {
    '.pre-commit-hooks.yaml': text.replaceAll(/eslint-plugin-unleak@[\d.]+/g, TARBALL),
    'package.json': '{ "name": "hooks", "version": "1.0.0" }',
  });
  must(hooks, 'git', 'add', '.');
  if (commit(hooks, 'hooks').code !== 0) throw new Error('the repository of the hooks cannot be made');
  const rev = run(hooks, 'git', 'rev-parse', 'HEAD').output.trim();
  const ids = ['unleak-scan', 'unleak-migrate'].map(id => `      - id: ${id}\n`).join('');
  const folder = repository('pre-commit', {
    '.pre-commit-config.yaml': `repos:\n  - repo: ${hooks}\n    rev: ${rev}\n    hooks:\n${ids}`,
  });
  must(folder, 'pre-commit', 'install');
  return folder;
}

function withLintStaged(name: string, manager: string, files: Readonly<Record<string, string>>): string {
  const folder = repository(name, {
    'package.json': `{ "private": true, "type": "module", "lint-staged": ${LINT_STAGED} }`,
    ...files,
  });
  must(
    folder,
    'npm',
    'install',
    '--no-audit',
    '--no-fund',
    '--save-dev',
    'lint-staged@16.4.0',
    'eslint@10',
    TARBALL,
    manager,
  );
  return folder;
}

function withHusky(): string {
  const folder = withLintStaged('husky', 'husky@9', { '.husky/pre-commit': 'npx lint-staged\n' });
  must(folder, 'npx', 'husky');
  return folder;
}

function withLefthook(): string {
  const folder = withLintStaged('lefthook', 'lefthook@1', {
    'lefthook.yml':
      'pre-commit:\n  jobs:\n    - run: npx unleak scan {staged_files}\n      glob: "*.{js,jsx,mjs,cjs,ts,tsx,mts,cts}"\n',
  });
  must(folder, 'npx', 'lefthook', 'install');
  return folder;
}

const MANAGERS = { 'pre-commit': withPreCommit, 'husky with lint-staged': withHusky, lefthook: withLefthook };

try {
  for (const [name, make] of Object.entries(MANAGERS)) {
    const folder = make();
    put(folder, { 'src/counts.js': LEAK });
    must(folder, 'git', 'add', '.');
    const refused = commit(folder, 'leak');
    put(folder, { 'src/counts.js': 'export const clean = true;\n' });
    must(folder, 'git', 'add', '.');
    const passed = commit(folder, 'clean');
    const isRight = refused.code !== 0 && refused.output.includes('unleak/no-unbounded-cache') && passed.code === 0;
    console.log(
      `${name}: ${isRight ? 'refuses a leak and lets a clean file through' : `WRONG\n${refused.output}${passed.output}`}`,
    );
    if (!isRight) process.exitCode = 1;
  }
} finally {
  rmSync(WORK, { recursive: true });
}
