import type { Target } from '../kit/find-files.ts';
import { migrateText } from './migrate-text.ts';
import type { Job, Site } from './plan.ts';
import { readSource } from '../kit/read-source.ts';
import { systemWords } from '../kit/system-error.ts';
import { replaceFile } from '../kit/write-file.ts';

/** What became of a file. */
export interface FileResult {
  readonly path: string;
  readonly status: 'rewritten' | 'unchanged' | 'skipped' | 'failed';
  /** Why it was skipped or failed: the rest of the sentence that starts with the path. */
  readonly reason?: string;
  readonly sites: readonly Site[];
  /** What it was and what it is, or would be. */
  readonly change?: { readonly before: string; readonly after: string };
}

/** The result for a file that no codemod can have anything to do with, by its words; `undefined` where it has to be parsed to tell. */
export function skimFile(target: Target, { codemods }: Job): FileResult | undefined {
  if (target.named) return undefined;
  const read = readSource(target);
  if ('reason' in read || Object.values(codemods).some(({ mayConcern }) => mayConcern(read.text, target.path)))
    return undefined;
  return { path: target.path, status: 'unchanged', sites: [] };
}

/** Rewrites a file in memory. */
export function migrateFile(target: Target, job: Job): FileResult {
  const { path } = target;
  const read = readSource(target);
  if ('reason' in read)
    return { path, status: read.kind === 'skipped' ? 'skipped' : 'failed', reason: read.reason, sites: [] };
  const result = migrateText(path, read.text, job);
  if (result.status !== 'done') return { path, ...result, sites: [] };
  const { sites, output } = result;
  if (output === read.text) return { path, status: 'unchanged', sites };
  return { path, status: 'rewritten', sites, change: { before: read.bom + read.text, after: read.bom + output } };
}

/** Puts a rewritten file in the place of the old one. */
export function write(result: FileResult): FileResult {
  const { path, change } = result;
  if (change === undefined) return result;
  try {
    replaceFile(path, change.after);
    return result;
  } catch (error) {
    return { path, status: 'failed', reason: `cannot be written: ${systemWords(error)}`, sites: [] };
  }
}
