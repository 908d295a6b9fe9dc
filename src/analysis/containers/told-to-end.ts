import type { TSESTree } from '@typescript-eslint/types';
import { haveSameKey } from './alike-uses.ts';
import type { Use } from './container-uses.ts';
import type { Container } from './containers.ts';
import { namesOfEntry, readsEntry } from './elements.ts';
import { variableOf } from '../syntax/bindings.ts';
import { calledMethod } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, isFunction, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { ENDINGS } from '../tables/acquisition-table.ts';

/** Functions and methods that take back what they are given. */
const TAKES_BACK =
  /^(?:off|clearTimeout|clearInterval|cancelAnimationFrame|unsubscribe|unlisten|unobserve|disconnect|remove(?:Event)?Listener|release|unregister)$/;

/** Whether an entry is told to end, or handed to what takes it back. */
export function isEnded(source: Source, entry: TSESTree.Node): boolean {
  const user = userOf(entry);
  if (user?.type === 'MemberExpression' && user.object === wrapped(entry)) {
    const call = userOf(user);
    if (call?.type !== 'CallExpression' || call.callee !== user) return false;
    const method = calledMethod(source, call) ?? '';
    // `listeners[name].unsubscribe(listener)` takes that out, and goes on.
    const isOfPart = call.arguments.length > 0 && (TAKES_BACK.test(method) || method === 'remove');
    return ENDINGS.has(method) && !isOfPart;
  }
  if (user?.type !== 'CallExpression' || user.callee === wrapped(entry) || isOption(user, entry)) return false;
  const callee = unwrap(user.callee);
  return TAKES_BACK.test(callee.type === 'Identifier' ? callee.name : (calledMethod(source, user) ?? ''));
}

/** `target.removeEventListener('focus', listener, capture)`: what comes after the listener says how, and not which. */
const isOption = ({ arguments: [, , ...options] }: TSESTree.CallExpression, entry: TSESTree.Node): boolean =>
  options.some(option => option === wrapped(entry));

/** `subscriptions[id].forEach(one => this.bus.unsubscribe(one))`: whether each of a list that stands under a key is ended. */
export function isEndedEach(source: Source, entry: TSESTree.Node): boolean {
  const user = userOf(entry);
  if (user?.type === 'ForOfStatement' && user.right === wrapped(entry))
    return user.left.type === 'VariableDeclaration' && isNamedEnd(source, user.left.declarations[0]?.id);
  const call = user?.type === 'MemberExpression' && user.object === wrapped(entry) ? userOf(user) : undefined;
  if (call?.type !== 'CallExpression' || call.callee !== user || calledMethod(source, call) !== 'forEach') return false;
  const [given] = call.arguments;
  if (given?.type === 'Identifier' && TAKES_BACK.test(given.name)) return true;
  return given !== undefined && isFunction(given) && isNamedEnd(source, given.params[0]);
}

/** Whether what a name stands for is ended. */
const isNamedEnd = (source: Source, name: TSESTree.Node | undefined): boolean =>
  name !== undefined &&
  (variableOf(source, name)?.references.some(({ identifier }) => isEnded(source, identifier)) ?? false);

/** Whether an entry is told to end, taken back, or taken off what it stands in: `scene.remove(entry)`. */
export function isTakenOff(source: Source, entry: TSESTree.Node): boolean {
  const user = userOf(entry);
  const isRemoved =
    user?.type === 'CallExpression' && user.callee !== wrapped(entry) && /^remove(?:Child)?$/.test(calleeWord(user));
  return isRemoved || isEnded(source, entry);
}

/**
 * `scene.remove(nodes[message.id]); nodes[message.id] = new Node(message)`: who ends what is under a key before putting in
 * the next counts on it that the same keys come again.
 */
export function takesPlaceOfEnded(source: Source, { uses }: Container, fill: Use): boolean {
  return uses.some(
    read =>
      read.effect === 'read' &&
      read.inside === fill.inside &&
      read.by.range[0] < fill.by.range[0] &&
      haveSameKey(source, read, fill) &&
      readsEntry(read) &&
      namesOfEntry(source, read.by).some(entry => isTakenOff(source, entry)),
  );
}
