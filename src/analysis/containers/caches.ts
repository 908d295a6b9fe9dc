import type { TSESTree } from '@typescript-eslint/types';
import { callsTo, isExported } from '../values/calls.ts';
import type { Use } from './container-uses.ts';
import type { Container } from './containers.ts';
import { contains } from '../syntax/nodes.ts';
import { outlivesCalls } from '../lives/lifetimes.ts';
import { ownerName } from '../values/owner-names.ts';
import { isReading, isRefilled } from './refilling.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, userOf } from '../syntax/syntax.ts';
import { ownerOf } from '../values/owners.ts';

/** Whether a collection may be given whatever there is: it only saves work. */
export function isMemo(source: Source, container: Container): boolean {
  const isNamed = container.kind.name === 'Map' || CACHE.test(container.place.name);
  return container.lifetime === 'closure'
    ? isHelperOfOthers(source, container)
    : isNamed && outlivesCalls(container.lifetime);
}

/** What says of a table that it may be given whatever there is: it only saves work. */
const CACHE = /cach|memo/i;

/** Whether the helper that a collection belongs to is for other files: what this file memoizes, it knows. */
export function isHelperOfOthers(source: Source, { lifetime, place }: Container): boolean {
  const home = place.variable?.scope.variableScope.block;
  if (lifetime !== 'closure' || home === undefined || !isFunction(home)) return true;
  const { calls, escapes } = callsTo(source, home);
  return escapes || calls.length === 0 || isExported(home) || calls.some(call => isHandedOut(source, call));
}

/** `exports.parse = cached(parse)`, `export const parse = cached(…)`: whether others get what a call returns. */
function isHandedOut(source: Source, call: TSESTree.Node): boolean {
  const user = userOf(call);
  if (user?.type === 'VariableDeclarator') return isExported(call);
  return user?.type === 'AssignmentExpression' && ownerOf(source, user.left)?.kind === 'exports';
}

/** Whether an entry is made on demand, under the whole of the key. */
export function isCacheOf({ uses }: Container): boolean {
  const isAsked = uses.some(
    ({ effect, by }) =>
      effect === 'read' || (by.type === 'AssignmentExpression' && /^(?:\?\?|\|\|)=$/.test(by.operator)),
  );
  return isAsked && (isRefilled(uses) || isFilledLater(uses));
}

/** `image.onload = () => images.set(url, image)`: whether what asks starts what fills in the answer. */
function isFilledLater(uses: readonly Use[]): boolean {
  const fills = uses.filter(({ effect }) => effect === 'grow');
  return (
    uses.some(isReading) &&
    uses.every(
      ({ effect, inside }) =>
        effect === 'grow' ||
        (effect === 'read' && inside !== undefined && fills.some(({ by }) => contains(inside, by))),
    )
  );
}

/** Whether a collection, or the object that it is a field of, is called a cache and is asked for what it has. */
export function isNamedCache(source: Source, { place, uses }: Container): boolean {
  const isNamed = [place.name, ownerName(source, place) ?? ''].some(name => CACHE.test(name));
  return isNamed && uses.some(({ effect, method }) => effect === 'read' && method !== 'has');
}
