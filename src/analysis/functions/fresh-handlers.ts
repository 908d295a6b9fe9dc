import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { constantText } from '../syntax/bindings.ts';
import { functionIn, functionOf } from '../values/calls.ts';
import { type Place, placeOf } from '../values/places.ts';
import { returnedBy } from '../syntax/returns.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, isFunction, unwrap } from '../syntax/syntax.ts';

/** The expression whose value a handler is: what is assigned on the way counts by the place that keeps it. */
export function handlerOf(node: TSESTree.Node): TSESTree.Node {
  const inner = unwrap(node);
  return inner.type === 'AssignmentExpression' && inner.operator === '=' ? unwrap(inner.left) : inner;
}

/** Whether an expression makes a new function each time it is evaluated, which nobody else can name. */
export function isFreshHandler(source: Source, node: TSESTree.Node): boolean {
  const handler = handlerOf(node);
  return (
    handler.type === 'ArrowFunctionExpression' ||
    handler.type === 'FunctionExpression' ||
    isBinding(source, handler) ||
    (handler.type === 'CallExpression' && (DELAYING.test(calleeWord(handler)) || isMaker(source, handler.callee)))
  );
}

/** Whether each run of the code around has a new function for a handler, be it under a name that is new each time, too. */
export function isNewEachTime(source: Source, node: TSESTree.Node): boolean {
  if (isFreshHandler(source, node)) return true;
  const place = placeOf(source, handlerOf(node));
  const isLocal = place?.variable !== undefined && isFunction(place.variable.scope.variableScope.block);
  return isLocal && hasOwnFunction(source, place);
}

/** Functions that give another one for each that they are given, by what every code base calls them. */
const DELAYING = /^(debounce|throttle)$/;

/** Whether a function of the file returns another function of its own, whatever it is asked for. */
function isMaker(source: Source, callee: TSESTree.Node): boolean {
  const maker = functionOf(source, callee);
  const returned = maker && !maker.async && !maker.generator ? returnedBy(source, maker) : [];
  return returned.length > 0 && returned.every(isFunction);
}

/** `handler.bind(…)`, which makes a new function. */
export function isBinding(source: Source, node: TSESTree.Node): boolean {
  if (node.type !== 'CallExpression' || calledMethod(source, node) !== 'bind') return false;
  const callee = unwrap(node.callee);
  // `$(el).bind('click', …)` is jQuery's word for `on`.
  return (
    callee.type === 'MemberExpression' &&
    node.arguments[0] !== undefined &&
    constantText(source, node.arguments[0]) === undefined
  );
}

/** Whether a place holds a function of its own: one made right there, be it around another one, imported, or global. */
export function hasOwnFunction(source: Source, { values, kind, variable }: Place): boolean {
  if (kind === 'global' || variable?.defs[0]?.type === 'ImportBinding') return true;
  return (
    values.length > 0 && values.every(({ value }) => functionIn(value) !== undefined || isFreshHandler(source, value))
  );
}
