import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../analysis/syntax/source.ts';
import type { Rewrite } from '../edits/rewrite.ts';

/** Puts an argument behind all others: the operator that ends a stream ends all of it only there. */
export function putLast(argument: TSESTree.CallExpression, { text }: Source): Rewrite {
  const call = argument.parent;
  if (call.type !== 'CallExpression') return { doubt: 'it is no argument' };
  const index = call.arguments.indexOf(argument);
  const [next, last] = [call.arguments[index + 1], call.arguments.at(-1)];
  if (index < 0 || !next || !last) return { doubt: 'it is the last one already' };
  return {
    edits: [
      { range: [argument.range[0], next.range[0]], text: '' },
      { range: [last.range[1], last.range[1]], text: `, ${text.slice(...argument.range)}` },
    ],
    imports: [],
  };
}
