import type { TSESTree } from '@typescript-eslint/types';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { textOf } from '../syntax/nodes.ts';
import { type FunctionNode, isFunction, userOf } from '../syntax/syntax.ts';
import { callsTo } from '../values/calls.ts';
import type { Source } from '../syntax/source.ts';
import { definitionsByName } from '../values/place-names.ts';
import type { StartedTimer } from './timers.ts';

/** The longest that a timeout may last which is over in a moment. */
const MOMENT = 10_000;

/** Whether a timeout is over in a moment, which is no time to keep anything: `100`, `RESIZE_DELAY`, a `delay` of 300 by default. */
export function isBrief(source: Source, { call: { arguments: given } }: StartedTimer): boolean {
  return given[1] === undefined || isMoment(source, given[1]);
}

function isMoment(source: Source, time: TSESTree.Node, hops = 0): boolean {
  const delay = resolve(source, time);
  if (delay.type === 'ConditionalExpression')
    return isMoment(source, delay.consequent, hops) && isMoment(source, delay.alternate, hops);
  // `ms ?? 300`
  if (delay.type === 'LogicalExpression' && delay.operator !== '&&') return isMoment(source, delay.right, hops);
  if (isRest(source, delay)) return true;
  const given = hops < 3 ? givenFor(source, delay) : [];
  if (given.length > 0) return given.every(argument => isMoment(source, argument, hops + 1));
  const name = delay.type === 'MemberExpression' ? propertyName(source, delay) : undefined;
  const defaults = name === undefined ? [] : (definitionsByName(source).get(name) ?? []);
  return (
    /^[A-Z][A-Z\d_]+$|[fF]rame/.test(textOf(source, delay)) ||
    [delay, ...defaults.map(({ value }) => value)].some(value => value && (numberOf(value) ?? Infinity) <= MOMENT)
  );
}

/** What a parameter is: by default, or as all calls of a function that only this file calls have it. */
function givenFor(source: Source, delay: TSESTree.Node): readonly TSESTree.Node[] {
  const parameter = delay.type === 'Identifier' ? variableOf(source, delay)?.defs[0] : undefined;
  if (parameter?.type !== 'Parameter' || !isFunction(parameter.node)) return [];
  const { node: home, name } = parameter;
  const { parent } = name;
  if (parent?.type === 'AssignmentPattern' && parent.left === name) return [parent.right];
  const index = home.params.findIndex(each => each === name);
  const { calls, escapes } = callsTo(source, home);
  return (escapes && !isOwnMethod(home)) || index < 0 ? [] : calls.flatMap(call => call.arguments[index] ?? []);
}

/** Whether a function is a method that is there for its own class: `_delay`, `#delay`, `private delay`. */
function isOwnMethod(home: FunctionNode): boolean {
  const method = userOf(home);
  if (method?.type !== 'MethodDefinition') return false;
  return method.accessibility === 'private' || /^[_#]/.test(keyName(method) ?? '');
}

/** `shownAt + AT_LEAST - Date.now()`, `300 - elapsed`: what is left of a moment. */
function isRest(source: Source, delay: TSESTree.Node): boolean {
  if (delay.type !== 'BinaryExpression' || delay.operator !== '-') return false;
  const { left } = delay;
  const parts = left.type === 'BinaryExpression' && left.operator === '+' ? [left.left, left.right] : [left];
  return parts.some(part => isMoment(source, part));
}

/** `250`, `1000 / 60` */
function numberOf(node: TSESTree.Node): number | undefined {
  if (node.type === 'Literal') return Number(node.value);
  if (node.type !== 'BinaryExpression' || !/^[*/]$/.test(node.operator)) return undefined;
  const [left, right] = [numberOf(node.left), numberOf(node.right)];
  if (left === undefined || right === undefined) return undefined;
  return node.operator === '*' ? left * right : left / right;
}
