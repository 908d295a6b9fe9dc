import type { TSESTree } from '@typescript-eslint/types';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { propertyName } from '../syntax/member-names.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { placeOf } from '../values/places.ts';

/**
 * Whether a target was there before the function was called that makes the promise, also one that the function only
 * takes from where it was: `const worker = this.workers[index]`.
 */
export function isFromBefore(source: Source, target: TSESTree.Node, promise: TSESTree.Node): boolean {
  const asking = askerOf(promise);
  const taken = resolve(source, target);
  let node = taken.type === 'MemberExpression' ? taken : unwrap(target);
  if (asking && node.type === 'MemberExpression' && node.computed && isFilledIn(source, node.object, asking))
    return false;
  for (; node.type === 'MemberExpression'; node = unwrap(node.object))
    if (asking && placeOf(source, node)?.values.some(({ by }) => contains(asking, by))) return false;
  if (node.type === 'ThisExpression') return unwrap(target) !== node;
  if (node.type !== 'Identifier') return false;
  const place = placeOf(source, node);
  // `const { port } = this;`
  if (place?.owner && !('name' in place.owner)) return !place.values.some(({ by }) => asking && contains(asking, by));
  const variable = variableOf(source, node);
  return asking === undefined || variable === undefined || !contains(asking, variable.scope.block);
}

/** The function that makes a promise, or waits for the one that does: `await this.step('connect', () => new Promise(…))`. */
function askerOf(promise: TSESTree.Node): FunctionNode | undefined {
  const asking = functionAround(promise);
  const call = asking && userOf(asking);
  const isAwaited = call?.type === 'CallExpression' && userOf(call)?.type === 'AwaitExpression';
  return isAwaited ? askerOf(call) : asking;
}

/** `this.workers[id] = new Worker(…)`, `this.workers.push(…)`: whether a function puts something into a collection. */
function isFilledIn(source: Source, collection: TSESTree.Node, by: FunctionNode): boolean {
  return (placeOf(source, collection)?.occurrences ?? []).some(name => {
    const member = contains(by, name) ? userOf(name) : undefined;
    if (member?.type !== 'MemberExpression' || member.object !== wrapped(name)) return false;
    const user = userOf(member);
    if (user?.type === 'AssignmentExpression') return user.left === wrapped(member);
    return user?.type === 'CallExpression' && /^(push|unshift|splice|fill)$/.test(propertyName(source, member) ?? '');
  });
}
