import type { TSESTree } from '@typescript-eslint/types';
import { nodesOf } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap, userOf, wrapped } from '../../analysis/syntax/syntax.ts';

/**
 * Where code asks whether there is the method that a call is of: in the call itself, `target?.addEventListener?.(…)`, or
 * where it names it without calling it, `if (window.addEventListener)`. TypeScript objects to that where no call follows.
 */
export function methodAskedFor(source: Source, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const callee = unwrap(call.callee);
  if (call.optional || (callee.type === 'MemberExpression' && callee.optional)) return call.callee;
  const spelled = source.text.slice(...call.callee.range);
  return nodesOf(source, 'MemberExpression').find(member => {
    const user = userOf(member);
    const isCalled = user?.type === 'CallExpression' && user.callee === wrapped(member);
    return !isCalled && source.text.slice(...member.range) === spelled;
  });
}
