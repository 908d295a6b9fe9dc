import type { IneffectiveRemoval } from '../../analysis/removals/removal-failures.ts';
import { isBlank } from '../../analysis/growth/growth.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap, userOf } from '../../analysis/syntax/syntax.ts';
import { oneEdit, type Rewrite } from '../edits/rewrite.ts';

/** `jobs[id] = undefined` becomes `delete jobs[id]`, `jobs.set(id, null)` becomes `jobs.delete(id)`. */
export function deleteEntry({ node, container }: IneffectiveRemoval, source: Source): Rewrite {
  if (userOf(node)?.type !== 'ExpressionStatement') return { doubt: 'the result is used' };
  const asks = container.uses.some(
    ({ method, by }) => method === 'has' || method === 'in' || by.type === 'BinaryExpression',
  );
  const value = container.uses.find(({ by }) => by === node)?.value;
  // Whoever gets a flag that is `false` may show or send it, or compare it.
  const isFlag = value !== undefined && unwrap(value).type === 'Literal' && !isBlank(value);
  if (asks || isFlag || /[=!]== ?null/.test(source.text))
    return { doubt: 'a reader may tell an empty entry from none' };
  if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression')
    return oneEdit(node.range, `delete ${source.text.slice(...node.left.range)}`);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  const [key] = node.type === 'CallExpression' ? node.arguments : [];
  if (callee?.type !== 'MemberExpression' || !key || callee.computed) return { doubt: 'it is written in another way' };
  return oneEdit([callee.property.range[0], node.range[1]], `delete(${source.text.slice(...key.range)})`);
}
