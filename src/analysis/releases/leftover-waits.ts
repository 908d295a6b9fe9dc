import { eventName, type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { RECURRING } from '../tables/event-names.ts';
import { isGlobal } from '../syntax/bindings.ts';
import { fitOf, mayRemove } from './listener-removals.ts';
import { isOnce } from '../acquisitions/listener-options.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction, unwrap } from '../syntax/syntax.ts';

/** A listener that waits for something else than the one beside it, and stays when that comes first. */
export interface LeftoverWait {
  readonly left: Registration;
  /** What is waited for again and again. */
  readonly awaited: Registration;
}

/**
 * `new Promise((resolve, reject) => { stream.once('drain', resolve); stream.once('error', reject); })`: whichever comes
 * first, the other listener stays, one more with each wait.
 */
export const leftoverWaits = perSource((source): readonly LeftoverWait[] =>
  nodesOf(source, 'NewExpression').flatMap(made => {
    const executor = made.arguments[0] && unwrap(made.arguments[0]);
    if (!isGlobal(source, made.callee, 'Promise') || !isFunction(executor)) return [];
    const waits = registrations(source).added.filter(
      added => functionAround(added.call) === executor && isOnce(source, added) && settles(source, added, executor),
    );
    const awaited = waits.find(wait => RECURRING.test(eventName(source, wait)));
    if (awaited === undefined) return [];
    return waits
      .filter(wait => wait !== awaited && isBeside(source, awaited, wait) && !isTakenBack(source, wait))
      .map(left => ({ left, awaited }));
  }),
);

/** Whether a handler is one of the functions that settle a promise. */
function settles(source: Source, { handler }: Registration, { params }: FunctionNode): boolean {
  const place = handler && placeOf(source, handler);
  return params.some(parameter => place !== undefined && placeOf(source, parameter) === place);
}

function isBeside(source: Source, awaited: Registration, wait: Registration): boolean {
  const { target, event } = fitOf(source, awaited, wait);
  return target === 'same' && event === 'different';
}

function isTakenBack(source: Source, wait: Registration): boolean {
  return registrations(source).removed.some(
    removed => removed.pair === wait.pair && mayRemove(fitOf(source, wait, removed)),
  );
}
