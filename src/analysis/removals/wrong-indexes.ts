import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { identityOf } from '../values/identity.ts';
import { placeOf } from '../values/places.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

/** `list.splice(index, -1)`, `list.splice(other.indexOf(item), 1)`, `list.splice(item, 1)`: nothing, or something else, goes. */
export function wrongIndex(source: Source, { uses, place }: Container, growth: Use): FailedRemoval | undefined {
  const use = uses.find(({ method, by }) => {
    if (method !== 'splice' || by.type !== 'CallExpression') return false;
    const [start, count] = by.arguments;
    const isNegative = count?.type === 'UnaryExpression' && count.operator === '-' && count.argument.type === 'Literal';
    const isNothing = (count?.type === 'Literal' && count.value === 0 && by.arguments.length === 2) || isNegative;
    if (start === undefined) return false;
    return isNothing || searchesElsewhere(source, by, start, place) || uses.some(added => isItem(source, added, start));
  });
  return use && { node: use.by, failure: 'wrongIndex', evidence: growth.by };
}

/** `list.splice(item, 1)`: an object is no index, and counts as the first. */
function isItem(source: Source, { effect, value }: Use, start: TSESTree.Node): boolean {
  return (
    effect === 'grow' &&
    value !== undefined &&
    identityOf(source, value) === 'object' &&
    placeOf(source, value) !== undefined &&
    placeOf(source, value) === placeOf(source, start)
  );
}

function searchesElsewhere(
  source: Source,
  splice: TSESTree.CallExpression,
  start: TSESTree.Node,
  place: Container['place'],
): boolean {
  const list = unwrap(splice.callee);
  const call = unwrap(start);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  if (callee?.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  if (callee.property.name !== 'indexOf' && callee.property.name !== 'findIndex') return false;
  // A function may be handed the list under another name.
  if (list.type === 'MemberExpression' && isAlike(source, list.object, callee.object)) return false;
  // `list.splice(array.indexOf(list, item), 1)`, with a helper for all lists.
  const [given] = call.type === 'CallExpression' ? call.arguments : [];
  if (given && list.type === 'MemberExpression' && isAlike(source, list.object, given)) return false;
  const searched = placeOf(source, callee.object);
  return (
    searched !== undefined &&
    searched !== place &&
    (searched.variable ?? searched.owner) !== undefined &&
    searched.kind === place.kind
  );
}
