import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../../analysis/containers/container-uses.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf, unwrap } from '../../analysis/syntax/syntax.ts';
import type { Change, Edit } from '../edits/rewrite.ts';

/** `cache[key]` becomes `cache.get(key)`, and `cache[key] = value` becomes `cache.set(key, value)`. */
export function changeOf({ text }: Source, { by, value }: Use): Change {
  const member = (by.type === 'AssignmentExpression' ? unwrap(by.left) : by) as TSESTree.MemberExpression;
  const { object, property } = member;
  const opening: Edit = { range: [object.range[1], property.range[0]], text: value ? '.set(' : '.get(' };
  const closing: Edit = value
    ? { range: [property.range[1], value.range[0]], text: ', ' }
    : { range: [property.range[1], member.range[1]], text: ')' };
  const isPlain =
    property.type !== 'SequenceExpression' &&
    text.slice(...opening.range).trim() === '[' &&
    /^\s*\]\s*=?\s*$/.test(text.slice(...closing.range));
  if (!isPlain) return { doubt: `line ${lineOf(member)} has more in its brackets than a key`, hazard: 'other-methods' };
  return {
    edits: value ? [opening, closing, { range: [value.range[1], value.range[1]], text: ')' }] : [opening, closing],
  };
}
