import type { TSESTree } from '@typescript-eslint/types';
import type { Behalf } from '../lives/behalf.ts';
import type { Handle } from './handles.ts';
import { isLeftByEnds, isMissedByEnds } from './missed-ends.ts';
import { isIdle } from '../functions/idle-functions.ts';
import { isOverwritten, isReplaced } from './overwritten-handles.ts';
import type { Source } from '../syntax/source.ts';

/** Nothing can end it, nothing does, not whenever the owner ends, or not once the next one has taken its place. */
export type Unended = 'dropped' | 'unended' | 'missed' | 'replaced' | 'overwritten';

/**
 * Why what a handle stands for goes on after its owner; `undefined` where something ends it, or where others have the
 * handle. `releases` are those of its releases that may come after `acquired`.
 */
export function whyUnended(
  source: Source,
  acquired: TSESTree.Node,
  handle: Handle,
  { occasion, ends }: Behalf,
  releases: readonly TSESTree.Node[] = handle.fate === 'kept' ? handle.releases : [],
): Unended | undefined {
  if (handle.fate !== 'kept') return handle.fate === 'dropped' ? 'dropped' : undefined;
  if (handle.escapes) return undefined;
  const isMissed =
    isMissedByEnds(source, acquired, occasion, ends, releases) ||
    isLeftByEnds(source, handle, occasion, ends) ||
    // `useEffect(() => { …; () => clearInterval(timer); })`, which returns nothing.
    (releases.length > 0 && releases.every(release => isIdle(source, release)));
  if (isMissed) return 'missed';
  if (isReplaced(source, acquired, handle)) return 'replaced';
  if (isOverwritten(source, acquired, handle)) return 'overwritten';
  return releases.length > 0 ? undefined : 'unended';
}
