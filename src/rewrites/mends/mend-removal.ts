import { variableOf } from '../../analysis/syntax/bindings.ts';
import { walk } from '../../analysis/syntax/nodes.ts';
import type { Failure, IneffectiveRemoval } from '../../analysis/removals/removal-failures.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap, userOf, wrapped } from '../../analysis/syntax/syntax.ts';
import { assignBack } from './assign-back.ts';
import { isVisibleAt } from '../edits/names-at.ts';
import { pruneTwin } from './prune-twin.ts';
import type { Edit, Rewrite } from '../edits/rewrite.ts';
import { wrapInFinally } from './wrap-in-finally.ts';

/** Makes a removal take out what was put in. */
export function mendRemoval(removal: IneffectiveRemoval, source: Source): Rewrite {
  return CURES[removal.failure]?.(removal, source) ?? { doubt: 'what is meant is not known' };
}

const CURES: Readonly<Partial<Record<Failure, (removal: IneffectiveRemoval, source: Source) => Rewrite>>> = {
  dropped: assignBack,
  blanked: deleteEntry,
  wrongIndex: removeOne,
  otherKey: useAddedKey,
  shadowed: nameContainer,
  missedOnThrow: wrapInFinally,
  twin: pruneTwin,
};

const one = (range: Edit['range'], text: string): Rewrite => ({ edits: [{ range, text }], imports: [] });

/** `jobs[id] = undefined` becomes `delete jobs[id]`, `jobs.set(id, null)` becomes `jobs.delete(id)`. */
function deleteEntry({ node, container }: IneffectiveRemoval, source: Source): Rewrite {
  if (userOf(node)?.type !== 'ExpressionStatement') return { doubt: 'the result is used' };
  const asks = container.uses.some(
    ({ method, by }) => method === 'has' || method === 'in' || by.type === 'BinaryExpression',
  );
  if (asks || /[=!]== ?null/.test(source.text)) return { doubt: 'a reader may tell an empty entry from none' };
  if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression')
    return one(node.range, `delete ${source.text.slice(...node.left.range)}`);
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  const [key] = node.type === 'CallExpression' ? node.arguments : [];
  if (callee?.type !== 'MemberExpression' || !key || callee.computed) return { doubt: 'it is written in another way' };
  return one([callee.property.range[0], node.range[1]], `delete(${source.text.slice(...key.range)})`);
}

/** `list.splice(list.indexOf(item), -1)`: one is to go, if it is there. */
function removeOne({ node }: IneffectiveRemoval, { text }: Source): Rewrite {
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

/** The key that entries go in by is made of what the removal is given. */
function useAddedKey({ node, container }: IneffectiveRemoval, source: Source): Rewrite {
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
  return isKnown ? one(given.range, source.text.slice(...key.range)) : { doubt: 'the key is not known there' };
}

/** `delete this.instances[id]` for a variable `instances` of the module. */
function nameContainer({ node, container }: IneffectiveRemoval, source: Source): Rewrite {
  const { variable, name } = container.place;
  const member =
    node.type === 'UnaryExpression'
      ? unwrap(node.argument)
      : unwrap(node.type === 'CallExpression' ? node.callee : node);
  const object = member.type === 'MemberExpression' ? unwrap(member.object) : undefined;
  const id = variable?.identifiers[0];
  if (object?.type !== 'MemberExpression' || id?.type !== 'Identifier' || !isVisibleAt(source, id, object))
    return { doubt: 'another variable has its name there' };
  return one(wrapped(object).range, name);
}
