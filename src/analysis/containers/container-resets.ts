import type { TSESTree } from '@typescript-eslint/types';
import { placeOfDefinition } from '../values/calls.ts';
import { repeats } from '../functions/executions.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, userOf } from '../syntax/syntax.ts';

/** Whether making a new collection drops the one before: in a method that can run again, and not only on first use. */
export function isReset(source: Source, place: Place, by: TSESTree.Node): boolean {
  if (by.type !== 'AssignmentExpression' || by.operator !== '=') return false;
  const around = functionAround(by);
  if (around === undefined) return false;
  for (let outer: TSESTree.Node | undefined = by.parent; outer && outer !== around; outer = outer.parent) {
    if (outer.type === 'IfStatement' || outer.type === 'LogicalExpression' || outer.type === 'ConditionalExpression')
      return false;
  }
  // `cache = cache || {}` makes one only where there is none.
  if (by.right.type === 'LogicalExpression' && placeOf(source, by.right.left) === place) return false;
  return !isConstructor(source, around, place) && repeats(source, by);
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
