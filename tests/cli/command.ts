import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** The command as it was built. */
export const CLI = resolve('dist/cli.js');

/** A cache that the codemod rewrites, and its rewritten form. */
export const CACHE = `class Texture {}
const textures = new Map();

export function textureOf(url) {
  const known = textures.get(url);
  if (known !== undefined) return known;
  const made = new Texture(url);
  textures.set(url, made);
  return made;
}
`;
export const MIGRATED = `import { WeakValueMap } from 'eslint-plugin-unleak/runtime';

${CACHE.replace('new Map', 'new WeakValueMap')}`;

/** A cache that is reported and that no codemod may touch. */
export const COUNTS = `const counts = new Map();
export const count = userId => counts.set(userId, (counts.get(userId) ?? 0) + 1);
`;

/** A temporary folder with these files in it. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'unleak-'));
  chmodSync(folder, 0o755);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}

const AS_NOBODY = ['--import', 'data:text/javascript,process.setuid(65534)'];

interface Settings {
  readonly input?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly cli?: string;
  /** Without the rights of root, which may read everything. */
  readonly asNobody?: boolean;
}

/** Runs the command there. */
export function unleak(
  folder: string,
  args: readonly string[],
  { input = '', env = {}, cli = CLI, asNobody = false }: Settings = {},
) {
  const { NO_COLOR: _no, FORCE_COLOR: _force, ...rest } = process.env;
  const run = spawnSync(process.execPath, [...(asNobody && process.getuid?.() === 0 ? AS_NOBODY : []), cli, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...rest, ...env },
    maxBuffer: Infinity,
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

/** What a file holds now. */
export const contentOf = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

/** A folder where the command is installed together with these packages of ours, and with no others. */
export function installation(
  packages: Readonly<Record<string, string>>,
  files: Readonly<Record<string, string>> = {},
): string {
  // A package of its own, wherever temporary folders are.
  const folder = folderWith({ 'package.json': '{ "private": true }', ...files, 'node_modules/.keep': '' });
  spawnSync('cp', ['-r', resolve('dist'), resolve('package.json'), '--target-directory', ownFolder(folder)]);
  for (const [name, from] of Object.entries(packages)) {
    mkdirSync(dirname(join(folder, 'node_modules', name)), { recursive: true });
    symlinkSync(resolve('node_modules', from), join(folder, 'node_modules', name));
  }
  return folder;
}

function ownFolder(folder: string): string {
  const own = join(folder, 'node_modules/eslint-plugin-unleak');
  mkdirSync(own, { recursive: true });
  return own;
}

/** The command of such a folder. */
export const cliOf = (folder: string): string => join(folder, 'node_modules/eslint-plugin-unleak/dist/cli.js');
