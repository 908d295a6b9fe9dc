import type { TSESTree } from '@typescript-eslint/types';
import { haveSameKey } from '../containers/alike-uses.ts';
import type { Container } from '../containers/containers.ts';
import { resolve } from '../syntax/bindings.ts';
import { calledMethod } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { cannotFail, isConditional } from './missed-on-throw.ts';
import type { FailedRemoval } from './removal-failures.ts';

/** `table[key] = work().then(value => { delete table[key]; … })`: when the work fails, the entry stays. */
export function missedOnRejection(source: Source, { uses, kind }: Container): FailedRemoval | undefined {
  const [removal, ...others] = uses.filter(({ effect }) => effect === 'shrink');
  if (kind.name === 'Array' || removal?.inside === undefined || others.length > 0) return undefined;
  const { inside: callback } = removal;
  const then = userOf(callback);
  if (then?.type !== 'CallExpression' || calledMethod(source, then) !== 'then' || then.arguments.length > 1)
    return undefined;
  if (isConditional(removal.by, callback) || handlesFailure(source, then) || isStateOfAnother(source, then))
    return undefined;
  const isFilledThere = uses.some(
    use =>
      use.effect === 'grow' && use.repeats && use.inside === functionAround(then) && haveSameKey(source, removal, use),
  );
  return isFilledThere ? { node: removal.by, failure: 'missedOnThrow', evidence: then } : undefined;
}

/** `watcher.whenDisposed.then(…)`: a promise that something has of its own tells what becomes of it, and does not fail as work does. */
function isStateOfAnother(source: Source, { callee }: TSESTree.CallExpression): boolean {
  const node = unwrap(callee);
  return node.type === 'MemberExpression' && resolve(source, node.object).type === 'MemberExpression';
}

/** Whether something before a `then` lets no failure through, or something behind it is told of one. */
function handlesFailure(source: Source, then: TSESTree.CallExpression): boolean {
  for (let call: TSESTree.Node = then; ;) {
    if (call !== then && cannotFail(source, call)) return true;
    if (call.type !== 'CallExpression') break;
    // `work.then(() => true, () => false).then(…)`
    if (call !== then && call.arguments.length > 1 && calledMethod(source, call) === 'then') return true;
    const callee: TSESTree.Node = unwrap(call.callee);
    if (callee.type !== 'MemberExpression') break;
    call = unwrap(callee.object);
  }
  for (let call: TSESTree.Node = then; ;) {
    const member: TSESTree.Node | undefined = userOf(call);
    const next: TSESTree.Node | undefined =
      member?.type === 'MemberExpression' && member.object === wrapped(call) ? userOf(member) : undefined;
    if (next?.type !== 'CallExpression') return false;
    if (next.arguments.length > 1 || /^(?:catch|finally)$/.test(calledMethod(source, next) ?? '')) return true;
    call = next;
  }
}
