import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../syntax/source.ts';
import { functionAround, unwrap, userOf } from '../syntax/syntax.ts';
import { type Given, type Place, placeOf } from '../values/places.ts';

/**
 * `callbacks[id] = done; id += 1;`: whether a name is that of a count that goes up from where it starts, and never back, for
 * as long as what it is a variable or field of: it is another number each time.
 */
export function isRunningCount(source: Source, node: TSESTree.Node): boolean {
  const inner = unwrap(node);
  const place = placeOf(source, inner);
  if (place === undefined || place.kind === 'global' || isOfCall(place, inner)) return false;
  const [start, ...others] = place.values.filter(given => !isStep(source, given, place));
  if (start === undefined || others.length > 0) return false;
  if (start.value.type !== 'Literal' || typeof start.value.value !== 'number') return false;
  const counted = place.occurrences.flatMap(name => {
    const user = userOf(name);
    return user?.type === 'UpdateExpression' ? user.operator : [];
  });
  return !counted.includes('--') && (counted.length > 0 || place.values.length > 1);
}

/** Whether a variable is one of the function that uses it: it starts again at each call. */
const isOfCall = ({ variable }: Place, node: TSESTree.Node): boolean =>
  variable !== undefined && variable.scope.variableScope.block === functionAround(node);

/** `id += 1`, `id = id + 1` */
function isStep(source: Source, { by, value }: Given, place: Place): boolean {
  if (by.type !== 'AssignmentExpression') return false;
  if (by.operator === '+=') return value.type === 'Literal';
  return (
    by.operator === '=' &&
    value.type === 'BinaryExpression' &&
    value.operator === '+' &&
    value.right.type === 'Literal' &&
    placeOf(source, value.left) === place
  );
}
