import type { TSESTree } from '@typescript-eslint/types';
import { ARRIVALS, END_EVENTS, LAST_EVENTS } from '../tables/event-names.ts';
import { callsTo } from '../values/calls.ts';
import { isGuarded, isLatched } from '../functions/guards.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isFunction } from '../syntax/syntax.ts';
import { eventHandledBy, renewals } from './handled-events.ts';

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
