import type { TSESTree } from '@typescript-eslint/types';
import { isNothing } from '../lives/template-refs.ts';
import type { MismatchedRemoval } from './mismatched-removals.ts';
import { placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { type StartedTimer, startedTimers, stoppedTimers } from '../releases/timers.ts';

/** Ids that are given to a function that clears another kind of timer. */
export const wrongClears = perSource((source): readonly MismatchedRemoval[] =>
  stoppedTimers(source).flatMap(({ call, stop }) => {
    const [id] = call.arguments;
    const place = id && placeOf(source, id);
    if (place === undefined) return [];
    const started = place.values.flatMap(({ value }) => (isNoId(value) ? [] : [timerAt(source, value)]));
    const [first] = started;
    const isWrong = first !== undefined && started.every(timer => timer && !timer.timer.stop.includes(stop));
    return isWrong ? [{ node: unwrap(call.callee), reason: 'wrongClear' as const, started: first.call }] : [];
  }),
);

/** `handle = 0`, `handle = null`: nothing has been started yet, or any more. */
const isNoId = (value: TSESTree.Node): boolean => isNothing(value) || value.type === 'Literal';

const timersByCall = perSource(
  (source): ReadonlyMap<unknown, StartedTimer> => new Map(startedTimers(source).map(timer => [timer.call, timer])),
);

function timerAt(source: Source, value: unknown): StartedTimer | undefined {
  return timersByCall(source).get(value);
}
