import type { TSESTree } from '@typescript-eslint/types';
import type { MismatchedRemoval } from './mismatched-removals.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { observerClass } from '../releases/observed-targets.ts';
import { useOf } from '../acquisitions/handle-uses.ts';
import { compareTargets, isFixedTarget } from '../releases/same-targets.ts';
import { calledMethod, calledName } from '../syntax/member-names.ts';
import { type Place, placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { areTwoTargets } from '../releases/two-targets.ts';
import { methodCallOn, unwrap } from '../syntax/syntax.ts';

/** Calls of `unobserve` with what the observer was never told to watch, where nothing else ends what it does watch. */
export const unwatchedTargets = perSource((source): readonly MismatchedRemoval[] =>
  callsNamed(source, ['unobserve']).flatMap(call => {
    const callee = unwrap(call.callee);
    const observer = callee.type === 'MemberExpression' ? placeOf(source, callee.object) : undefined;
    const [started] = observer && isObserver(source, observer) ? watchesThatStay(source, observer) : [];
    return started ? [{ node: calledName(call), reason: 'unwatched' as const, started }] : [];
  }),
);

const isObserver = (source: Source, { values }: Place): boolean =>
  values.some(({ value }) => value.type === 'NewExpression' && observerClass(source, value) !== undefined);

/** The calls of `observe`, if whatever an observer is told to leave is none of what it watches. */
function watchesThatStay(source: Source, { occurrences }: Place): readonly TSESTree.CallExpression[] {
  const calls: Record<'observe' | 'unobserve', TSESTree.CallExpression[]> = { observe: [], unobserve: [] };
  for (const name of occurrences) {
    const call = methodCallOn(name);
    const method = call && calledMethod(source, call);
    if (method === 'observe' || method === 'unobserve') calls[method].push(call!);
    else if (useOf(source, name) !== 'read') return [];
  }
  const areOthers = calls.observe.every(({ arguments: [watched] }) =>
    calls.unobserve.every(
      ({ arguments: [left] }) =>
        watched &&
        left &&
        (compareTargets(source, watched, left) === 'different' ||
          isFixedTarget(source, watched) !== isFixedTarget(source, left) ||
          areTwoTargets(source, watched, left)),
    ),
  );
  return areOthers ? calls.observe : [];
}
