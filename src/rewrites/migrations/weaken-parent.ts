import type { TSESTree } from '@typescript-eslint/types';
import { isNullable } from '../../analysis/values/nullable.ts';
import { type ParentField, parentFields } from '../../analysis/verdicts/parent-fields.ts';
import type { PinnedParent } from '../../analysis/verdicts/pinned-parents.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { classAround, lineOf, wrapped } from '../../analysis/syntax/syntax.ts';
import { firstDoubt } from '../conditions/gate.ts';
import { isGuarded } from '../conditions/guarded-reads.ts';
import { agreedTo, type Change, type Cure, type Doubt, type Edit, type Rewrite } from '../edits/rewrite.ts';
import { fromRuntime } from './runtime-class.ts';
import { WEAK_PARENTS } from './weak-parents.ts';

/** Lets a part know its whole without keeping it: a field becomes a `BackRef`. */
export function weakenParent(parent: ParentField, source: Source): Rewrite {
  const { field, place, name } = parent;
  const doubt = firstDoubt(WEAK_PARENTS, parent, source);
  if (doubt) return doubt;
  if (field === undefined || place === undefined)
    return { doubt: `nothing gives \`${name}\` a value`, hazard: 'never-given' };
  const edits: Edit[] = [];
  for (const occurrence of place.occurrences) {
    // A constant name for the parent is the same place, and stays as it is.
    if (occurrence.type !== 'MemberExpression') continue;
    const change = changeAt(source, occurrence, name);
    if ('doubt' in change) return change;
    edits.push(...change.edits);
  }
  const runtime = fromRuntime(source, 'BackRef');
  if ('doubt' in runtime) return runtime;
  edits.push(declarationOf(source, field, runtime.name));
  return {
    edits: edits.sort((a, b) => a.range[0] - b.range[0]),
    imports: ['BackRef'],
    review: `\`${name}\` no longer keeps its parent: something else has to hold it for as long as it is needed`,
  };
}

/** The same for a parent that is pinned, as its suggestion: whoever takes it has agreed to the review. */
export function referBackWeakly({ node, field }: PinnedParent, source: Source): Cure | Doubt {
  const parent = parentFields(source).find(one => one.name === field && classAround(one.node) === classAround(node));
  const rewrite: Rewrite = parent ? weakenParent(parent, source) : { doubt: 'no field is declared' };
  return agreedTo(rewrite);
}

function changeAt(source: Source, occurrence: TSESTree.Node, name: string): Change {
  const outer = wrapped(occurrence);
  const user = outer.parent;
  if (user?.type === 'AssignmentExpression' && user.left === outer) return changeOfWrite(source, user, name);
  const read: Change = { edits: [{ range: [occurrence.range[1], occurrence.range[1]], text: '.get()' }] };
  return isGuarded(source, occurrence)
    ? read
    : { doubt: `line ${lineOf(occurrence)} takes it for granted that \`${name}\` is there`, hazard: 'unguarded-read' };
}

function changeOfWrite(source: Source, { left, right, parent }: TSESTree.AssignmentExpression, name: string): Change {
  const isPlain =
    source.text.slice(left.range[1], right.range[0]).trim() === '=' && parent.type === 'ExpressionStatement';
  if (!isPlain) return { doubt: `line ${lineOf(left)} does more with \`${name}\` than set it`, hazard: 'other-writes' };
  const call: Edit = { range: [left.range[1], right.range[0]], text: '.set(' };
  return { edits: [call, { range: [right.range[1], right.range[1]], text: ')' }] };
}

function declarationOf({ text }: Source, field: TSESTree.PropertyDefinition, name: string): Edit {
  const type = field.typeAnnotation?.typeAnnotation;
  const parts = type?.type === 'TSUnionType' ? type.types.filter(part => !isNullable(part)) : type ? [type] : [];
  const written = parts.map(({ range }) => text.slice(...range)).join(' | ');
  const end = field.value?.range[1] ?? field.typeAnnotation?.range[1] ?? field.key.range[1];
  return { range: [field.key.range[1], end], text: ` = new ${name}${written === '' ? '' : `<${written}>`}()` };
}
