import type { TSESTree } from '@typescript-eslint/types';
import { placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { ELEMENT_REFS } from '../tables/target-names.ts';
import { calleeWord, unwrap, userOf } from '../syntax/syntax.ts';

export function isNothing(value: TSESTree.Node): boolean {
  return (
    (value.type === 'Literal' && value.value === null) || (value.type === 'Identifier' && value.name === 'undefined')
  );
}

/** `box.value`: the element that a component of Vue renders, by what the ref is called, or because no script fills it. */
export function isTemplateRef(source: Source, { object }: TSESTree.MemberExpression, name: string): boolean {
  const ref = unwrap(object);
  if (name !== 'value' || ref.type !== 'Identifier') return false;
  return ELEMENT_REFS.test(ref.name) || isFilledByTemplate(source, ref);
}

/** `const box = ref(null)`, of which the value is never set. */
function isFilledByTemplate(source: Source, ref: TSESTree.Identifier): boolean {
  const place = placeOf(source, ref);
  return (
    place !== undefined &&
    place.values.length === 1 &&
    place.values.every(({ value }) => isEmptyRef(value)) &&
    !place.occurrences.some(name => {
      const member = userOf(name);
      const user = member?.type === 'MemberExpression' ? userOf(member) : undefined;
      return user?.type === 'AssignmentExpression' && unwrap(user.left) === member;
    })
  );
}

const isEmptyRef = (value: TSESTree.Node): boolean =>
  value.type === 'CallExpression' &&
  (calleeWord(value) === 'useTemplateRef' ||
    (/^(shallowRef|ref)$/.test(calleeWord(value)) && value.arguments.every(isNothing)));
