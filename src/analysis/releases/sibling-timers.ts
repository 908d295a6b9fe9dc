import type { TSESTree } from '@typescript-eslint/types';
import { useOf } from '../acquisitions/handle-uses.ts';
import { lifetimeOf, outlivesCalls } from '../lives/lifetimes.ts';
import { type Occasion, occasionOf } from '../lives/occasions.ts';
import type { Ends } from '../lives/owner-ends.ts';
import { runsIn } from '../functions/reach.ts';
import { isNothing } from '../lives/template-refs.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround } from '../syntax/syntax.ts';
import { undoes } from '../tables/lifecycle-names.ts';
import { type StartedTimer, startedTimers } from './timers.ts';
import { nodesWithin } from '../syntax/nodes.ts';

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

/** How many other intervals an end stops that should stop all of them. */
const MANY = 2;

/** `destroy() { clearInterval(this.saving); clearInterval(this.checking); }`: whether the end stops other intervals of the object, and so is there to. */
export function isForgottenAmong(source: Source, { call, timer }: StartedTimer, { functions, name }: Ends): boolean {
  if (!timer.repeats || name === undefined) return false;
  const others = startedTimers(source).filter(
    ({ call: other, timer: twin, handle }) =>
      other !== call &&
      twin.repeats &&
      handle.fate === 'kept' &&
      handle.releases.some(release => runsIn(source, functions, release)),
  );
  return others.length >= MANY;
}

/** Whether a timer is stopped in the method of the same object that undoes another one, by their names. */
function undoesIt(source: Source, release: TSESTree.Node, { owner, method }: Occasion): boolean {
  const end = occasionOf(source, release);
  return end !== undefined && end.owner === owner && owner !== undefined && undoes(end.method ?? '', method ?? '');
}

/**
 * `server = serve(); timer = setInterval(report)` beside `stop() { server.close(); server = undefined; }`: whether something
 * ends what was begun beside a timer, and makes way for the next one, while the timer of the same module goes on.
 */
export function isForgottenByReset(source: Source, { call, handle }: StartedTimer): boolean {
  const home = functionAround(call);
  if (home === undefined || handle.fate !== 'kept' || handle.releases.length > 0 || handle.escapes) return false;
  if (!isOfModule(source, handle.place)) return false;
  return nodesWithin(source, home, 'AssignmentExpression').some(({ left, right }) => {
    if (functionAround(left) !== home || isNothing(right)) return false;
    const sibling = placeOf(source, left);
    return sibling !== undefined && sibling.variable !== handle.place.variable && isReset(source, sibling, home);
  });
}

const isOfModule = (source: Source, place: Place): boolean =>
  place.variable !== undefined && outlivesCalls(lifetimeOf(source, place));

/** Whether another function ends what is in a variable of the module, and empties that. */
function isReset(source: Source, place: Place, home: FunctionNode): boolean {
  if (!isOfModule(source, place)) return false;
  return place.values.some(({ value, by }) => {
    const resets = by.type === 'AssignmentExpression' && isNothing(value) ? functionAround(by) : undefined;
    return (
      resets !== undefined &&
      resets !== home &&
      place.occurrences.some(name => functionAround(name) === resets && useOf(source, name) === 'release')
    );
  });
}
