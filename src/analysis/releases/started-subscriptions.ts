import type { TSESTree } from '@typescript-eslint/types';
import { lastsUntilAbort } from './lasting-signals.ts';
import { isOwnSignal } from './own-signals.ts';
import { REACTIONS, TELLERS, TELLING_METHODS, WATCHERS } from '../tables/acquisition-table.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { declaredType } from '../values/declared-types.ts';
import { constantText, resolve } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import { isCallback, isMereData } from './given-callbacks.ts';
import { isToldByShell } from './told-by-shell.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { importedFrom } from '../syntax/imported.ts';
import { isHandedOver } from '../lives/handovers.ts';
import { nodesWithin, textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { completes, streamLife, streamOf } from '../lives/streams.ts';
import { calleeWord, functionOfThis, isFunction, lastNameOf, unwrap, userOf } from '../syntax/syntax.ts';
import { targetLife, type TargetLife } from '../lives/target-lives.ts';
import { trackedBy } from '../lives/tracked-reads.ts';
import { unownedWatcher } from './unowned-watchers.ts';

/** What a call subscribes to. */
export interface Started {
  /** How long the source goes on by itself. */
  readonly life: TargetLife;
  readonly target: TSESTree.Node;
  readonly callback: TSESTree.Node | undefined;
}

/** Events in the manner of VS Code: `onDidChange(callback)` returns a disposable. */
export const EVENT = /^on(Did|Will)[A-Z]|^onCancellationRequested$/;

/** What a call starts that goes on until its result is used to end it; nothing if it starts nothing, or what ends by itself. */
export function startedBy(source: Source, call: TSESTree.CallExpression): Started | undefined {
  const callee = unwrap(call.callee);
  const made = importedFrom(source, callee);
  if (made && REACTIONS[made.module]?.includes(made.name)) return fromReaction(source, call);
  if (made && TELLERS[made.module.replace(/^@(?=firebase)|^node:/, '')]?.includes(made.name))
    return fromTeller(source, call);
  if (made && isVue(made.module) && WATCHERS.has(made.name)) return unownedWatcher(source, call);
  if (calleeWord(call) === 'addAbortListener') return fromSignal(source, call);
  if (callee.type !== 'MemberExpression') return undefined;
  const method = calledMethod(source, call);
  if (method === 'subscribe') return fromStream(source, call, callee.object);
  if (method === 'listen' && call.arguments.length >= 3) return fromRenderer(source, call, callee.object);
  if (isToldByShell(source, call))
    return call.arguments.length === 1 && functionOf(source, call.arguments[0]!) ? fromTeller(source, call) : undefined;
  if ((method === 'addEventListener' || method === 'addListener') && isKeptFromNative(source, call, callee))
    return fromTeller(source, call);
  if (method === 'addEventListener')
    return call.arguments.length === 1 &&
      isFunction(resolve(source, call.arguments[0]!)) &&
      !isTakenByHandler(source, call)
      ? fromTeller(source, call)
      : undefined;
  if (TELLING_METHODS.some(({ name, on }) => name === method && (on?.test(lastNameOf(callee.object)) ?? true)))
    return call.arguments.some(argument => isCallback(source, argument)) ? fromTeller(source, call) : undefined;
  // The messages of a webview come from nothing else, and end with it.
  if (method === 'onDidReceiveMessage') return undefined;
  if (
    method !== undefined &&
    (EVENT.test(method) ||
      source.settings.acquisitions.some(({ add, remove }) => add === method && remove === undefined))
  ) {
    const callback = call.arguments.find(argument => isCallback(source, argument) && !isMereData(argument));
    // The third argument is the list that the disposable goes to.
    if (!callback || call.arguments.length > 2) return undefined;
    // `props.onDidShow(element)`: whoever renders a component is told by it.
    if (lastNameOf(callee.object) === 'props' && !isFunction(resolve(source, callback))) return undefined;
    const life = targetLife(source, callee.object);
    if (method === 'onCancellationRequested' && life !== 'own')
      return { life: 'borrowed', target: callee.object, callback };
    return { life, target: callee.object, callback };
  }
  return undefined;
}

/** `store.removeEventListener(listener)`: whether the file takes back by the handler what it has added. */
function isTakenByHandler(source: Source, { arguments: [handler] }: TSESTree.CallExpression): boolean {
  return callsNamed(source, REMOVES).some(
    ({ arguments: given }) => given.length === 1 && handler !== undefined && isAlike(source, given[0]!, handler),
  );
}

const REMOVES = ['removeEventListener'];

function fromStream(source: Source, call: TSESTree.CallExpression, object: TSESTree.Node): Started | undefined {
  const [first] = call.arguments;
  const callback = call.arguments.find(argument => isCallback(source, argument));
  // A newsletter has a `subscribe` as well: it takes an address.
  if (first && !callback) return undefined;
  // Nobody waits for a subscription to a stream: it is there at once.
  if (userOf(call)?.type === 'AwaitExpression') return undefined;
  const stream = streamOf(source, object);
  return completes(source, stream) ? undefined : { life: streamLife(source, stream.root), target: object, callback };
}

/** `addAbortListener(signal, callback)` */
function fromSignal(source: Source, call: TSESTree.CallExpression): Started | undefined {
  const [target, callback] = call.arguments;
  if (!target || !callback || !isCallback(source, callback) || lastsUntilAbort(source, call)) return undefined;
  return { life: isOwnSignal(source, target) ? 'own' : 'borrowed', target, callback };
}

/** What tells of changes from outside, which go on: a store of the network, the place on earth, the history of the page. */
function fromTeller(source: Source, { callee, arguments: given }: TSESTree.CallExpression): Started | undefined {
  const object = unwrap(callee);
  const callback = given.find(argument => isFunction(unwrap(argument))) ?? given.at(-1);
  const target = object.type === 'MemberExpression' ? object.object : given[0];
  return target && callback && !takesItself(source, callback) ? { life: 'program', target, callback } : undefined;
}

/** The reactions of MobX: to what a function reads, `autorun(() => …)`, or to an object, `observe(list, () => …)`. */
function fromReaction(source: Source, { arguments: given }: TSESTree.CallExpression): Started | undefined {
  const [observed] = given;
  const callback = given.findLast(argument => isCallback(source, argument));
  if (!observed || !callback) return undefined;
  const tracker = functionOf(source, observed);
  if (tracker) return { ...trackedBy(source, tracker), callback };
  return { life: observed === callback ? 'borrowed' : targetLife(source, observed), target: observed, callback };
}

/** `effect(function () { running = this; })`: what hands itself to its function may be ended by that. */
const takesItself = (source: Source, callback: TSESTree.Node): boolean =>
  callback.type === 'FunctionExpression' &&
  nodesWithin(source, callback, 'ThisExpression').some(
    node => functionOfThis(node) === callback && userOf(node)?.type === 'AssignmentExpression',
  );

/** Angular's `renderer.listen(target, event, callback)`. */
function fromRenderer(
  source: Source,
  { arguments: given }: TSESTree.CallExpression,
  object: TSESTree.Node,
): Started | undefined {
  const [target, , callback] = given;
  if (!target || !callback || !/renderer/i.test(textOf(source, declaredType(source, object) ?? object)))
    return undefined;
  const name = constantText(source, target);
  return { life: name === undefined ? targetLife(source, target) : 'program', target, callback };
}

const isVue = (module: string): boolean =>
  module === 'vue' || module === 'vue-demi' || module === '@vue/composition-api';

/** `sub = AppState.addEventListener('change', draw)`: React Native returns what ends it, and somebody keeps that. */
const isKeptFromNative = (
  source: Source,
  call: TSESTree.CallExpression,
  { object }: TSESTree.MemberExpression,
): boolean => importedFrom(source, object)?.module === 'react-native' && isHandedOver(source, call);
