import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from './member-names.ts';
import type { Source } from './source.ts';
import { type FunctionNode, userOf, wrapped } from './syntax.ts';

/** The call that runs a function expression on the spot: `(function () {})()`, `(() => {}).call(this)`. */
export function immediateCall(source: Source, callee: FunctionNode): TSESTree.CallExpression | undefined {
  const user = userOf(callee);
  if (user?.type === 'CallExpression') return user.callee === wrapped(callee) ? user : undefined;
  const method =
    user?.type === 'MemberExpression' && user.object === wrapped(callee) ? propertyName(source, user) : undefined;
  const call = method === 'call' || method === 'apply' ? user && userOf(user) : undefined;
  return call?.type === 'CallExpression' && call.callee === user ? call : undefined;
}
