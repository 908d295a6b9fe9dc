import type { TSESTree } from '@typescript-eslint/types';
import { nodesOf } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { userOf, wrapped } from '../../analysis/syntax/syntax.ts';

/** Where the method of a call is named without being called: `if (window.addEventListener)`. TypeScript objects to that where no call follows. */
export function methodAskedFor(source: Source, call: TSESTree.CallExpression): TSESTree.Node | undefined {
  const spelled = source.text.slice(...call.callee.range);
  return nodesOf(source, 'MemberExpression').find(member => {
    const user = userOf(member);
    const isCalled = user?.type === 'CallExpression' && user.callee === wrapped(member);
    return !isCalled && source.text.slice(...member.range) === spelled;
  });
}
