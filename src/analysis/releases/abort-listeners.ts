import type { TSESTree } from '@typescript-eslint/types';
import { eventName, type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { constantText, resolve, variableOf } from '../syntax/bindings.ts';
import type { Capture } from '../functions/captures.ts';
import type { Confidence } from '../tables/confidence.ts';
import { namesOccurrences } from '../tables/occurrence-names.ts';
import { rootOf } from '../values/mutations.ts';
import type { Occasion } from '../lives/occasions.ts';
import { makingAround } from '../syntax/promises.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import type { TargetLife } from '../lives/target-lives.ts';
import { isOwnSignal, isOfController, nameOf } from './own-signals.ts';
import { endsSiblings, isReleasing, lastsUntilAbort, waitsForAbortAlone } from './lasting-signals.ts';

/** Things other than signals that have an `abort` event: they end by themselves. */
const REQUESTS = /xhr|request$|^req$|reader|transaction|^tx$|video|audio|media|img|image|upload|process|proc$|child/i;

/**
 * Whether a listener waits for the `abort` of a signal that somebody else made. Most signals never abort, so that
 * `once` takes nothing back, and many calls may be handed the same one.
 */
export function isAbortOfCaller(
  source: Source,
  { call, event, target, handler, pair }: Registration,
  life: TargetLife,
): boolean {
  if (!pair.idempotent || event === undefined || handler === undefined || constantText(source, event) !== 'abort')
    return false;
  const name = nameOf(source, target);
  if (life === 'program' || REQUESTS.test(name) || hasOtherEvents(source, target)) return false;
  if (isOwnSignal(source, target) || isOfController(source, target)) return false;
  return (
    (life === 'borrowed' || /signal/i.test(name)) &&
    !isReleasing(source, handler) &&
    !endsSiblings(source, call, target) &&
    !lastsUntilAbort(source, call) &&
    !waitsForAbortAlone(source, call)
  );
}

/** `signal.addEventListener('abort', () => watcher.close())`: whether a listener is how the caller ends what goes on until then. */
export const endsAtSignal = (source: Source, { event, target, handler, pair }: Registration): boolean =>
  pair.idempotent &&
  event !== undefined &&
  handler !== undefined &&
  constantText(source, event) === 'abort' &&
  /signal/i.test(nameOf(source, target)) &&
  isReleasing(source, handler);

/** A signal has but one event: what is also listened to for another one is something else that may be aborted. */
function hasOtherEvents(source: Source, target: TSESTree.Node): boolean {
  const variable = variableOf(source, unwrap(target));
  return (
    variable !== undefined &&
    registrations(source).added.some(
      other => variableOf(source, unwrap(other.target)) === variable && eventName(source, other) !== 'abort',
    )
  );
}

/**
 * How sure it is that a caller's signal outlives what waits for it: one that a method is handed goes with the call, and
 * most objects live longer than that; one that an object is made with tells of its own end, unless it is over before.
 */
export function confidenceOfAbort(
  source: Source,
  signal: TSESTree.Node,
  { method, node, name = '' }: Occasion,
  { kind }: Capture,
): Confidence {
  const isOfObject = method === 'constructor' ? !namesOccurrences(name) : kind === 'instance' && !makingAround(node);
  if (isOfObject) return 'possible';
  return isOfRequest(source, signal) || isMadeForCallback(source, signal) ? 'possible' : 'likely';
}

/** `request.signal`, `const { signal } = request.app`: it goes with the request, and so does what answers that. */
function isOfRequest(source: Source, signal: TSESTree.Node): boolean {
  const definition = variableOf(source, unwrap(signal))?.defs[0];
  const given = definition?.type === 'Variable' ? definition.node.init : unwrap(signal);
  let holder = given ? unwrap(given) : undefined;
  while (holder?.type === 'MemberExpression' && !isRequest(source, holder)) holder = unwrap(holder.object);
  return holder !== undefined && holder !== signal && isRequest(source, holder);
}

const isRequest = (source: Source, node: TSESTree.Node): boolean => /^_?(req|request|raw)$/.test(nameOf(source, node));

/** `run((node, signal) => …)`: what an inline callback is handed was made for that one call, as a rule. */
function isMadeForCallback(source: Source, signal: TSESTree.Node): boolean {
  const definition = variableOf(source, rootOf(resolve(source, signal)))?.defs[0];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  const user = userOf(definition.node);
  return user?.type === 'CallExpression' && user.callee !== wrapped(definition.node);
}
