import type { TSESTree } from '@typescript-eslint/types';
import { confidenceOfAbort } from '../releases/abort-listeners.ts';
import { isReleasing } from '../releases/lasting-signals.ts';
import { type Behalf, behalfOf, type Leak } from '../lives/behalf.ts';
import { calledMethod, calledName } from '../syntax/member-names.ts';
import { type Capture, captureOf } from '../functions/captures.ts';
import { functionOf } from '../values/calls.ts';
import type { Confidence } from '../tables/confidence.ts';
import { neverAborts, readOptions } from '../acquisitions/listener-options.ts';
import { isSharedService, judgeOwner } from '../lives/owner-judgement.ts';
import { isReached, reachedFrom } from '../functions/reach.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { variableOf } from '../syntax/bindings.ts';
import { isLeftBySubscribers } from '../releases/observable-makers.ts';
import { isEndedByShell, isToldByShell } from '../releases/told-by-shell.ts';
import { endsSiblings } from '../releases/sibling-subscriptions.ts';
import { type Subscription, subscriptions } from '../releases/subscriptions.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { contains } from '../syntax/nodes.ts';
import { isInComponentScript } from '../syntax/component-scripts.ts';
import { functionAround, isFunction, unwrap } from '../syntax/syntax.ts';
import { type Unended, whyUnended } from '../releases/unended-handles.ts';
import { isEndedByTarget } from '../releases/ended-by-target.ts';

export interface LeakedSubscription extends Leak {
  readonly subscription: Subscription;
  readonly reason: Unended;
}

/** Subscriptions to sources that outlive the subscriber, which nothing ends. */
export const leakedSubscriptions = perSource((source): readonly LeakedSubscription[] =>
  subscriptions(source).flatMap(subscription => judge(source, subscription) ?? []),
);

function judge(source: Source, subscription: Subscription): LeakedSubscription | undefined {
  const { call, handle, callback, target } = subscription;
  if (handle.fate === 'handed' || (handle.fate === 'kept' && handle.isPassed)) return undefined;
  const behalf = behalfOf(source, call);
  if (behalf === undefined || isEndedByTarget(source, target, call) || isEndedBySignal(source, call)) return undefined;
  if (isAbort(source, call) && callback && isReleasing(source, callback)) return undefined;
  const reason = whyUnended(source, call, handle, behalf);
  if (reason === undefined || isOfLastEvent(source, subscription)) return undefined;
  const capture = captureOfCallbacks(source, call, callback);
  const isForgotten = reason === 'replaced' && handle.fate === 'kept' && handle.releases.length > 0;
  const confidence = isForgotten
    ? 'likely'
    : isAbort(source, call)
      ? confidenceOfAbort(source, target, behalf.occasion, capture)
      : confidenceOf(source, subscription, behalf, capture);
  if (confidence === undefined) return undefined;
  return {
    node: calledName(call),
    confidence: endsItself(source, subscription) || isOfCall(source, subscription, behalf) ? 'possible' : confidence,
    subscription,
    ...behalf,
    capture,
    reason,
  };
}

/** `connection.onDidClose(() => …)`: whoever waits for the end of what it was handed goes together with that. */
const isOfLastEvent = (source: Source, { call, life, handle }: Subscription): boolean =>
  life === 'borrowed' &&
  handle.fate === 'dropped' &&
  /^on(Did|Will)(Close|Dispose|Destroy|End|Exit|Terminate|Shutdown)$/.test(calledMethod(source, call) ?? '');

/** Whether what is told of something ends the subscription, as it does when a drag is over. */
function endsItself(source: Source, { callback, handle }: Subscription): boolean {
  const runs = callback && functionOf(source, callback);
  if (!runs || handle.fate !== 'kept') return false;
  const reached = reachedFrom(source, [runs]);
  return handle.releases.some(release => isReached(reached, release));
}

/**
 * `token.onCancellationRequested(() => child.kill())`: what a method is handed to be cancelled by, or a function that
 * starts something itself, goes with the call, as a rule. What only waits for the work of others may be handed the same
 * token time and again.
 */
function isOfCall(source: Source, { call, target, callback }: Subscription, { occasion }: Behalf): boolean {
  if (calledMethod(source, call) !== 'onCancellationRequested') return false;
  if (variableOf(source, unwrap(target))?.defs[0]?.type !== 'Parameter') return false;
  return occasion.kind === 'object' || (callback !== undefined && stopsOwn(source, callback));
}

/** Whether a callback stops something that the code around it has made. */
function stopsOwn(source: Source, callback: TSESTree.Node): boolean {
  return callsNamed(source, STOPS).some(stop => {
    const subject = stop.callee.type === 'MemberExpression' ? stop.callee.object : stop.arguments[0];
    const variable = subject && variableOf(source, unwrap(subject));
    return contains(callback, stop) && variable?.defs[0]?.type === 'Variable';
  });
}

const STOPS = ['kill', 'killProcessTree', 'killProcess', 'cancel', 'abort', 'terminate', 'stop'];

/** Whoever ends has others that dispose of what its events return: here that was thrown away. */
function confidenceOf(
  source: Source,
  subscription: Subscription,
  { occasion, ends }: Behalf,
  capture: Capture,
): Confidence | undefined {
  const { call, life, handle, target } = subscription;
  // However long its owner lives, each subscriber leaves one more.
  if (handle.fate === 'dropped' && isLeftBySubscribers(source, call, target)) return 'likely';
  const judged = judgeOwner(source, life, occasion, ends, capture);
  if (isToldByShell(source, call)) {
    if (isEndedByShell(source, call, ends)) return undefined;
    // Whether it can be ended at all, only the shell knows: who cleans up something else could have.
    return ends.functions.length > 0 ? judged : judged && 'possible';
  }
  const isEvent = /^on(Did|Will)[A-Z]/.test(calledMethod(source, call) ?? '');
  // Who keeps what ends it, and never uses that, means to end it.
  const isForgotten = handle.fate === 'kept' && handle.releases.length === 0;
  // `$store` would do in the script of a component, which is over and done with as soon as it has run.
  if (judged === 'possible' && handle.fate === 'dropped' && isOfScript(source, call)) return 'likely';
  // Whoever ends one of two that begin together is done away with, whatever it is called.
  if (judged === 'possible' && handle.fate === 'dropped' && endsSiblings(source, subscription, ends)) return 'likely';
  return judged === 'possible' &&
    ((isEvent && handle.fate === 'dropped') || isForgotten) &&
    ends.name !== undefined &&
    !isSharedService(source, occasion)
    ? 'likely'
    : judged;
}

/** Whether a component subscribes to a store by its script itself, as often as there is one of it. */
const isOfScript = (source: Source, call: TSESTree.CallExpression): boolean =>
  calledMethod(source, call) === 'subscribe' && functionAround(call) === undefined && isInComponentScript(source, call);

const isAbort = (source: Source, call: TSESTree.CallExpression): boolean =>
  /^(addAbortListener|onCancellationRequested)$/.test(
    calledMethod(source, call) ?? (call.callee.type === 'Identifier' ? call.callee.name : ''),
  );

/** `subscribe(observer, { signal })`, the way of the platform's own streams. */
function isEndedBySignal(source: Source, { arguments: given }: TSESTree.CallExpression): boolean {
  const { signal } = readOptions(source, given[1]);
  return signal !== undefined && !neverAborts(source, signal);
}

/** What is kept by all the functions that a source is given: a reaction also runs the one that says what it is about. */
function captureOfCallbacks(
  source: Source,
  call: TSESTree.CallExpression,
  callback: TSESTree.Node | undefined,
): Capture {
  if (callback === undefined) return { kind: 'unknown', names: [] };
  const others = call.arguments.filter(argument => argument !== callback && isFunction(unwrap(argument)));
  const captures = [callback, ...others].flatMap(given => capturesOfObserver(source, unwrap(given)));
  return (
    captures.find(({ kind }) => kind === 'instance') ??
    captures.find(({ kind }) => kind !== 'nothing') ?? { kind: 'nothing', names: [] }
  );
}

/** An observer may be an object of callbacks. */
function capturesOfObserver(source: Source, node: TSESTree.Node): Capture[] {
  if (node.type !== 'ObjectExpression') return [captureOf(source, node)];
  return node.properties.flatMap(property => (property.type === 'Property' ? [captureOf(source, property.value)] : []));
}
