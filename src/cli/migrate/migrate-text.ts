import { open } from '../../codemods/kit/open.ts';
import { ParseError } from '../../codemods/kit/parser.ts';
import { applyEdits } from '../../rewrites/edits/rewrite.ts';
import { type Job, planOf, type Site } from './plan.ts';
import { faultOfCure, faultOfEdits, faultOfRewrite } from './verify.ts';

/** A text as it comes out, or why it is left alone: the rest of the sentence that starts with the path. */
export type TextResult =
  | { readonly status: 'done'; readonly sites: readonly Site[]; readonly output: string }
  | { readonly status: 'skipped' | 'failed'; readonly reason: string };

/** Rewrites a text, and gives it back only after it has been read and judged again. */
export function migrateText(path: string, text: string, job: Job): TextResult {
  try {
    return rewrite(path, text, job);
  } catch (error) {
    if (!(error instanceof ParseError))
      return { status: 'failed', reason: `is left as it is: ${(error as Error).message}` };
    if (error.isFlow) return { status: 'skipped', reason: 'is written in Flow' };
    const { message, position } = error;
    return {
      status: 'failed',
      reason: `cannot be parsed: ${position ? `${position.line}:${position.column} ` : ''}${message}`,
    };
  }
}

function rewrite(path: string, text: string, job: Job): TextResult {
  const settings = job.runtime === undefined ? {} : { runtime: job.runtime };
  const source = open(path, text, settings, job.parser);
  const plan = planOf(source, job);
  const { sites, edits } = plan;
  if (edits.length === 0) return { status: 'done', sites, output: text };
  const output = applyEdits(text, edits);
  const fault = faultOfEdits(text, edits) ?? faultOfOutput();
  return fault === undefined
    ? { status: 'done', sites, output }
    : { status: 'failed', reason: `is left as it is: ${fault}` };

  function faultOfOutput(): string | undefined {
    const rewritten = open(path, output, settings, job.parser);
    return faultOfRewrite(source, edits, rewritten) ?? faultOfCure(plan, planOf(rewritten, job));
  }
}
