import type { TSESTree } from '@typescript-eslint/types';
import { nodesOf } from '../../analysis/syntax/nodes.ts';
import { returnStatements } from '../../analysis/syntax/returns.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type FunctionNode, functionAround } from '../../analysis/syntax/syntax.ts';
import { appendStatement, prependStatement, terminated } from '../edits/insert-statement.ts';
import type { Doubt, Edit } from '../edits/rewrite.ts';

/** Where an owner lets go of what it holds. */
export interface Teardown {
  /** Where code that is put there stands, for what can be named from there. */
  readonly at: TSESTree.Node;
  readonly write: (release: string) => readonly Edit[];
}

/** At the end of a function, or at its start where it may leave before its end. */
export function inFunction(source: Source, node: FunctionNode, isCleanup: boolean): Teardown | Doubt {
  const { body } = node;
  if (node.generator || waits(source, node)) return { doubt: 'the end takes its time' };
  if (body.type === 'BlockStatement') {
    const put = returnStatements(source, node).length > 0 ? prependStatement : appendStatement;
    return { at: body, write: release => [put(source, body, release)] };
  }
  const [start, end] = body.range;
  if (!isCleanup || source.text.charAt(start - 1) === '(' || body.type === 'SequenceExpression')
    return { doubt: 'the result of the end is used' };
  return {
    at: body,
    write: release => [
      { range: [start, start], text: '{ ' },
      { range: [end, end], text: `; ${terminated(source, release)} }` },
    ],
  };
}

function waits(source: Source, node: FunctionNode): boolean {
  return nodesOf(source, 'AwaitExpression').some(({ parent }) => functionAround(parent) === node);
}
