import { functionAround } from '../syntax/syntax.ts';
import type { Ends } from '../lives/owner-ends.ts';
import { runsIn } from '../functions/reach.ts';
import type { Source } from '../syntax/source.ts';
import { type Subscription, subscriptions } from './subscriptions.ts';

/** Whether the owner, when it ends, ends another subscription that the same function has made beside one. */
export function endsSiblings(source: Source, { call }: Subscription, { functions, name }: Ends): boolean {
  const home = functionAround(call);
  return (
    name !== undefined &&
    home !== undefined &&
    subscriptions(source).some(
      ({ call: other, handle }) =>
        other !== call &&
        functionAround(other) === home &&
        handle.fate === 'kept' &&
        handle.releases.some(release => runsIn(source, functions, release)),
    )
  );
}
