import type { TSESTree } from '@typescript-eslint/types';
import { ARRIVALS, END_EVENTS, LAST_EVENTS } from '../tables/event-names.ts';
import { isOnce } from '../acquisitions/listener-options.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { exitsBefore } from '../syntax/exits.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { eventName, registrations } from '../acquisitions/acquisitions.ts';
import { callsTo } from '../values/calls.ts';
import { isGuarded, isLatched } from '../functions/guards.ts';
import { functionGiven, handlerOf } from '../functions/handlers.ts';
import { answersCommands, answersRequests } from './request-handlers.ts';
import { perItem, perSource, type Source } from '../syntax/source.ts';
import {
  type FunctionNode,
  functionAround,
  isFunction,
  lastNameOf,
  unwrap,
  userOf,
  wrapped,
} from '../syntax/syntax.ts';

/** Events by which a person does the same thing time and again. */
const GESTURES =
  /^(click|dblclick|contextmenu|mousedown|mouseenter|mouseover|mousemove|pointerdown|pointerenter|touchstart|dragstart|keydown|focusin)$/;

/** Events that tell of a start, which come once. */
const STARTS =
  /^(did-|dom-|will-)?(load|start|init|open|connect|listen|activate|install|launch|register)(ed|d|ing|ialized)?$|^DOMContentLoaded$|(ready|loaded|complete)$/i;

/** Whether an event comes no more once it has come: a start, or an end. */
export const comesOnce = (event: string): boolean =>
  STARTS.test(event) || LAST_EVENTS.has(event) || END_EVENTS.has(event);

/** Whether code runs each time that an event comes: in its handler, or in what that calls. */
export function recurs(source: Source, node: TSESTree.Node, depth = 0): boolean {
  if (isLatched(source, node)) return false;
  // What only goes on by itself has been started once, for all that this shows.
  const started = renewals(source).has(node) ? functionAround(node) : undefined;
  for (let around = functionAround(node); around; around = functionAround(around)) {
    const event = around === started ? undefined : eventHandledBy(source, around);
    if (event !== undefined && !STARTS.test(event) && !LAST_EVENTS.has(event)) return true;
    if (depth < 3 && callsTo(source, around).calls.some(call => recurs(source, call, depth + 1))) return true;
  }
  return false;
}

/**
 * Whether code runs anew for each visitor of a long-running program: in a handler of requests or connections, or,
 * for what is given a function of its own, in a handler of what a person does again and again.
 */
export function runsPerVisit(source: Source, node: TSESTree.Node): boolean {
  const isGivenFunction = node.type === 'CallExpression' && node.arguments.some(argument => isFunction(argument));
  for (let around = functionAround(node); around; around = functionAround(around)) {
    const event = eventHandledBy(source, around) ?? '';
    if (ARRIVALS.test(event) || (isGivenFunction && GESTURES.test(event))) return true;
  }
  return false;
}

/** Whether code runs many times a second, at what moves, or at each message: whatever it leaves soon adds up. */
export function runsOften(source: Source, node: TSESTree.Node): boolean {
  for (let around = functionAround(node); around; around = functionAround(around))
    if (OFTEN.test(eventHandledBy(source, around) ?? '')) return true;
  return false;
}

const OFTEN = /^(?:(?:mouse|pointer|touch)move|scroll|wheel|drag(?:over)?|resize|message|data|tick)$/;

/** Whether code runs anew for each visitor, also in a function that is called then: it acquires something for each of them. */
export function servesVisitor(source: Source, node: TSESTree.Node): boolean {
  const around = functionAround(node);
  return runsPerVisit(source, node) || (around !== undefined && isCalledForVisitors(source, around));
}

const isCalledForVisitors = perItem((source, called: FunctionNode): boolean =>
  callersOf(source, called).some(
    caller => isOfVisit(source, caller) || callersOf(source, caller).some(outer => isOfVisit(source, outer)),
  ),
);

/** The functions that always call a function; what is made for each visitor is made with all that it does. */
const callersOf = perItem((source, called: FunctionNode): readonly FunctionNode[] => {
  const { calls } = callsTo(source, called);
  const callers = calls.flatMap(call =>
    call.type === 'CallExpression' && !isLatched(source, call) && !isGuarded(source, call)
      ? (functionAround(call) ?? [])
      : [],
  );
  return [...new Set(callers)];
});

/** Whether a function answers a visitor, or stands in what does. */
const isOfVisit = perItem((source, home: FunctionNode): boolean => {
  for (let around: FunctionNode | undefined = home; around; around = functionAround(around))
    if (answersVisitors(source, around)) return true;
  return false;
});

/** Whether a function runs anew for each request or connection. */
export function answersVisitors(source: Source, handler: FunctionNode): boolean {
  return ARRIVALS.test(eventHandledBy(source, handler) ?? '');
}

/** Whether a function hears of what a person types. */
export function hearsTyping(source: Source, handler: FunctionNode): boolean {
  return TYPING.test(eventHandledBy(source, handler) ?? '');
}

/** Whether a function is given each message of a client that it was told of: within what answers a connection. */
export function hearsMessages(source: Source, handler: FunctionNode): boolean {
  const around = functionAround(handler);
  return (
    /^(?:message|data)$/.test(eventHandledBy(source, handler) ?? '') &&
    around !== undefined &&
    isOfVisit(source, around)
  );
}

const TYPING = /^(?:input|search|key(?:up|down|press))$/;

/** The event that a function runs at, as often as that comes: `request` for whatever answers requests, `click` for commands. */
function eventHandledBy(source: Source, handler: FunctionNode): string | undefined {
  if (answersRequests(source, handler)) return 'request';
  if (answersCommands(source, handler)) return 'click';
  return eventsByHandler(source).get(handler) ?? (runsAtTicks(source, handler) ? 'tick' : undefined);
}

/** Functions that call what they are given at intervals, at set times, or whenever a file changes. */
const TICKERS: ReadonlySet<string | undefined> = new Set([
  'setInterval',
  'schedule',
  'scheduleJob',
  'watch',
  'watchFile',
]);

function runsAtTicks(source: Source, handler: FunctionNode): boolean {
  const call = userOf(handler);
  if (call?.type !== 'CallExpression' || call.callee === wrapped(handler)) return ticking(source).has(handler);
  const callee = unwrap(call.callee);
  return TICKERS.has(callee.type === 'Identifier' ? callee.name : calledMethod(source, call));
}

/** Functions with a name that are called at intervals, or ask each time to be called again: `function poll() { …; setTimeout(poll, 1000); }`. */
const ticking = perSource((source): ReadonlySet<FunctionNode | undefined> => {
  const atIntervals = callsNamed(source, ['setInterval']).map(({ arguments: [given] }) => given);
  return new Set([
    ...atIntervals.map(given => given && functionGiven(source, given)),
    ...[...renewals(source)].map(functionAround),
  ]);
});

/** The calls by which these ask for it. */
const renewals = perSource(
  (source): ReadonlySet<TSESTree.Node> =>
    new Set(
      callsNamed(source, ['setTimeout']).filter(call => {
        const around = functionAround(call);
        const [given] = call.arguments;
        return (
          around !== undefined && given !== undefined && functionGiven(source, given) === around && isLast(call, around)
        );
      }),
    ),
);

/** Whether each run of a function comes to a call, whatever it has found. */
function isLast(call: TSESTree.CallExpression, { body }: FunctionNode): boolean {
  const user = userOf(call);
  const statement = user?.type === 'AssignmentExpression' ? userOf(user) : user;
  return body.type === 'BlockStatement' && statement?.parent === body && exitsBefore(body, call).length === 0;
}

/** `io.on('connect', socket => …)`: who connects to a server is handed on; who has connected to one hears of that alone. */
function isHandedVisitor({ params: [first] }: FunctionNode): boolean {
  return first?.type === 'Identifier' && /^(?:socket|client|conn|connection|ws|peer|session)$/.test(first.name);
}

const eventsByHandler = perSource(
  (source): ReadonlyMap<FunctionNode | undefined, string> =>
    new Map(
      registrations(source).added.flatMap(added => {
        const { handler, pair, target } = added;
        // Where there is only one event, what is listened to is called after it: `runtime.onConnect`.
        const name = pair.event === undefined ? lastNameOf(target) : eventName(source, added);
        const runs = handler && !isOnce(source, added) ? functionGiven(source, handlerOf(handler)) : undefined;
        return runs ? [[runs, name === 'connect' && isHandedVisitor(runs) ? 'connection' : name] as const] : [];
      }),
    ),
);
