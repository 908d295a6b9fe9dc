import { variableOf } from '../../analysis/syntax/bindings.ts';
import { walk } from '../../analysis/syntax/nodes.ts';
import type { IneffectiveRemoval } from '../../analysis/removals/removal-failures.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isVisibleAt } from '../edits/names-at.ts';
import { oneEdit, type Rewrite } from '../edits/rewrite.ts';

/** The key that entries go in by is made of what the removal is given. */
export function useAddedKey({ node, container }: IneffectiveRemoval, source: Source): Rewrite {
  const [given] = node.type === 'CallExpression' ? node.arguments : [];
  const keys = container.uses.flatMap(({ effect, key }) => (effect === 'grow' && key ? [key] : []));
  const texts = new Set(keys.map(({ range }) => source.text.slice(...range)));
  const [key] = keys;
  if (given?.type !== 'Identifier' || !key || texts.size !== 1) return { doubt: 'there are several keys' };
  let isKnown = key.type !== 'Identifier';
  walk(source, key, inner => {
    if (/^(Call|New|Await|This)Expression$/.test(inner.type)) isKnown = false;
    const isName = inner.type === 'Identifier' && (variableOf(source, inner) !== undefined || inner.parent === key);
    const isProperty = inner.parent?.type === 'MemberExpression' && inner.parent.property === inner;
    if (inner.type === 'Identifier' && isName && !isProperty)
      isKnown &&= inner.name === given.name || isVisibleAt(source, inner, given);
  });
  return isKnown ? oneEdit(given.range, source.text.slice(...key.range)) : { doubt: 'the key is not known there' };
}
