import type { TSESTree } from '@typescript-eslint/types';
import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { isMissing } from '../functions/handlers.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { isNothing } from '../lives/template-refs.ts';
import { type Fit, fitOf, mayRemove } from '../releases/listener-removals.ts';
import { nearby } from '../releases/near-registrations.ts';
import { isTakenBackBeside } from '../releases/paired-removals.ts';
import { calledName } from '../syntax/member-names.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, functionAround, lastNameOf } from '../syntax/syntax.ts';
import { callsIn } from '../syntax/calls-in.ts';
import { placeOf } from '../values/places.ts';
import type { MismatchedRemoval } from './mismatched-removals.ts';

/** Removals that are given no function at all: `null`, or a member that their object does not have. */
export const absentHandlers = perSource((source): readonly MismatchedRemoval[] =>
  registrations(source).removed.flatMap(removed => {
    const isMeant = meaning(source, removed);
    if (isMeant === undefined) return [];
    const fits = nearby(source, removed, 'added').flatMap(added =>
      added.pair === removed.pair ? [{ added, fit: fitOf(source, added, removed) }] : [],
    );
    if (fits.some(({ fit }) => fit.handler === 'same' && mayRemove(fit)) || addsNothing(source, removed)) return [];
    const near = fits.find(({ added, fit }) => isMeant(added, fit) && !isTakenBackBeside(source, added, removed));
    return near ? [{ node: calledName(removed.call), reason: 'handler' as const, removed, added: near.added }] : [];
  }),
);

/** `window.addEventListener('test', null, options)` before: it is only tried which options the engine reads. */
function addsNothing(source: Source, { call, pair }: Registration): boolean {
  const home = functionAround(call);
  return (
    home !== undefined &&
    callsIn(source, home).some(
      beside => pair.add.includes(calleeWord(beside)) && beside.arguments.some(given => isNothing(given)),
    )
  );
}

/** What a removal that is given no function is meant for. */
function meaning(source: Source, removed: Registration): ((added: Registration, fit: Fit) => boolean) | undefined {
  if (removed.handler === undefined) return undefined;
  // An EventTarget takes nothing back where it is given nothing; many an emitter takes back all.
  if (isNothing(removed.handler))
    return removed.pair.options === undefined
      ? undefined
      : (_added, { event, target }) => event !== 'different' && target !== 'different';
  const place = placeOf(source, handlerOf(removed.handler));
  return place !== undefined && isMissing(source, place)
    ? (added, { event, target }) =>
        event === 'same' && target !== 'different' && areCalledAlike(added.target, removed.target)
    : undefined;
}

/** `map` and `this._map`: what a method is handed, and what its object keeps of that. */
const areCalledAlike = (a: TSESTree.Node, b: TSESTree.Node): boolean =>
  bareName(a) !== '' && bareName(a) === bareName(b);

const bareName = (node: TSESTree.Node): string => lastNameOf(node).replace(/^[_$]+|[_$]+$/g, '');
