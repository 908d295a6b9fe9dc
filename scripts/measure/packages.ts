import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const AT_ONCE = 2;

/** Where fetched packages are kept: `.cache` of the repository, or the folder that `UNLEAK_CACHE` names. */
export const CACHE = resolve(process.env['UNLEAK_CACHE'] ?? join(import.meta.dirname, '../../.cache'));

/** The folder of a package or repository, whether it has been fetched or not. */
export function folderOf(spec: string): string {
  return join(CACHE, 'packages', spec.replace('/', '+'));
}

/** `github:owner/name#commit`: what no registry has is read at one commit of its repository. */
const REPOSITORY = /^github:([^#]+)#([\da-f]{40})$/;

/**
 * Brings each `name@version` from the registry, and each `github:owner/name#commit`, to its folder, unless it is there, and says which could not be had, and why.
 *
 * @throws {Error} if one could not and all are needed: figures of a part of the packages would pass for those of all.
 */
export async function fetchPackages(
  specs: Iterable<string>,
  { offline = false, needsAll = false }: { offline?: boolean; needsAll?: boolean } = {},
): Promise<void> {
  const missing = [...new Set(specs)].filter(spec => !existsSync(folderOf(spec)));
  let failures = 0;
  const pending = missing.values();
  const worker = async (): Promise<void> => {
    for (const spec of pending) {
      const failure = offline ? 'not in the cache' : await fetchPackage(spec);
      if (failure === undefined) continue;
      failures++;
      console.error(`${spec} could not be fetched: ${failure}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (needsAll && failures > 0) throw new Error(`${failures} packages are missing, and all of them are needed`);
}

/** Fetches beside the final folder and renames: whoever runs at the same time never sees half a package. */
async function fetchPackage(spec: string): Promise<string | undefined> {
  mkdirSync(join(CACHE, 'packages'), { recursive: true });
  const work = mkdtempSync(join(CACHE, 'fetch-'));
  const [, repository, commit] = REPOSITORY.exec(spec) ?? [];
  try {
    if (repository !== undefined && commit !== undefined) {
      await checkOut(`https://github.com/${repository}`, commit, join(work, 'package'));
      if (!existsSync(folderOf(spec))) renameSync(join(work, 'package'), folderOf(spec));
      return undefined;
    }
    const { stdout } = await run('npm', ['pack', spec, '--silent', '--ignore-scripts'], { cwd: work });
    const tarball = stdout.trim().split('\n').at(-1) ?? '';
    mkdirSync(join(work, 'package'));
    const unpack = ['-xzf', tarball, '-C', 'package', '--strip-components=1', '--no-same-permissions'];
    await run('tar', unpack, { cwd: work, maxBuffer: Infinity }); // Old tarballs make tar warn without end.
    if (!existsSync(folderOf(spec))) renameSync(join(work, 'package'), folderOf(spec));
    return undefined;
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string };
    return (stderr || message).trim().split('\n')[0];
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function checkOut(url: string, commit: string, folder: string): Promise<void> {
  const git = (...given: string[]): Promise<unknown> => run('git', ['-C', folder, ...given]);
  mkdirSync(folder);
  await git('init', '-q');
  await git('fetch', '-q', '--depth', '1', url, commit);
  await git('checkout', '-q', 'FETCH_HEAD');
}
