import type { TSESTree } from '@typescript-eslint/types';
import { isAlike } from '../values/expressions-alike.ts';
import { isBlank } from '../growth/growth.ts';
import { nodesOf } from '../syntax/nodes.ts';
import type { Owner } from '../values/owners.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, userOf } from '../syntax/syntax.ts';

/** Where the object that a weak reference is put into holds its target strongly as well: `this.ref = new WeakRef(p); this.p = p`. */
export function strongSibling(
  source: Source,
  reference: TSESTree.Node,
  target: TSESTree.Node,
): TSESTree.Node | undefined {
  const user = userOf(reference);
  if (user?.type === 'Property') return inLiteral(source, user, target);
  const owner = user?.type === 'AssignmentExpression' ? placeOf(source, user.left)?.owner : undefined;
  if (owner === undefined || isGotBy(source, owner, target)) return undefined;
  return nodesOf(source, 'AssignmentExpression').find(({ left, right, operator }) => {
    const place = operator === '=' && left.type === 'MemberExpression' ? placeOf(source, left) : undefined;
    return (
      place?.owner === owner &&
      functionAround(left) === functionAround(reference) &&
      isAlike(source, right, target) &&
      // What is emptied later is held for a while, on purpose.
      place.values.every(({ value }) => !isBlank(value)) &&
      place.occurrences.every(({ parent }) => parent?.parent?.type !== 'UnaryExpression')
    );
  })?.right;
}

/** `const data = dataOf(view)`: what a weak map has for a view may hold that view. */
function isGotBy(source: Source, owner: Owner | Place, target: TSESTree.Node): boolean {
  return (
    'name' in owner &&
    owner.values.some(
      ({ value }) => value.type === 'CallExpression' && value.arguments.some(given => isAlike(source, given, target)),
    )
  );
}

/** `{ ref: new WeakRef(view), view }` */
function inLiteral(source: Source, { parent }: TSESTree.Property, target: TSESTree.Node): TSESTree.Node | undefined {
  if (parent.type !== 'ObjectExpression') return undefined;
  const strong = parent.properties.find(
    property => property.type === 'Property' && isAlike(source, property.value, target),
  );
  return strong?.type === 'Property' ? strong.value : undefined;
}
