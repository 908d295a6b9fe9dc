import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { calledMethod } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, isFunction, unwrap } from '../syntax/syntax.ts';
import { ENDINGS } from '../tables/acquisition-table.ts';
import { rootOf } from '../values/mutations.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { nodesWithin } from '../syntax/nodes.ts';
import { returnedBy } from '../syntax/returns.ts';

/**
 * `watched.add(editor); const sub = editor.onChange(…); return () => sub.dispose()`: what is handed back takes back all but the
 * entry, which nothing ever removes.
 */
export function missedOnDisposal(source: Source, { uses }: Container, growth: Use): FailedRemoval | undefined {
  const { inside, key, value } = growth;
  const item = variableOf(source, unwrap(key ?? value ?? growth.by));
  if (inside === undefined || item?.defs[0]?.type !== 'Parameter' || item.defs[0].node !== inside) return undefined;
  if (uses.some(({ effect, key: removed }) => effect === 'escape' || (effect === 'shrink' && removed)))
    return undefined;
  const disposer = disposersOf(source, inside).find(code => takesBackFrom(source, code, item));
  return disposer && { node: disposer, failure: 'missedOnDisposal', evidence: growth.by };
}

/** Functions that a function hands back, as they are or as that by which something is disposed of: `new Disposable(() => …)`. */
function disposersOf(source: Source, inside: FunctionNode): readonly FunctionNode[] {
  return returnedBy(source, inside).flatMap(given => {
    const made = given.type === 'NewExpression' || given.type === 'CallExpression' ? given.arguments : [given];
    return made.filter(code => isFunction(code));
  });
}

/** Whether code ends what has been begun with a thing: `sub.dispose()` after `const sub = item.onChange(…)`, `item.off(…)`. */
function takesBackFrom(source: Source, code: TSESTree.Node, item: Variable): boolean {
  return nodesWithin(source, code, 'CallExpression').some(call => {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression') return false;
    const method = calledMethod(source, call) ?? '';
    if (variableOf(source, unwrap(callee.object)) === item) return REMOVERS.test(method);
    if (!ENDINGS.has(method)) return false;
    const begun = resolve(source, callee.object);
    return begun.type === 'CallExpression' && variableOf(source, rootOf(begun.callee)) === item;
  });
}

/** Methods by which who listens to a thing stops. */
const REMOVERS = /^(?:off|un(?:subscribe|listen|observe)|remove(?:Event)?Listener)$/;
