import type { TSESTree } from '@typescript-eslint/types';
import type { ListenerPair } from '../tables/acquisition-table.ts';
import { constantText, resolve } from '../syntax/bindings.ts';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { isBinding } from '../functions/fresh-handlers.ts';
import { importedFrom } from '../syntax/imported.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';

/** What a registration is given, by its part in it. */
export interface Arguments {
  readonly event?: TSESTree.Node;
  readonly handler?: TSESTree.Node;
  readonly options?: TSESTree.Node;
  /** What the handler is called on, where the emitter takes that as an argument. */
  readonly receiver?: TSESTree.Node;
}

/** What a method of a target is given. */
export function argumentsOf(
  source: Source,
  { arguments: given }: TSESTree.CallExpression,
  pair: ListenerPair,
): Arguments {
  const event = pair.event === undefined ? undefined : given[pair.event];
  const second = given[pair.handler];
  // jQuery's `on(event, selector, handler)` against the `on(event, handler, receiver)` of many emitters.
  const isDelegated =
    given.length === 3 && pair.options === undefined && second !== undefined && !mayBeHandler(source, second);
  // Ember's `on(event, this, this.draw)`.
  const isCalledOn =
    given.length === 3 && pair.options === undefined && second?.type === 'ThisExpression' && given[2] !== undefined;
  // `up.on(event, { once: true }, handler)`
  const isAsked = given.length === 3 && pair.options === undefined && second !== undefined && isOptions(source, second);
  const handler = isDelegated || isCalledOn || isAsked ? given[2] : second;
  const hasOptions = !isDelegated && !isCalledOn && given[2] !== undefined && isOptions(source, given[2]);
  const position = pair.options ?? (isAsked ? 1 : hasOptions ? 2 : undefined);
  const options = position === undefined ? undefined : given[position];
  const receiver = isCalledOn ? second : isDelegated || position !== undefined ? undefined : given[2];
  return {
    ...(event && { event }),
    ...(handler && { handler }),
    ...(options && { options }),
    ...(receiver && { receiver }),
  };
}

/** `bus.on(event, handler, { signal })`: whether an emitter is asked for what an `EventTarget` is, too. */
function isOptions(source: Source, argument: TSESTree.Node): boolean {
  const node = resolve(source, argument);
  return (
    node.type === 'ObjectExpression' &&
    node.properties.some(property => property.type === 'Property' && /^(signal|once)$/.test(keyName(property) ?? ''))
  );
}

/** `DomEvent.on(target, event, handler)`: a helper of the code base that is told the target as well. */
export function argumentsOfHelper(
  source: Source,
  { arguments: given }: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  pair: ListenerPair,
): (Arguments & { readonly target: TSESTree.Node }) | undefined {
  const [target, event, handler, options] = given;
  const helper = unwrap(callee.object);
  const name = helper.type === 'MemberExpression' ? helper.property : helper;
  if (pair.event !== 0 || name.type !== 'Identifier' || !target || !event) return undefined;
  // What hangs on an object of its own keeps a list of what it adds for that object.
  if (helper.type === 'MemberExpression' && unwrap(helper.object).type === 'ThisExpression') return undefined;
  const isHelper =
    /^[A-Z]|([uU]tils?|[eE]vents?|[dD]om|DOM|[hH]elpers?)$/.test(name.name) || importedFrom(source, helper);
  const isNamed =
    isText(source, event) ||
    isListOfTexts(source, event) ||
    (handler !== undefined && !mayBeReceiver(source, handler, event));
  if (!isHelper || isText(source, target) || isFunction(resolve(source, event)) || !isNamed) return undefined;
  if (handler && !mayBeHandler(source, handler)) return undefined;
  return { target, event, ...(handler && { handler }), ...(options && { options }) };
}

/** `on(target, 'event', handler, options)`: what a function of another module is given, be it a member of what that exports. */
export function argumentsOfFunction(
  source: Source,
  { callee, arguments: [target, event, handler, options] }: TSESTree.CallExpression,
): (Arguments & { readonly target: TSESTree.Node }) | undefined {
  const value = resolve(source, callee);
  const home = value.type === 'MemberExpression' ? value.object : callee;
  if (!importedFrom(source, home) || !target || !event || !isText(source, event)) return undefined;
  if (isText(source, target) || isFunction(resolve(source, target))) return undefined;
  if (handler && !mayBeHandler(source, handler)) return undefined;
  return { target, event, ...(handler && { handler }), ...(options && { options }) };
}

/** `bus.on(EVENT, handler, this)` against `engine.on(element, EVENT, handler)`: what a handler is called on is no function. */
function mayBeReceiver(source: Source, expression: TSESTree.Node, second: TSESTree.Node): boolean {
  const node = resolve(source, expression);
  if (isFunction(node) || isBinding(source, node)) return false;
  return node.type === 'ThisExpression' || !/^[A-Z][A-Z\d_]+$|[eE]vent(Name)?$/.test(lastName(source, second));
}

function lastName(source: Source, expression: TSESTree.Node): string {
  const node = unwrap(expression);
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? (propertyName(source, node) ?? '') : '';
}

/** `['mousemove', 'touchmove']`: helpers take several events at once. */
function isListOfTexts(source: Source, expression: TSESTree.Node): boolean {
  const node = resolve(source, expression);
  return (
    node.type === 'ArrayExpression' &&
    node.elements.length > 0 &&
    node.elements.every(element => element !== null && isText(source, element))
  );
}

/** Whether an expression is surely a string. */
export function isText(source: Source, expression: TSESTree.Node): boolean {
  const { type } = resolve(source, expression);
  return type === 'TemplateLiteral' || constantText(source, expression) !== undefined;
}

/** Whether an argument may be a function, for all that the file shows. */
export function mayBeHandler(source: Source, expression: TSESTree.Node): boolean {
  const { type } = resolve(source, expression);
  return type !== 'Literal' && type !== 'TemplateLiteral' && type !== 'ArrayExpression' && type !== 'BinaryExpression';
}
