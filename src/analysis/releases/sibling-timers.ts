import type { TSESTree } from '@typescript-eslint/types';
import { type Occasion, occasionOf } from '../lives/occasions.ts';
import type { Ends } from '../lives/owner-ends.ts';
import { runsIn } from '../functions/reach.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround } from '../syntax/syntax.ts';
import { undoes } from '../tables/lifecycle-names.ts';
import { type StartedTimer, startedTimers } from './timers.ts';

/**
 * `start() { setInterval(tick); this.timer = setTimeout(report); }` beside `stop() { clearTimeout(this.timer); }`: where an
 * object ends, or undoes what the same method did, it stops a timer that was started beside one, and not that one.
 */
export function isForgottenBeside(source: Source, started: StartedTimer, occasion: Occasion, ends: Ends): boolean {
  const home = functionAround(started.call);
  return startedTimers(source).some(
    ({ call, handle }) =>
      call !== started.call &&
      functionAround(call) === home &&
      handle.fate === 'kept' &&
      handle.releases.some(
        release =>
          (ends.name !== undefined && runsIn(source, ends.functions, release)) || undoesIt(source, release, occasion),
      ),
  );
}

/** Whether a timer is stopped in the method of the same object that undoes another one, by their names. */
function undoesIt(source: Source, release: TSESTree.Node, { owner, method }: Occasion): boolean {
  const end = occasionOf(source, release);
  return end !== undefined && end.owner === owner && owner !== undefined && undoes(end.method ?? '', method ?? '');
}
