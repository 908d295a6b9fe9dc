import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../../analysis/acquisitions/acquisitions.ts';
import { mismatchedRemovals } from '../../analysis/verdicts/mismatched-removals.ts';
import type { Occasion } from '../../analysis/lives/occasions.ts';
import type { Ends } from '../../analysis/lives/owner-ends.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** What is acquired on behalf of an owner. */
export interface Acquired {
  /** What acquires it. */
  readonly call: TSESTree.Node;
  readonly occasion: Occasion;
  readonly ends: Ends;
  /** Whether doing it twice is the same as doing it once. */
  readonly isIdempotent: boolean;
  /** Whether the code ends it elsewhere as well: then it knows how to go on without. */
  readonly isEndedElsewhere: boolean;
}

/** A listener that the file already means to take back, only wrongly, has another cure. */
export function wrongRemoval(source: Source, registration: Registration): Doubt | undefined {
  const isMeant = mismatchedRemovals(source).some(
    ({ added, removed }) => added === registration || removed === registration,
  );
  return isMeant ? { doubt: 'the file takes it back, only wrongly' } : undefined;
}
