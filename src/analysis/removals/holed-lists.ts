import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isBlank } from '../growth/growth.ts';
import { measures } from '../values/limits.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import { userOf } from '../syntax/syntax.ts';

/**
 * `delete list[list.indexOf(item)]`, `list[list.indexOf(item)] = null`, `delete list[i]` in a walk along the list: a hole
 * stays, and the list never gets shorter.
 */
export function holed(source: Source, { kind, uses, place }: Container, growth: Use): FailedRemoval | undefined {
  if (kind.name !== 'Array' || growth.key !== undefined) return undefined;
  const holes = uses.filter(use => isHole(source, use, place));
  // Who puts something else into a hole, or closes it later, has a use for it.
  const isUsed = uses.some(
    use => !holes.includes(use) && (use.effect === 'shrink' || (use.effect === 'grow' && use.key !== undefined)),
  );
  return holes[0] && !isUsed && !holes.some(hole => isIndexOfOther(source, hole, place))
    ? { node: holes[0].by, failure: 'holed', evidence: growth.by }
    : undefined;
}

function isHole(source: Source, { by, effect, key, value }: Use, place: Place): boolean {
  if (key === undefined) return false;
  if (by.type === 'UnaryExpression') return isFound(source, key) || isWalkedBy(source, key, place);
  return effect === 'grow' && value !== undefined && isBlank(value) && isFound(source, key);
}

/** `const at = items.indexOf(item); delete items[at]; delete names[at];`: an item that is spliced out makes others answer to its index. */
function isIndexOfOther(source: Source, { key }: Use, place: Place): boolean {
  const index = key && variableOf(source, key);
  return (index?.references ?? []).some(({ identifier }) => {
    const user = userOf(identifier);
    return (
      user?.type === 'MemberExpression' &&
      user.computed &&
      user.property === identifier &&
      placeOf(source, user.object) !== place
    );
  });
}

/** Whether an index is that of a loop as long as the list: `for (let i = 0; i < list.length; i++)`. */
function isWalkedBy(source: Source, index: TSESTree.Node, place: Place): boolean {
  const declarator = variableOf(source, index)?.defs[0]?.node;
  const loop = declarator?.parent?.parent;
  return loop?.type === 'ForStatement' && loop.test !== null && measures(source, loop.test, place);
}

/** Whether an index was found by its item: who keeps the indexes of a list may put something else there. */
function isFound(source: Source, index: TSESTree.Node): boolean {
  const found = resolve(source, index);
  return found.type === 'CallExpression' && /^(indexOf|findIndex)$/.test(calledMethod(source, found) ?? '');
}
