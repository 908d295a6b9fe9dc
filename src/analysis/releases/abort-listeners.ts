import type { TSESTree } from '@typescript-eslint/types';
import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { constantText, isGlobal, keyName, propertyName, resolve, variableOf } from '../syntax/bindings.ts';
import { callsTo, functionOf, isExported } from '../values/calls.ts';
import type { Capture } from '../functions/captures.ts';
import type { Confidence } from '../tables/confidence.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { namesOccurrences } from '../tables/occurrence-names.ts';
import { readOptions } from '../acquisitions/listener-options.ts';
import { rootOf } from '../values/mutations.ts';
import type { Occasion } from '../lives/occasions.ts';
import { nodesOf, contains } from '../syntax/nodes.ts';
import { ownerOf } from '../values/owners.ts';
import { type Place, placeOf } from '../values/places.ts';
import { returnedBy } from '../syntax/returns.ts';
import type { Source } from '../syntax/source.ts';
import {
  calleeWord,
  type FunctionNode,
  functionAround,
  isClass,
  isFunction,
  unwrap,
  userOf,
  wrapped,
} from '../syntax/syntax.ts';
import type { TargetLife } from '../lives/target-lives.ts';

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
  if (life === 'program' || REQUESTS.test(name) || isOwnSignal(source, target) || isOfController(source, target))
    return false;
  return (
    (life === 'borrowed' || /signal/i.test(name)) &&
    !isReleasing(source, handler) &&
    !endsSiblings(source, call, target) &&
    !lastsUntilAbort(source, call)
  );
}

/**
 * How sure it is that a caller's signal outlives what waits for it: one that a method is handed goes with the call, and
 * most objects live longer than that; one that an object is made with tells of its own end, unless it is over before.
 */
export function confidenceOfAbort(
  source: Source,
  signal: TSESTree.Node,
  { method, name = '' }: Occasion,
  { kind }: Capture,
): Confidence {
  if (method === 'constructor' ? !namesOccurrences(name) : kind === 'instance') return 'possible';
  return isOfRequest(source, signal) || isMadeForCallback(source, signal) ? 'possible' : 'likely';
}

/** `request.signal`: it goes with the request, and so does what answers that. */
function isOfRequest(source: Source, signal: TSESTree.Node): boolean {
  const node = unwrap(signal);
  return node.type === 'MemberExpression' && /^_?(req|request|raw)$/.test(nameOf(source, node.object));
}

/** `run((node, signal) => …)`: what an inline callback is handed was made for that one call, as a rule. */
function isMadeForCallback(source: Source, signal: TSESTree.Node): boolean {
  const definition = variableOf(source, rootOf(signal))?.defs[0];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  const user = userOf(definition.node);
  return user?.type === 'CallExpression' && user.callee !== wrapped(definition.node);
}

/** Whether a signal is that of a controller made in this file, or a new one made of others. */
export function isOwnSignal(source: Source, signal: TSESTree.Node, path: readonly Place[] = []): boolean {
  const node = resolve(source, signal);
  if (node.type === 'CallExpression' || node.type === 'NewExpression' || isOfItself(source, node)) return true;
  const place = placeOf(source, node);
  // Two variables that are swapped are each given the other.
  if (place === undefined || path.includes(place)) return false;
  const given = givenFor(source, node);
  if (given.length > 0 && given.every(value => value && isOwnSignal(source, value, [...path, place]))) return true;
  const { values } = place;
  if (values.length > 0 && values.every(({ value }) => value !== node && isOwnSignal(source, value, [...path, place])))
    return true;
  const controller = place.owner && 'name' in place.owner ? place.owner : undefined;
  return controller !== undefined && controller.values.some(({ value }) => makesController(source, value));
}

/** What the calls of a function that only this file calls hand in for a parameter, or for a property that it picks out of one. */
function givenFor(source: Source, node: TSESTree.Node): readonly (TSESTree.Node | undefined)[] {
  const definition = variableOf(source, node)?.defs[0];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node) || isExported(definition.node)) return [];
  const index = definition.node.params.findIndex(parameter => contains(parameter, definition.name));
  const { calls, escapes } = callsTo(source, definition.node);
  if (escapes) return [];
  const picked = definition.name.parent;
  return calls.map(({ arguments: all }) => {
    const given = all[index];
    if (picked.type !== 'Property' || given?.type !== 'ObjectExpression') return given;
    const property = given.properties.find(one => one.type === 'Property' && keyName(one) === keyName(picked));
    return property?.type === 'Property' ? property.value : undefined;
  });
}

/** `this.signal` in a class that extends `AbortController`. */
function isOfItself(source: Source, node: TSESTree.Node): boolean {
  const owner = node.type === 'MemberExpression' ? ownerOf(source, node.object)?.node : undefined;
  return (
    owner !== undefined && isClass(owner) && !!owner.superClass && isGlobal(source, owner.superClass, 'AbortController')
  );
}

/** `new AbortController()`, or one unless there is another. */
function makesController(source: Source, value: TSESTree.Node): boolean {
  const node = value.type === 'LogicalExpression' ? unwrap(value.right) : value;
  return node.type === 'NewExpression' && isGlobal(source, node.callee, 'AbortController');
}

/** `controller.signal`: whoever is handed the controller itself works for nobody else. */
function isOfController(source: Source, target: TSESTree.Node): boolean {
  const node = unwrap(target);
  return node.type === 'MemberExpression' && /controller$/i.test(nameOf(source, node.object));
}

function nameOf(source: Source, target: TSESTree.Node): string {
  const node = unwrap(target);
  return node.type === 'Identifier'
    ? node.name
    : node.type === 'MemberExpression'
      ? (propertyName(source, node) ?? '')
      : '';
}

/** Whether the same function adds listeners with the signal: then that is what its work ends with, and not before. */
function endsSiblings(source: Source, call: TSESTree.Node, target: TSESTree.Node): boolean {
  const home = functionAround(call);
  return registrations(source).added.some(added => {
    const { signal } = readOptions(source, added.options);
    return (
      added.call !== call &&
      functionAround(added.call) === home &&
      signal !== undefined &&
      isAlike(source, signal, target)
    );
  });
}

/** Whether a function returns at once, and nothing to wait for: what it began goes on until the signal ends it. */
function lastsUntilAbort(source: Source, call: TSESTree.Node): boolean {
  const home = functionAround(call);
  const isPlain = home !== undefined && (home.id != null || userOf(home)?.type === 'VariableDeclarator');
  return (
    isPlain && !home.async && !home.generator && returnedBy(source, home).every(value => isPlainThing(source, value))
  );
}

/** `{ server, close }`, a function, a literal: whatever else a function returns may be a promise of the end of its work. */
function isPlainThing(source: Source, value: TSESTree.Node): boolean {
  const node = resolve(source, value);
  return isFunction(node) || /^(Object|Array)Expression$|^(Template)?Literal$/.test(node.type);
}

/** Whether the handler takes back what the code around it acquires: then the signal is what its caller ends it by. */
function isReleasing(source: Source, handler: TSESTree.Node): boolean {
  const callback = functionOf(source, handler);
  const around = callback && functionAround(callback);
  if (!callback || !around) return isReturned(source, handler);
  const { added, removed } = registrations(source);
  if (
    removed.some(({ call, event }) => contains(callback, call) && (!event || constantText(source, event) !== 'abort'))
  ) {
    return added.some(({ call, event }) => contains(around, call) && event && constantText(source, event) !== 'abort');
  }
  return nodesOf(source, 'CallExpression').some(
    call =>
      contains(callback, call) &&
      (/^(unsubscribe|off|unlisten|dispose)$/.test(calleeWord(call)) || callsEachOf(source, callback, around, call)),
  );
}

/** `for (const stop of stops) stop()`, of a list that the code around has made: that is what ends all that it began. */
function callsEachOf(
  source: Source,
  handler: FunctionNode,
  around: FunctionNode,
  { callee }: TSESTree.CallExpression,
): boolean {
  const loop = nodesOf(source, 'ForOfStatement').find(({ body }) => contains(handler, body) && contains(body, callee));
  const declared = loop?.left.type === 'VariableDeclaration' ? loop.left.declarations[0]?.id : undefined;
  const list = loop && variableOf(source, unwrap(loop.right));
  return (
    declared?.type === 'Identifier' &&
    callee.type === 'Identifier' &&
    callee.name === declared.name &&
    list?.scope.variableScope.block === around
  );
}

/** `const stop = watch(…); signal.addEventListener('abort', stop)`: a function that a call returned ends what that began. */
function isReturned(source: Source, handler: TSESTree.Node): boolean {
  const values = placeOf(source, handler)?.values ?? [];
  return values.length > 0 && values.every(({ value }) => unwrap(value).type === 'CallExpression');
}
