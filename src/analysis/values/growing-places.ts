import type { TSESTree } from '@typescript-eslint/types';
import { GROWING_METHODS } from '../tables/container-kinds.ts';
import { propertyName } from '../syntax/member-names.ts';
import { aliasesByName, membersByName } from './place-names.ts';
import { type Place, placeOf } from './places.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { unwrapValue, wrapped, isEmptyLiteral } from '../syntax/syntax.ts';

/** Whether anything that the file does with a place may put something into what it holds: most are only ever read. */
export function mayGrow(source: Source, place: Place): boolean {
  if (place.kind !== 'member' || aliasesByName(source).has(place.name))
    return place.occurrences.some(name => mayFill(source, name));
  // It need not be told of what only reads a member of that name whose it is.
  return fillings(source, place.name).some(node => placeOf(source, node) === place);
}

/**
 * Whether anything that goes by the name of a member may be put something into, whosever member it is: most fields that
 * start as an empty list are only read in the file, and it need not be told which of those reads are of which field.
 */
export function mayGrowAsMember(source: Source, name: string): boolean {
  return aliasesByName(source).has(name) || fillings(source, name).length > 0;
}

/** What goes by the name of a member and may be put something into right there. */
const fillings = perItem((source, name: string): readonly TSESTree.Node[] =>
  (membersByName(source).get(name) ?? []).filter(node => mayFill(source, node)),
);

/** Whether what stands around a name may fill what it names, or hand it to what does. */
function mayFill(source: Source, name: TSESTree.Node): boolean {
  const outer = wrapped(name);
  const user = outer.parent;
  switch (user?.type) {
    case 'MemberExpression':
      return user.object === outer && mayFillBy(source, user);
    case 'AssignmentExpression':
      // `(this.list ??= []).push(item)`
      return user.left === outer && !(isEmpty(unwrapValue(user.right)) && isStatement(user));
    case 'CallExpression':
    case 'NewExpression':
    case 'LogicalExpression':
    case 'ConditionalExpression':
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return true;
    default:
      return false;
  }
}

/** Whether a member of a collection is a call that may fill it, or an entry that is written. */
function mayFillBy(source: Source, member: TSESTree.MemberExpression): boolean {
  const outer = wrapped(member);
  const user = outer.parent;
  if (user?.type === 'CallExpression' && user.callee === outer) {
    const name = propertyName(source, member);
    return name !== undefined && GROWING_METHODS.has(name);
  }
  return (
    member.computed &&
    (user?.type === 'UpdateExpression' || (user?.type === 'AssignmentExpression' && user.left === outer))
  );
}

function isStatement({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'ExpressionStatement';
}

/** Whether an expression makes something that holds nothing yet, or is `null`. */
function isEmpty(value: TSESTree.Node): boolean {
  if (value.type === 'NewExpression') return value.arguments.length === 0;
  return value.type === 'Literal' || isEmptyLiteral(value);
}
