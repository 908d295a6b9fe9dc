import type { TSESTree } from '@typescript-eslint/types';
import { TIMERS } from '../../analysis/tables/acquisition-table.ts';
import { globalPath } from '../../analysis/syntax/globals.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap } from '../../analysis/syntax/syntax.ts';
import { oneEdit, type Rewrite } from '../edits/rewrite.ts';

/** `clearInterval(id)` for an interval that was cleared as a timeout. */
export function clearRightly(source: Source, node: TSESTree.Node, started: TSESTree.CallExpression): Rewrite {
  const start = globalPath(source, started.callee);
  const stop = TIMERS.find(timer => timer.start === start)?.stop[0];
  const name = node.type === 'MemberExpression' ? node.property : unwrap(node);
  return stop && name.type === 'Identifier' ? oneEdit(name.range, stop) : { doubt: 'the timer has no name' };
}
