import type { TSESTree } from '@typescript-eslint/types';
import { INJECTED_INTERVAL, type Timer, TIMERS } from '../tables/acquisition-table.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { variableOf } from '../syntax/bindings.ts';
import { globalPath } from '../syntax/globals.ts';
import { type Handle, handleOf } from './handles.ts';
import { mentions } from '../syntax/mentions.ts';
import { propertyName } from '../syntax/member-names.ts';
import { ownerOf } from '../values/owners.ts';
import type { Place } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, unwrap } from '../syntax/syntax.ts';
import { functionGiven } from '../functions/handlers.ts';
import { anyWord } from '../tables/words.ts';

/** A timer that the file starts. */
export interface StartedTimer {
  readonly call: TSESTree.CallExpression;
  readonly timer: Timer;
  readonly callback: TSESTree.Node;
  /** The function of this file that it runs. */
  readonly runs: FunctionNode | undefined;
  readonly handle: Handle;
}

/** Every timer that the file starts. */
export const startedTimers = perSource((source): readonly StartedTimer[] => {
  if (!mentionsStarts(source)) return [];
  return callsNamed(source, [...STARTS, INJECTED_INTERVAL.start]).flatMap(call => {
    const path = globalPath(source, call.callee);
    const timer = isInjected(source, call) ? INJECTED_INTERVAL : TIMERS.find(({ start }) => start === path);
    const [callback] = call.arguments;
    if (!timer || !callback || callback.type === 'SpreadElement') return [];
    return [{ call, timer, callback, runs: functionGiven(source, callback), handle: handleOf(source, call) }];
  });
});

/**
 * `$interval(tick, 1000)`, of the service that is handed to code with a scope, which comes and goes: what the injector makes
 * but one of is handed none. One that counts comes to its end.
 */
function isInjected(source: Source, { callee, arguments: [, , count], parent }: TSESTree.CallExpression): boolean {
  const node = unwrap(callee);
  if (node.type !== 'Identifier' || node.name !== INJECTED_INTERVAL.start) return false;
  if (count && !(count.type === 'Literal' && count.value === 0)) return false;
  return variableOf(source, node)?.defs[0]?.type === 'Parameter' && isOfScope(parent);
}

function isOfScope(node: TSESTree.Node): boolean {
  for (let around = functionAround(node); around; around = functionAround(around))
    if (around.params.some(parameter => parameter.type === 'Identifier' && /^\$?scope$/.test(parameter.name)))
      return true;
  return false;
}

const STARTS = TIMERS.map(({ start }) => start);
const STOPS: ReadonlySet<string> = new Set(TIMERS.flatMap(({ stop }) => stop));
const [START, STOP] = [anyWord(STARTS), anyWord(STOPS)];

const mentionsStarts = mentions(
  [...STARTS, 'interval'],
  text => START.test(text) || text.includes(INJECTED_INTERVAL.start),
);
const mentionsStops = mentions(STOPS, text => STOP.test(text));

/** What stops a timer of the file: `clearInterval(id)`, by the function's name. */
export const stoppedTimers = perSource(
  (source): readonly { readonly call: TSESTree.CallExpression; readonly stop: string }[] => {
    if (!mentionsStops(source)) return [];
    return callsNamed(source, STOPS).flatMap(call => {
      const path = globalPath(source, call.callee);
      return path !== undefined && STOPS.has(path) ? [{ call, stop: path }] : [];
    });
  },
);

/** Whether something stops a member of the same object by a name that is made up: ``clearInterval(this[`${kind}Timer`])``. */
export function isClearedByAnyName(source: Source, { owner }: Place): boolean {
  return (
    owner !== undefined &&
    stoppedTimers(source).some(({ call: { arguments: given } }) => {
      const member = given[0] && unwrap(given[0]);
      if (member?.type !== 'MemberExpression' || propertyName(source, member) !== undefined) return false;
      return ownerOf(source, member.object) === owner;
    })
  );
}
