import { isNothing } from '../lives/template-refs.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, isClass } from '../syntax/syntax.ts';
import { type Place, placeOf } from '../values/places.ts';
import { type StartedTimer, stoppedTimers } from './timers.ts';

/**
 * `clearInterval(timer); setInterval(poll, 1000);` where nothing ever gives that variable an id: whoever stops the one before
 * knows that there is one.
 */
export function isClearedInVain(source: Source, { call, timer, handle }: StartedTimer): boolean {
  if (handle.fate !== 'dropped' || !timer.repeats) return false;
  return stoppedTimers(source).some(({ call: stop, stop: name }) => {
    const place = stop.arguments[0] && placeOf(source, stop.arguments[0]);
    return (
      timer.stop.includes(name) &&
      functionAround(stop) !== undefined &&
      functionAround(stop) === functionAround(call) &&
      stop.range[0] < call.range[0] &&
      place !== undefined &&
      isNeverSet(place)
    );
  });
}

/** Whether a variable, or a field of a class without a base, is given nothing that may be an id. */
function isNeverSet({ kind, variable, owner, values }: Place): boolean {
  const isField = owner !== undefined && !('name' in owner) && isClass(owner.node) && owner.node.superClass === null;
  const isOwn = variable === undefined ? isField : variable.defs[0]?.type === 'Variable';
  return (
    kind !== 'global' &&
    isOwn &&
    values.every(({ value }) => isNothing(value) || /^(?:Literal|ObjectExpression)$/.test(value.type))
  );
}
