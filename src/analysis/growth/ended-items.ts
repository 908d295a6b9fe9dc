import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { callsNamed } from '../syntax/calls-named.ts';
import { grouped } from '../syntax/grouping.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { constantText, variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import { ENDINGS } from '../tables/acquisition-table.ts';
import { END_EVENTS } from '../tables/event-names.ts';
import { nodesWithin, contains } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, functionAround, isFunction, methodCallOn, unwrap, userOf } from '../syntax/syntax.ts';

/**
 * `pages.push(page); …; await page.close()`, `children.push(child); child.on('exit', …)`: the function that puts a thing
 * in ends it, or hears of its end, and so there will be more of them.
 */
export function isEndedWhileKept(source: Source, use: Use): boolean {
  const { by } = use;
  const variable = itemOf(source, use);
  if (variable && isHandedIn(variable) && closingsOf(source, variable).length > 0) return true;
  return (variable?.references ?? []).some(({ identifier }) => {
    const call = methodCallOn(identifier);
    if (call === undefined) return false;
    const method = calledMethod(source, call) ?? '';
    const [event] = call.arguments;
    if (/^(?:on|once|addListener|addEventListener)$/.test(method))
      return event !== undefined && END_EVENTS.has(constantText(source, event) ?? '');
    return ENDINGS.has(method) && call.arguments.length === 0 && call.range[0] > by.range[0];
  });
}

/**
 * Whether an object hears itself of the end of what it is handed and keeps: `socket.on('close', () => this.left(socket))`.
 * It is there before what comes to it, and after.
 */
export function outlivesItsItems(source: Source, use: Use): boolean {
  const variable = itemOf(source, use);
  return (
    variable !== undefined &&
    isHandedIn(variable) &&
    closingsOf(source, variable).some(
      ({ arguments: [, handler] }) =>
        handler !== undefined && nodesWithin(source, handler, 'ThisExpression').length > 0,
    )
  );
}

/**
 * `server.register(socket => { socket.on('data', () => this.sessions.set(id, …)); socket.on('close', …); })`: who hears of the
 * end of each that comes is there before and after it, with what is put in for each.
 */
export function isPutInForEach(source: Source, { by }: Use): boolean {
  for (let around = functionAround(by); around; around = functionAround(around)) {
    const call = userOf(around);
    if (call?.type !== 'CallExpression' || call.callee === around || !TAKES_EACH.test(calleeWord(call))) continue;
    const ends = around.params.flatMap(param => {
      const variable = variableOf(source, param);
      return variable ? closingsOf(source, variable) : [];
    });
    if (ends.some(end => contains(around, end))) return true;
  }
  return false;
}

/**
 * `socket.on('close', () => this.closed.add(id))` for a `socket` of the function around it: who hears of the end of one after the
 * other is there after each, with what is put in at its end.
 */
export function isPutInAtEnd(source: Source, { by }: Use): boolean {
  const handler = functionAround(by);
  const call = handler && userOf(handler);
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return false;
  const [event, given] = call.arguments;
  const method = calleeWord(call);
  const isOfEnd =
    event === handler
      ? HEARS_END.test(method)
      : given === handler && LISTENS.test(method) && CLOSINGS.test((event && constantText(source, event)) ?? '');
  const ended = variableOf(source, call.callee.object);
  return isOfEnd && ended !== undefined && isFunction(ended.scope.variableScope.block);
}

const LISTENS = /^(?:on|once|addListener|addEventListener)$/;

/** Methods that are only given what is to run at the end of their object. */
const HEARS_END = /^on(?:ce|Did)?(?:Close|Disconnect|Exit|Destroy)(?:d|ed)?$/;

/** Methods that call what they are given for each that comes. */
const TAKES_EACH = /^(?:on|on[A-Z]\w*|addListener|register|createServer|accept|handle)$/;

/** The variable of what is put in. */
function itemOf(source: Source, { value }: Use): Variable | undefined {
  const item = value && unwrap(value);
  return item?.type === 'Identifier' ? variableOf(source, item) : undefined;
}

const isHandedIn = ({ defs: [definition] }: Variable): boolean => definition?.type === 'Parameter';

/** Where the file listens for the closing of what is handed around by that name: `socket` is a socket in each method. */
function closingsOf(source: Source, { name }: Variable): readonly TSESTree.CallExpression[] {
  return name.length < MIN_NAME ? [] : (closingsByName(source).get(name) ?? []);
}

/** Shorter names say nothing outside of their function. */
const MIN_NAME = 4;

const closingsByName = perSource(source =>
  grouped(
    callsNamed(source, ['on', 'once', 'addListener', 'addEventListener']).filter(({ arguments: [event] }) =>
      CLOSINGS.test((event && constantText(source, event)) ?? ''),
    ),
    ({ callee }) => {
      const target = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
      const variable = target && variableOf(source, target);
      return variable && isHandedIn(variable) ? variable.name : undefined;
    },
  ),
);

/** What tells of the end of a connection, and not only that of what it had to say. */
const CLOSINGS = /^(close|closed|disconnect|disconnected|exit|destroy|destroyed)$/;
