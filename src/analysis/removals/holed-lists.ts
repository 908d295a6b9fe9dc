import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isBlank } from '../growth/growth.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';

/** `delete list[list.indexOf(item)]`, `list[list.indexOf(item)] = null`: a hole stays, and the list never gets shorter. */
export function holed(source: Source, { kind, uses }: Container, growth: Use): FailedRemoval | undefined {
  if (kind.name !== 'Array' || growth.key !== undefined) return undefined;
  const holes = uses.filter(use => isHole(source, use));
  // Who puts something else into a hole, or closes it later, has a use for it.
  const isUsed = uses.some(
    use => !holes.includes(use) && (use.effect === 'shrink' || (use.effect === 'grow' && use.key !== undefined)),
  );
  return holes[0] && !isUsed ? { node: holes[0].by, failure: 'holed', evidence: growth.by } : undefined;
}

function isHole(source: Source, { by, effect, key, value }: Use): boolean {
  const isEmptied = by.type === 'UnaryExpression' || (effect === 'grow' && value !== undefined && isBlank(value));
  return isEmptied && key !== undefined && isFound(source, key);
}

/** Whether an index was found by its item: who keeps the indexes of a list may put something else there. */
function isFound(source: Source, index: TSESTree.Node): boolean {
  const found = resolve(source, index);
  return found.type === 'CallExpression' && /^(indexOf|findIndex)$/.test(calledMethod(source, found) ?? '');
}
