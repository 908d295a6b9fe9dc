import type { TSESTree } from '@typescript-eslint/types';
import { constantText, resolve } from '../syntax/bindings.ts';
import { globalPath } from '../syntax/globals.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction } from '../syntax/syntax.ts';
import type { ListenerPair } from '../tables/acquisition-table.ts';
import { type Arguments, isText, mayBeHandler } from './registration-arguments.ts';

/** Names say little: the arguments must look like those of a registration. */
export function isRegistering(
  source: Source,
  call: TSESTree.CallExpression,
  pair: ListenerPair,
  { event, handler }: Arguments,
): boolean {
  if (pair.event === undefined)
    return (
      handler !== undefined &&
      (call.arguments.length === 1 ? mayBeHandler(source, handler) : isFunction(resolve(source, handler)))
    );
  if (call.arguments.length > 3 || event === undefined || handler === undefined) return false;
  if (isToldElement(source, call)) return false;
  // Old browsers call the events of `attachEvent` by the names of their handlers.
  if (pair.add.includes('attachEvent') && !/^on/.test(constantText(source, event) ?? 'on')) return false;
  return mayBeEvent(source, event) && mayBeHandler(source, handler);
}

/** `pager.on(links[0], 'click', turn)`: what is taken from a list is no event beside one that is spelled out. */
function isToldElement(source: Source, { arguments: [first, second, third] }: TSESTree.CallExpression): boolean {
  const element = first && third && second && isText(source, second) ? resolve(source, first) : undefined;
  return element?.type === 'MemberExpression' && element.computed;
}

/** `events.on(document.body, { … })` is told the target first: no event is a function or a part of the page. */
function mayBeEvent(source: Source, event: TSESTree.Node): boolean {
  return !isFunction(resolve(source, event)) && !/^(window|document)\b/.test(globalPath(source, event) ?? '');
}

/** Whether a call of a method with such a name may take a listener back. */
export function isRemoving(source: Source, call: TSESTree.CallExpression, pair: ListenerPair): boolean {
  const [first] = call.arguments;
  if (pair.event === undefined)
    return call.arguments.length === 1 && first !== undefined && constantText(source, first) === undefined;
  return call.arguments.length <= 3;
}
