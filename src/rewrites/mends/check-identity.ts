import type { CarelessFinalizer } from '../../analysis/verdicts/careless-finalizers.ts';
import { textOf } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { userOf, wrapped } from '../../analysis/syntax/syntax.ts';
import { oneEdit, type Rewrite } from '../edits/rewrite.ts';

/** Lets a finalizer delete only an entry whose value is gone. */
export function checkIdentity({ node, collection, key }: CarelessFinalizer, source: Source): Rewrite {
  if (node.type !== 'CallExpression') return { doubt: 'only a map can be asked for its entry' };
  if (key.type !== 'Identifier' && key.type !== 'MemberExpression') return { doubt: 'the key would be computed twice' };
  const map = textOf(source, collection);
  const check = `if (${map}.get(${textOf(source, key)})?.deref() === undefined) `;
  const outer = wrapped(node);
  const user = userOf(node);
  if (map.endsWith('…')) return { doubt: 'the collection has a long name' };
  if (user?.type === 'ExpressionStatement') return oneEdit([user.range[0], user.range[0]], check);
  if (user?.type !== 'ArrowFunctionExpression' || user.body !== outer)
    return { doubt: 'the result of the deletion is used' };
  if (source.text.charAt(outer.range[0] - 1) === '(') return { doubt: 'the deletion stands in parentheses' };
  return {
    edits: [
      { range: [outer.range[0], outer.range[0]], text: `{ ${check}` },
      { range: [outer.range[1], outer.range[1]], text: '; }' },
    ],
    imports: [],
  };
}
