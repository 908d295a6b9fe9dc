import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import type { FailedRemoval } from './removal-failures.ts';

/** `delete map[key]`: a map has its entries elsewhere than its properties. */
export function deletedProperty(_: Source, { uses, kind }: Container, growth: Use): FailedRemoval | undefined {
  if (kind.keyedByProperty || uses.some(({ effect }) => effect === 'shrink')) return undefined;
  const use = uses.find(
    ({ by, node }) => by.type === 'UnaryExpression' && by.operator === 'delete' && unwrap(by.argument) !== node,
  );
  return use && { node: use.by, failure: 'property', evidence: growth.by };
}
