import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { constantText, resolve, variableOf } from '../syntax/bindings.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { isInFinally } from '../syntax/finally.ts';
import { calledMethod, calleeName, propertyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, unwrap, userOf } from '../syntax/syntax.ts';
import { placeOf } from '../values/places.ts';
import type { FailedRemoval } from './removal-failures.ts';

/**
 * `running.add(controller); controller.signal.addEventListener('abort', () => running.delete(controller));`: what succeeds is
 * never aborted, and stays.
 */
export function missedOnSuccess(source: Source, { uses }: Container, growth: Use): FailedRemoval | undefined {
  const removals = uses.filter(({ effect, key }) => effect === 'shrink' && key !== undefined);
  const [first] = removals;
  return first && removals.every(removal => isAtOwnAbort(source, removal)) && !isAbortedWhenDone(source, growth)
    ? { node: first.by, failure: 'missedOnSuccess', evidence: growth.by }
    : undefined;
}

/** Whether an entry is taken out by who listens for the abort of the controller that it is. */
function isAtOwnAbort(source: Source, { key, by }: Use): boolean {
  const around = functionAround(by);
  const call = around && userOf(around);
  if (key === undefined || call?.type !== 'CallExpression' || calledMethod(source, call) !== 'addEventListener')
    return false;
  const [event] = call.arguments;
  const callee = unwrap(call.callee);
  if (event === undefined || constantText(source, event) !== 'abort' || callee.type !== 'MemberExpression')
    return false;
  const signal = resolve(source, callee.object);
  if (signal.type !== 'MemberExpression' || propertyName(source, signal) !== 'signal') return false;
  const controller = variableOf(source, unwrap(key));
  return controller !== undefined && controller === variableOf(source, unwrap(signal.object)) && isMade(source, key);
}

/** Whether what goes by a name is made by this file as an `AbortController`. */
function isMade(source: Source, controller: TSESTree.Node): boolean {
  const values = placeOf(source, controller)?.values ?? [];
  return values.some(
    ({ value }) => value.type === 'NewExpression' && calleeName(source, unwrap(value.callee)) === 'AbortController',
  );
}

/** Whether something is aborted when it is done, too: in a `finally`, or by the very function that has started it. */
function isAbortedWhenDone(source: Source, growth: Use): boolean {
  return callsNamed(source, ['abort']).some(call => {
    const around = functionAround(call);
    return around !== undefined && (around === functionAround(growth.by) || isInFinally(call, around));
  });
}
