import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, constantText, isGlobal } from './bindings.ts';
import type { Source } from './source.ts';
import { type FunctionNode, functionAround, isFunction, unwrap, userOf } from './syntax.ts';

/** What handlers of requests are given, by what every server calls it. */
const REQUEST_PARAMETERS: readonly (readonly [RegExp, RegExp])[] = [
  [/^_?req(uest)?$/, /^_?(res(ponse)?|reply|h)$/],
  [/^(ctx|context|req|request)$/, /^next$/],
];

/** Events that tell of somebody new, for whom the callback runs once. */
const ARRIVALS: ReadonlySet<string> = new Set([
  'connection',
  'secureConnection',
  'request',
  'upgrade',
  'session',
  'stream',
]);

/** Events by which a person does the same thing time and again. */
const GESTURES: ReadonlySet<string> = new Set([
  'click',
  'dblclick',
  'contextmenu',
  'mousedown',
  'mouseenter',
  'mouseover',
  'mousemove',
  'pointerdown',
  'pointerenter',
  'touchstart',
  'dragstart',
  'keydown',
  'focusin',
]);

/**
 * Whether code runs anew for each visitor of a long-running program: in a handler of requests or connections, or,
 * for what is given a function of its own, in a handler of what a person does again and again.
 */
export function runsPerVisit(source: Source, node: TSESTree.Node): boolean {
  const isGivenFunction = node.type === 'CallExpression' && node.arguments.some(argument => isFunction(argument));
  for (let around = functionAround(node); around; around = functionAround(around)) {
    if (isRequestHandler(around)) return true;
    const event = eventHandledBy(source, around);
    if (event !== undefined && (ARRIVALS.has(event) || (isGivenFunction && GESTURES.has(event)))) return true;
  }
  return false;
}

function isRequestHandler({ params }: FunctionNode): boolean {
  const [first, second] = params.map(parameter => (parameter.type === 'Identifier' ? parameter.name : ''));
  return REQUEST_PARAMETERS.some(([request, response]) => request.test(first ?? '') && response.test(second ?? ''));
}

/** The event that a function is the handler of, where it stands in the call that adds it for good. */
function eventHandledBy(source: Source, handler: FunctionNode): string | undefined {
  const call = userOf(handler);
  if (call?.type !== 'CallExpression') return undefined;
  if (isGlobal(source, call.callee, 'createServer') || calledMethod(source, call) === 'createServer') return 'request';
  const [event, second, options] = call.arguments;
  if (event === undefined || second === undefined || unwrap(second) !== handler || options) return undefined;
  return /^(on|addListener|addEventListener)$/.test(calledMethod(source, call) ?? '')
    ? constantText(source, event)
    : undefined;
}
