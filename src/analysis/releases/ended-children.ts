import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { eventName, type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { runsIn } from '../functions/reach.ts';
import { variableOf } from '../syntax/bindings.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { globalPath } from '../syntax/globals.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { contains } from '../syntax/nodes.ts';
import { makingAround } from '../syntax/promises.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';
import { functionOf } from '../values/calls.ts';
import { placeOf } from '../values/places.ts';
import { settlements } from './promise-waits.ts';

/**
 * Whether a listener on the process is there to end a child with it, and a function waits for the child's own end, where
 * none of the removals takes the listener back: each child leaves one. A program that ends with its child has no more than
 * one.
 */
export function outlivesChild(
  source: Source,
  registration: Registration,
  removals: readonly TSESTree.Node[] = [],
): boolean {
  const { handler, target } = registration;
  if (handler === undefined || globalPath(source, target) !== 'process' || exits(source)) return false;
  const runs = functionOf(source, handlerOf(handler));
  if (runs === undefined) return false;
  return callsNamed(source, ['kill']).some(kill => {
    const callee = unwrap(kill.callee);
    if (callee.type !== 'MemberExpression' || !contains(runs, kill)) return false;
    const child = variableOf(source, unwrap(callee.object));
    return child !== undefined && isOfCall(child, registration.call) && isWaitedFor(source, child, removals);
  });
}

/** Whether each call of a function around a node has a variable of its own. */
const isOfCall = ({ scope }: Variable, node: TSESTree.Node): boolean =>
  isFunction(scope.variableScope.block) && contains(scope.variableScope.block, node);

/**
 * `child.on('exit', resolve)`: whether the end of a child fulfils a promise, and no removal comes with that end; to fail by
 * it is to want the child to go on.
 */
function isWaitedFor(source: Source, child: Variable, removals: readonly TSESTree.Node[]): boolean {
  const ends = registrations(source).added.filter(
    added => variableOf(source, unwrap(added.target)) === child && /^(exit|close)$/.test(eventName(source, added)),
  );
  const runs = ends.flatMap(({ handler }) => (handler ? (functionOf(source, handlerOf(handler)) ?? []) : []));
  if (removals.some(removal => runsIn(source, runs, removal))) return false;
  return ends.some(({ call, handler }) => {
    const making = makingAround(call);
    const [fulfil] = making?.executor.params ?? [];
    const names = fulfil ? (placeOf(source, fulfil)?.occurrences ?? []) : [];
    return (
      making !== undefined &&
      handler !== undefined &&
      // What stands outside of the promise may well come after it.
      removals.every(removal => contains(making.executor, removal)) &&
      settlements(source, making.executor, handler).some(name => names.includes(name))
    );
  });
}

/** Whether a file decides when the process ends, as that of a command does. */
const exits = perSource(
  (source): boolean =>
    source.text.startsWith('#!') ||
    /\bprocess\.exitCode\s*=/.test(source.text) ||
    callsNamed(source, ['exit', 'reallyExit']).some(
      call => calledMethod(source, call) !== undefined && globalPath(source, call.callee)?.startsWith('process.'),
    ) ||
    callsNamed(source, ['kill']).some(call => globalPath(source, call.callee) === 'process.kill'),
);
