import type { TSESTree } from '@typescript-eslint/types';
import { calledName } from '../../analysis/syntax/member-names.ts';
import { fitOf } from '../../analysis/releases/listener-removals.ts';
import type { MismatchedRemoval } from '../../analysis/verdicts/mismatched-removals.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap } from '../../analysis/syntax/syntax.ts';
import { removerOf } from './remove-listener.ts';
import type { Edit, Rewrite } from '../edits/rewrite.ts';

/** Removes a listener where its owner ends, and adds it where it starts: each call gets the method of the other. */
export function swapCalls({ node, added, removed }: MismatchedRemoval, source: Source): Rewrite {
  if (!added || !removed) return { doubt: 'the other call is not to be seen' };
  const other = calledName(removed.call);
  if ([added, removed].some(({ call }) => unwrap(call.callee).type !== 'MemberExpression'))
    return { doubt: 'the other function may not be there' };
  const { add, remove } = added.pair;
  if (!isName(node) || !isName(other)) return { doubt: 'the method is computed' };
  const rename = ({ range }: TSESTree.Node, text: string): Edit => ({ range, text });
  if (add.includes(removed.method)) {
    if (fitOf(source, added, removed).handler !== 'same')
      return { doubt: 'what it was meant to take back may be another function' };
    const sameOptions = optionsOf(source, added.call) === optionsOf(source, removed.call);
    return sameOptions
      ? { edits: [rename(node, removerOf(source, remove, added.method))], imports: [] }
      : { doubt: 'the options differ' };
  }
  if (added.call.arguments.length !== removed.call.arguments.length) return { doubt: 'the options differ' };
  return { edits: [rename(node, removed.method), rename(other, added.method)], imports: [] };
}

const isName = ({ type }: TSESTree.Node): boolean => type === 'Identifier';

function optionsOf({ text }: Source, { arguments: given }: TSESTree.CallExpression): string {
  return given
    .slice(2)
    .map(({ range }) => text.slice(...range))
    .join();
}
