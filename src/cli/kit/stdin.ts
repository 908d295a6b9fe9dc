import { buffer } from 'node:stream/consumers';
import { type SourceText, splitBom } from './read-source.ts';
import { UsageError } from './usage-error.ts';

/** All that comes on stdin. */
export const readStdin = async (): Promise<string> => (await buffer(process.stdin)).toString();

/** A source text that comes on stdin, and the name it goes by: the only path that was given. */
export async function sourceOnStdin(paths: readonly string[]): Promise<SourceText & { readonly path: string }> {
  const [path] = paths;
  if (path === undefined || paths.length > 1) {
    throw new UsageError('--stdin wants one path: the name that the text goes by');
  }
  return { path, ...splitBom(await readStdin()) };
}
