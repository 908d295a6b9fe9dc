import type { TSESTree } from '@typescript-eslint/types';
import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { argumentsOf } from '../acquisitions/registration-arguments.ts';
import { fitOf } from '../releases/listener-removals.ts';
import { nearby } from '../releases/near-registrations.ts';
import { callsNamed, namesOfCalls } from '../syntax/calls-named.ts';
import { calledMethod, calledName } from '../syntax/member-names.ts';
import { distanceOf } from '../syntax/nearest.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { LISTENERS } from '../tables/acquisition-table.ts';
import { definitionsByName } from '../values/place-names.ts';
import type { MismatchedRemoval } from './mismatched-removals.ts';

/** Calls of what no target has, but for a letter or a word: `window.removeEventListner('resize', this.draw)`. */
export const misspeltRemovals = perSource((source): readonly MismatchedRemoval[] => {
  if (registrations(source).added.length === 0) return [];
  return namesOfCalls(source, LIKE_A_REMOVER).flatMap(name => {
    const meant = meantBy(name);
    // A project may have a method of that name, for something else.
    if (meant === undefined || definitionsByName(source).has(name)) return [];
    return callsNamed(source, [name]).flatMap(call => judge(source, call, name, meant) ?? []);
  });
});

const REMOVERS = ['removeEventListener', 'removeListener'];

const LIKE_A_REMOVER = /^[a-z]{4,}\w*(?:[lL]i|[eE]v)\w*$|^removeHandlers?$|^\$?(?:of|fof|oof|offf|offs)$/;

/** The method that a name is meant for; none for a plural, nor for one of `removeChangeListener` and its like. */
function meantBy(name: string): string | undefined {
  if (/^\$?[of]+s?$/.test(name)) return name.startsWith('$') ? '$off' : 'off';
  if (/^remove(?:Event)?Handlers?$/.test(name)) return 'removeEventListener';
  const isOfOwn = /^remove(?!E)[A-Z]\w*Listener$/.test(name);
  return REMOVERS.find(
    meant =>
      !(isOfOwn && meant === 'removeListener') &&
      name !== meant &&
      name !== `${meant}s` &&
      distanceOf(name.toLowerCase(), meant.toLowerCase()) <= 2,
  );
}

function judge(
  source: Source,
  call: TSESTree.CallExpression,
  name: string,
  meant: string,
): MismatchedRemoval | undefined {
  const callee = unwrap(call.callee);
  const pair = LISTENERS.find(({ remove }) => remove.includes(meant));
  if (!pair || callee.type !== 'MemberExpression' || calledMethod(source, call) !== name) return undefined;
  const removed = { call, pair, method: meant, target: callee.object, ...argumentsOf(source, call, pair) };
  const added = nearby(source, removed, 'added').find(registration => isMeantBy(source, removed, registration));
  return added && { node: calledName(call), reason: 'misspelt', removed, added };
}

function isMeantBy(source: Source, removed: Registration, added: Registration): boolean {
  if (added.pair !== removed.pair) return false;
  const { event, handler, target } = fitOf(source, added, removed);
  return event === 'same' && handler === 'same' && target === 'same';
}
