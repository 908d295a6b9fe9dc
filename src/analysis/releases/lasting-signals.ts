import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { registrations } from '../acquisitions/acquisitions.ts';
import { constantText, resolve, variableOf } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { ENDINGS } from '../tables/acquisition-table.ts';
import { namesOccurrences } from '../tables/occurrence-names.ts';
import { readOptions } from '../acquisitions/listener-options.ts';
import { contains, nodesWithin } from '../syntax/nodes.ts';
import { placeOf } from '../values/places.ts';
import { makingAround } from '../syntax/promises.ts';
import { returnedBy } from '../syntax/returns.ts';
import type { Source } from '../syntax/source.ts';
import {
  calleeWord,
  type FunctionNode,
  functionAround,
  isFunction,
  methodCallOn,
  unwrap,
  userOf,
} from '../syntax/syntax.ts';

/** Whether the same function adds listeners with the signal: then that is what its work ends with, and not before. */
export function endsSiblings(source: Source, call: TSESTree.Node, target: TSESTree.Node): boolean {
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
export function lastsUntilAbort(source: Source, call: TSESTree.Node): boolean {
  const home = functionAround(call);
  const isPlain = home !== undefined && (home.id != null || userOf(home)?.type === 'VariableDeclarator');
  return (
    isPlain && !home.async && !home.generator && returnedBy(source, home).every(value => isPlainThing(source, value))
  );
}

/**
 * `await new Promise(resolve => signal.addEventListener('abort', () => resolve()))`: whether the code waits for nothing
 * but the abort, so that nothing is done with before. What races against something else is another matter.
 */
export function waitsForAbortAlone(source: Source, call: TSESTree.CallExpression): boolean {
  const making = makingAround(call);
  const handler = call.arguments[1];
  if (making === undefined || handler === undefined || !isAwaitedAlone(source, making.promise)) return false;
  const settled = making.executor.params.flatMap(parameter => variableOf(source, parameter)?.references ?? []);
  return (
    settled.length > 0 &&
    settled.every(({ identifier }) => contains(handler, identifier) || isOfAborted(source, identifier, making.executor))
  );
}

/** `if (signal.aborted) reject(signal.reason)`: whether something is only done where the abort has come already. */
function isOfAborted(source: Source, node: TSESTree.Node, within: FunctionNode | undefined): boolean {
  for (let inner = node, outer = node.parent; outer && inner !== within; inner = outer, outer = outer.parent)
    if (
      outer.type === 'IfStatement' &&
      outer.consequent === inner &&
      /\.aborted\b/.test(source.text.slice(...outer.test.range))
    )
      return true;
  return false;
}

/** Whether a promise is awaited where it is made, or by the name that it is given, and nobody else has it. */
function isAwaitedAlone(source: Source, promise: TSESTree.Node): boolean {
  const user = userOf(promise);
  if (user?.type !== 'VariableDeclarator') return user?.type === 'AwaitExpression';
  const uses = variableOf(source, user.id)?.references.filter(({ init }) => !init) ?? [];
  return uses.length > 0 && uses.every(({ identifier }) => userOf(identifier)?.type === 'AwaitExpression');
}

/** `{ server, close }`, a function, a literal: whatever else a function returns may be a promise of the end of its work. */
function isPlainThing(source: Source, value: TSESTree.Node): boolean {
  const node = resolve(source, value);
  return isFunction(node) || /^(Object|Array)Expression$|^(Template)?Literal$/.test(node.type);
}

/** Whether the handler takes back what the code around it acquires: then the signal is what its caller ends it by. */
export function isReleasing(source: Source, handler: TSESTree.Node): boolean {
  const callback = functionOf(source, handler);
  const around = callback && functionAround(callback);
  if (!callback || !around) return isReturned(source, handler);
  const { added, removed } = registrations(source);
  if (
    removed.some(({ call, event }) => contains(callback, call) && (!event || constantText(source, event) !== 'abort'))
  ) {
    return added.some(({ call, event }) => contains(around, call) && event && constantText(source, event) !== 'abort');
  }
  return nodesWithin(source, callback, 'CallExpression').some(
    call =>
      /^(unsubscribe|off|unlisten|dispose)$/.test(calleeWord(call)) ||
      (variableIn(source, around, call.callee) !== undefined && isReturned(source, call.callee)) ||
      callsEachOf(source, callback, around, call) ||
      endsWhatIsHandedOut(source, around, call),
  );
}

/** `for (const stop of stops) stop()`, of a list that the code around has made: that is what ends all that it began. */
function callsEachOf(
  source: Source,
  handler: FunctionNode,
  around: FunctionNode,
  { callee }: TSESTree.CallExpression,
): boolean {
  const loop = nodesWithin(source, handler, 'ForOfStatement').find(({ body }) => contains(body, callee));
  const declared = loop?.left.type === 'VariableDeclaration' ? loop.left.declarations[0]?.id : undefined;
  return (
    declared?.type === 'Identifier' &&
    callee.type === 'Identifier' &&
    callee.name === declared.name &&
    loop !== undefined &&
    variableIn(source, around, loop.right) !== undefined
  );
}

/** `signal.addEventListener('abort', () => server.stop()); return server`: what is still in use when the function is done. */
function endsWhatIsHandedOut(source: Source, around: FunctionNode, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  // What a controller ends waits for its own signal, which is only one more of a chain.
  if (callee.type !== 'MemberExpression' || !ENDINGS.has(calleeWord(call)) || calleeWord(call) === 'abort')
    return false;
  const ended = variableIn(source, around, callee.object);
  // A request is over by itself.
  if (ended === undefined || namesOccurrences(ended.name)) return false;
  if (isGoingOn(source, ended)) return true;
  return returnedBy(source, around).some(value => variableOf(source, unwrap(value)) === ended);
}

/** `const watcher = watch(dir).on('change', show)`: what goes on until it is told to end, and that nothing else ends. */
function isGoingOn(source: Source, { defs: [definition], references }: Variable): boolean {
  const init = definition?.type === 'Variable' ? definition.node.init : null;
  let made = init && unwrap(init.type === 'AwaitExpression' ? init.argument : init);
  while (made?.type === 'CallExpression' && made.callee.type === 'MemberExpression') {
    const object = unwrap(made.callee.object);
    if (object.type !== 'CallExpression') break;
    made = object;
  }
  if (made?.type !== 'CallExpression' || !ENDLESS.test(calleeWord(made))) return false;
  const endings = references
    .map(({ identifier }) => methodCallOn(identifier))
    .filter(call => call !== undefined && ENDINGS.has(calledMethod(source, call) ?? ''));
  return endings.every(
    call => call && (standsInHandler(source, call) || isOfAborted(source, call, functionAround(call))),
  );
}

/** `signal.addEventListener('abort', () => watcher.close())` */
const standsInHandler = (source: Source, node: TSESTree.Node): boolean =>
  registrations(source).added.some(
    ({ handler, event }) =>
      handler && contains(handler, node) && event !== undefined && constantText(source, event) === 'abort',
  );

/** What makes something that goes on until it is told to end. */
const ENDLESS = /^(?:watch|serve|listen|observe)(?![a-z])|(?:Watcher|Server|Observer)$/;

/** `const stop = watch(…); signal.addEventListener('abort', stop)`: a function that a call returned ends what that began. */
function isReturned(source: Source, handler: TSESTree.Node): boolean {
  const values = placeOf(source, handler)?.values ?? [];
  return values.length > 0 && values.every(({ value }) => unwrap(value).type === 'CallExpression');
}

/** The variable of the function itself that a name stands for, if it is one. */
function variableIn(source: Source, around: FunctionNode, node: TSESTree.Node): Variable | undefined {
  const variable = variableOf(source, unwrap(node));
  return variable?.scope.variableScope.block === around ? variable : undefined;
}
