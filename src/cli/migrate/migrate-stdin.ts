import { migrateText } from './migrate-text.ts';
import type { Job } from './plan.ts';
import { sourceOnStdin } from '../kit/stdin.ts';

/** Rewrites what comes on stdin to stdout, for editors; what is left alone comes out as it went in. */
export async function migrateStdin(paths: readonly string[], job: Job, check: boolean): Promise<number> {
  const { path, bom, text } = await sourceOnStdin(paths);
  const result = migrateText(path, text, job);
  const output = result.status === 'done' ? result.output : text;
  if (!check) process.stdout.write(bom + output);
  if (result.status !== 'done') {
    process.stderr.write(`${path} ${result.reason}\n`);
    return result.status === 'failed' ? 3 : 0;
  }
  for (const { line, column, verdict, reason } of result.sites) {
    if (reason !== undefined) process.stderr.write(`${path}:${line}:${column} ${verdict}: ${reason}\n`);
  }
  return check && output !== text ? 1 : 0;
}
