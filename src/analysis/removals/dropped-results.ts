import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { endsOf } from './endings.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import { userOf, wrapped } from '../syntax/syntax.ts';

const COPYING: ReadonlySet<string | undefined> = new Set(['filter', 'slice', 'toSpliced']);

/** `list.filter(item => item !== gone)` whose result nobody takes: the list is as it was. */
export function droppedResult(source: Source, container: Container, growth: Use): FailedRemoval | undefined {
  if (endsOf(source, container).effective.length > 0) return undefined;
  const use = container.uses.find(
    ({ method, by }) => COPYING.has(method) && by.type === 'CallExpression' && isDropped(by),
  );
  return use && { node: use.by, failure: 'dropped', evidence: growth.by };
}

function isDropped(call: TSESTree.Node): boolean {
  const user = userOf(call);
  if (user?.type === 'ExpressionStatement') return true;
  // `return () => list.filter(…)`: a disposer, whose result its caller has no use for.
  return (
    user?.type === 'ArrowFunctionExpression' &&
    user.body === wrapped(call) &&
    userOf(user)?.type === 'ReturnStatement' &&
    user.params.length === 0
  );
}
