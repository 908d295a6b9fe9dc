import { spawnSync } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Which of the files have changes that are not committed; `undefined` if the first of them is in no git repository. */
export function uncommitted(paths: readonly string[]): string[] | undefined {
  const [first] = paths;
  if (first === undefined) return [];
  const folder = dirname(resolve(first));
  const top = git(folder, 'rev-parse', '--show-toplevel')?.trimEnd();
  const status =
    top === undefined ? undefined : git(top, 'status', '--porcelain=v1', '-z', '--untracked-files=no', '--no-renames');
  if (top === undefined || status === undefined) return undefined;
  const changed = new Set(status.split('\0').map(line => resolve(top, line.slice('XY '.length))));
  return paths.filter(path => changed.has(realpathSync(path)));
}

function git(folder: string, ...command: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', command, { cwd: folder, encoding: 'utf8', maxBuffer: Infinity });
  return status === 0 ? stdout : undefined;
}
