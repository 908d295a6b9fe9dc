import { didYouMean } from '../../analysis/syntax/nearest.ts';
import { codemods as known } from '../../codemods/kit/all.ts';
import type { Job } from './plan.ts';
import { UsageError } from '../kit/usage-error.ts';

/** What to do, in words that can be sent to another thread. */
export interface JobOrder extends Omit<Job, 'codemods'> {
  /** The name of a codemod, or `all`. */
  readonly codemod: string;
}

/** @throws {UsageError} if there is no such codemod. */
export function jobOf({ codemod, ...rest }: JobOrder): Job {
  return { ...rest, codemods: codemodsNamed(codemod) };
}

function codemodsNamed(name: string): Job['codemods'] {
  if (name === 'all') return known;
  const codemod = Object.entries(known).filter(([key]) => key === name);
  if (codemod.length === 0)
    throw new UsageError(
      `there is no codemod ${name}${didYouMean(name, [...CODEMODS, 'all'])}: \`unleak migrate --list\` names them`,
    );
  return Object.fromEntries(codemod);
}

/** The names of all codemods. */
export const CODEMODS: readonly string[] = Object.keys(known);
