import type { TSESTree } from '@typescript-eslint/types';
import { takeNothingOut } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { ANY_KIND, usesOfEntries } from '../containers/elements.ts';
import { identityOf } from '../values/identity.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

/** The list under a key is emptied, the key stays: one empty list for every key there ever was. */
export function emptied(source: Source, container: Container, growth: Use): FailedRemoval | undefined {
  const { kind, uses } = container;
  if (growth.key && identityOf(source, growth.key) === 'object') return undefined; // Its key should be held weakly.
  if (kind.name === 'Array' || !takeNothingOut(uses)) return undefined;
  const spliced = usesOfEntries(source, ANY_KIND, uses).find(
    ({ effect, by }) => effect === 'shrink' && by.type === 'CallExpression',
  );
  const refiltered = uses.find(({ effect, value }) => effect === 'grow' && value !== undefined && isFiltered(value));
  const removal = spliced?.by ?? refiltered?.by;
  return removal ? { node: growth.by, failure: 'emptied', evidence: removal } : undefined;
}

function isFiltered(value: TSESTree.Node): boolean {
  const call = unwrap(value);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  return (
    callee?.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'filter'
  );
}
