import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { placeOfDefinition } from '../values/calls.ts';
import { repeats } from '../functions/executions.ts';
import { isAtLimit } from '../values/limits.ts';
import { mentionsPlace } from '../values/place-mentions.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, literalText, unwrap, userOf } from '../syntax/syntax.ts';

/** Whether making a new collection drops the one before: in a method that can run again, and not only on first use. */
export function isReset(source: Source, place: Place, by: TSESTree.Node): boolean {
  if (by.type !== 'AssignmentExpression' || by.operator !== '=') return false;
  const around = functionAround(by);
  if (around === undefined) return false;
  if (isOnFirstUse(source, place, by, around)) return false;
  // `cache = cache || {}` makes one only where there is none.
  if (by.right.type === 'LogicalExpression' && placeOf(source, by.right.left) === place) return false;
  return !isConstructor(source, around, place) && repeats(source, by);
}

/** Whether something decides if it is made that asks for it, or for something that is not there yet. */
function isOnFirstUse(source: Source, place: Place, by: TSESTree.Node, around: FunctionNode): boolean {
  for (let inner = by, outer = by.parent; outer && outer !== around; inner = outer, outer = outer.parent) {
    if (outer.type === 'LogicalExpression' || outer.type === 'ConditionalExpression') return true;
    if (outer.type !== 'IfStatement' || outer.test === inner || isAtLimit(source, outer.test, place)) continue;
    if (tellsWhatHappened(source, outer.test, around)) continue;
    const isForMissing = asksForMissing(outer.test) === (outer.consequent === inner);
    if (isForMissing || mentionsPlace(source, outer.test, place)) return true;
  }
  return false;
}

/** `!started`, `state === undefined`, `typeof x === 'undefined'`, or one of these and more. */
function asksForMissing(test: TSESTree.Node): boolean {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression') return asksForMissing(node.left) || asksForMissing(node.right);
  // `!isEqual(bounds, last)` compares two that are there.
  if (node.type === 'UnaryExpression') return node.operator === '!' && !comparesTwo(node.argument);
  return node.type === 'BinaryExpression' && /^===?$/.test(node.operator);
}

function comparesTwo(test: TSESTree.Node): boolean {
  const call = unwrap(test);
  return call.type === 'CallExpression' && call.arguments.length > 1;
}

/** `event === 'change'`: by a word that the function is handed, and not by something that is not there yet. */
function tellsWhatHappened(source: Source, test: TSESTree.Node, around: FunctionNode): boolean {
  const node = unwrap(test);
  if (node.type !== 'BinaryExpression' || !/^[!=]==?$/.test(node.operator)) return false;
  const [told, word] = literalText(node.left) === undefined ? [node.left, node.right] : [node.right, node.left];
  const text = literalText(word);
  const definition = variableOf(source, unwrap(told))?.defs[0];
  return text !== undefined && text !== '' && definition?.type === 'Parameter' && definition.node === around;
}

/** Whether a function makes the object that a field belongs to. */
function isConstructor(source: Source, around: FunctionNode, { owner }: Place): boolean {
  if (owner === undefined || 'name' in owner || owner.kind !== 'instance') return false;
  const user = userOf(around);
  if (user?.type === 'MethodDefinition') return user.kind === 'constructor';
  return around === owner.node || STARTS.test(placeOfDefinition(source, around)?.name ?? '');
}

/** Methods that a constructor leaves its work to. */
const STARTS = /^_*(?:init|initialize|setup|constructor|ctor)(?![a-z])/;
