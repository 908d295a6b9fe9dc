import type { TSESTree } from '@typescript-eslint/types';
import { targetLife } from '../lives/target-lives.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { callsNamed, namesOfCalls } from '../syntax/calls-named.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionOf } from '../values/calls.ts';
import { calleeWord, hasMethods, isFunction, unwrap } from '../syntax/syntax.ts';
import { placeOf } from '../values/places.ts';
import type { Started } from './started-subscriptions.ts';

/** Methods of what stands for a subscription, and for nothing else. */
export const ENDS_OF_SUBSCRIPTIONS = ['deregister', 'unregister', 'unlisten', 'unsubscribe'];

/** What ends a listener of React Native, and much else of other things. */
export const ENDS_OF_LISTENERS = ['remove'];

/**
 * `this.listener = node.registerListener({ … })` where something calls `this.listener.deregister()`: how its result is
 * ended tells that a call subscribes, whatever it is called.
 */
export const subscribedByUse = perSource((source): ReadonlyMap<TSESTree.CallExpression, Started> => {
  const found = new Map<TSESTree.CallExpression, Started>();
  for (const end of callsNamed(source, [...ENDS_OF_SUBSCRIPTIONS, ...ENDS_OF_LISTENERS])) {
    const member = unwrap(end.callee);
    const place =
      member.type === 'MemberExpression' && end.arguments.length === 0 ? placeOf(source, member.object) : undefined;
    if (place?.kind !== 'member') continue;
    const starts = ENDS_OF_LISTENERS.includes(calleeWord(end)) ? startedByListening : startedBy;
    for (const { value } of place.values) {
      const call = unwrap(value);
      const started = call.type === 'CallExpression' ? starts(source, call) : undefined;
      if (started) found.set(call as TSESTree.CallExpression, started);
    }
  }
  for (const end of callsNamed(source, namesOfCalls(source, UNDOES))) {
    const [id, other] = end.arguments;
    const place = id && !other ? placeOf(source, id) : undefined;
    if (place?.kind !== 'member') continue;
    for (const { value } of place.values) {
      const call = unwrap(value);
      const started = call.type === 'CallExpression' ? startedByTwin(source, call, end) : undefined;
      if (started) found.set(call as TSESTree.CallExpression, started);
    }
  }
  return found;
});

/** Methods that end by its id what another one of such a name has begun. */
export const UNDOES = /^(?:un(?:register|subscribe|observe|listen|watch)|deregister)/;

/** `this.id = prefs.registerObserver(key, update)` where something calls `prefs.unregisterObserver(this.id)`. */
function startedByTwin(
  source: Source,
  call: TSESTree.CallExpression,
  end: TSESTree.CallExpression,
): Started | undefined {
  const [method, twin] = [unwrap(call.callee), unwrap(end.callee)];
  const callback = call.arguments.find(argument => functionOf(source, argument));
  if (method.type !== 'MemberExpression' || twin.type !== 'MemberExpression' || callback === undefined)
    return undefined;
  const isTwin = calleeWord(end).replace(UNDOING_PREFIX, '').toLowerCase() === calleeWord(call).toLowerCase();
  if (!isTwin || !isAlike(source, method.object, twin.object)) return undefined;
  return { life: targetLife(source, method.object), target: method.object, callback };
}

const UNDOING_PREFIX = /^(?:un|de)/;

/** Whether a method of something else is told what to call. */
function startedBy(source: Source, { callee, arguments: given }: TSESTree.CallExpression): Started | undefined {
  const method = unwrap(callee);
  const callback = given.find(argument => {
    const node = unwrap(argument);
    return isFunction(node) || (node.type === 'ObjectExpression' && hasMethods(node));
  });
  if (method.type !== 'MemberExpression' || callback === undefined) return undefined;
  return { life: targetLife(source, method.object), target: method.object, callback };
}

/** `AppState.addEventListener('change', draw)`, `addEventListener(AppState, 'change', draw)`: on a page they return nothing. */
function startedByListening(source: Source, call: TSESTree.CallExpression): Started | undefined {
  if (!/^add\w*Listener$/.test(calleeWord(call))) return undefined;
  const method = unwrap(call.callee);
  const [target, callback] = [
    method.type === 'MemberExpression' ? method.object : call.arguments[0],
    call.arguments.at(-1),
  ];
  if (!target || !callback || target === callback || !functionOf(source, callback)) return undefined;
  return { life: targetLife(source, target), target, callback };
}
