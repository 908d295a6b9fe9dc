import type { TSESTree } from '@typescript-eslint/types';
import type { Behalf } from '../lives/behalf.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { isAlwaysReached } from './self-renewal.ts';
import type { StartedTimer } from './timers.ts';

/**
 * Whether an effect without any clean-up leaves it to what an interval runs to stop it, some time: until then, it runs on
 * for a component that may be gone.
 */
export function mayOutliveEffect(
  source: Source,
  { timer, runs }: StartedTimer,
  { occasion, ends }: Behalf,
  releases: readonly TSESTree.Node[],
): boolean {
  return (
    occasion.kind === 'effect' &&
    !occasion.inCallback &&
    ends.functions.length === 0 &&
    timer.repeats &&
    runs !== undefined &&
    releases.length > 0 &&
    releases.every(release => contains(runs, release) && !isAlwaysReached(source, release, runs))
  );
}
