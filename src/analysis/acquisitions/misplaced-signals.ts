import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal, resolve } from '../syntax/bindings.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { globalPath } from '../syntax/globals.ts';
import { declaredType } from '../values/declared-types.ts';
import { placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

/**
 * `window.addEventListener('online', f, controller.signal)`: whether a signal stands where the options belong. It has
 * none of their fields, so it asks for nothing and ends nothing. What a helper takes there, only the helper knows.
 */
export function isMisplacedSignal(source: Source, argument: TSESTree.Node): boolean {
  const call = argument.parent;
  if (call?.type !== 'CallExpression' || call.arguments[2] !== argument) return false;
  return calledMethod(source, call) === 'addEventListener' && isSignal(source, argument);
}

/** Whether a value surely is an `AbortSignal`: of a controller that the file makes, of a call that makes one, or by its type. */
function isSignal(source: Source, expression: TSESTree.Node): boolean {
  const node = resolve(source, expression);
  if (node.type === 'CallExpression')
    return /^AbortSignal\.(?:timeout|any|abort)$/.test(globalPath(source, node.callee) ?? '');
  const type = declaredType(source, unwrap(expression)) ?? declaredType(source, node);
  if (type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'AbortSignal')
    return true;
  const place = placeOf(source, node);
  const controller = place?.name === 'signal' && place.owner && 'name' in place.owner ? place.owner : undefined;
  if (controller) return controller.values.some(({ value }) => isController(source, value));
  // A constant of another name, or what a field was given: `this.signal = this.controller.signal`.
  const values = place?.values ?? [];
  return (
    values.length === 1 && values[0]!.value !== node && isMember(values[0]!.value) && isSignal(source, values[0]!.value)
  );
}

const isMember = (node: TSESTree.Node): boolean => unwrap(node).type === 'MemberExpression';

function isController(source: Source, value: TSESTree.Node): boolean {
  const node = unwrap(value);
  return node.type === 'NewExpression' && isGlobal(source, node.callee, 'AbortController');
}
