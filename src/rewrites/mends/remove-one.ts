import type { IneffectiveRemoval } from '../../analysis/removals/removal-failures.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap, userOf } from '../../analysis/syntax/syntax.ts';
import type { Rewrite } from '../edits/rewrite.ts';

/** `list.splice(list.indexOf(item), -1)`: one is to go, if it is there. */
export function removeOne({ node }: IneffectiveRemoval, { text }: Source): Rewrite {
  const [start, count] = node.type === 'CallExpression' ? node.arguments : [];
  const search = start && unwrap(start);
  const statement = userOf(node);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  if (
    !count ||
    search?.type !== 'CallExpression' ||
    callee?.type !== 'MemberExpression' ||
    search.arguments.length !== 1
  )
    return { doubt: 'the index is not known' };
  const list = text.slice(...callee.object.range);
  const item = text.slice(...search.arguments[0]!.range);
  if (text.slice(...search.range) !== `${list}.indexOf(${item})` || !/^[\w$.#]+$/.test(item))
    return { doubt: 'it is the index of something else' };
  if (statement?.type !== 'ExpressionStatement') return { doubt: 'the result is used' };
  return {
    edits: [
      { range: [statement.range[0], statement.range[0]], text: `if (${list}.includes(${item})) ` },
      { range: count.range, text: '1' },
    ],
    imports: [],
  };
}
