import type { TSESTree } from '@typescript-eslint/types';
import type { Failure, IneffectiveRemoval } from '../../analysis/removals/removal-failures.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap, wrapped } from '../../analysis/syntax/syntax.ts';
import { assignBack } from './assign-back.ts';
import { isVisibleAt } from '../edits/names-at.ts';
import { pruneTwin } from './prune-twin.ts';
import { oneEdit, type Rewrite } from '../edits/rewrite.ts';
import { wrapInFinally } from './wrap-in-finally.ts';
import { deleteEntry } from './delete-entry.ts';
import { removeOne } from './remove-one.ts';
import { useAddedKey } from './use-added-key.ts';

/** Makes a removal take out what was put in. */
export function mendRemoval(removal: IneffectiveRemoval, source: Source): Rewrite {
  return CURES[removal.failure]?.(removal, source) ?? { doubt: 'what is meant is not known' };
}

const CURES: Readonly<Partial<Record<Failure, (removal: IneffectiveRemoval, source: Source) => Rewrite>>> = {
  dropped: assignBack,
  blanked: deleteEntry,
  wrongIndex: removeOne,
  otherKey: useAddedKey,
  property: callDelete,
  shadowed: nameContainer,
  noLength: ({ node }) => askFor('size', node),
  noSize: ({ node }) => askFor('length', node),
  noCount: ({ node }) => askFor('length', node),
  missedOnThrow: wrapInFinally,
  twin: pruneTwin,
};

/** `map.length` becomes `map.size`. */
function askFor(measure: string, node: TSESTree.Node): Rewrite {
  return node.type === 'MemberExpression' && !node.computed
    ? oneEdit(node.property.range, measure)
    : { doubt: 'it is written in another way' };
}

/** `delete map[key]` becomes `map.delete(key)`. */
function callDelete({ node }: IneffectiveRemoval, { text }: Source): Rewrite {
  const member = node.type === 'UnaryExpression' ? unwrap(node.argument) : undefined;
  if (member?.type !== 'MemberExpression' || !member.computed) return { doubt: 'it is written in another way' };
  return oneEdit(node.range, `${text.slice(...member.object.range)}.delete(${text.slice(...member.property.range)})`);
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
  return oneEdit(wrapped(object).range, name);
}
