import type { TSESTree } from '@typescript-eslint/types';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import { nodesWithin, textOf } from '../syntax/nodes.ts';
import { placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';

/** Methods that look for a record in a list. */
export const LOOK_UPS: ReadonlySet<string | undefined> = new Set([
  'find',
  'findIndex',
  'findLast',
  'findLastIndex',
  'some',
]);

/**
 * What a list of records is a table by: `userId` where something puts in `{ userId, … }` or `[userId, …]` and looks for
 * `record => record.userId === userId` or `record => record[0] === userId`, or another function looks for one by that.
 */
export function keyOfRecord(source: Source, uses: readonly Use[], { value, inside }: Use): TSESTree.Node | undefined {
  const put = value?.type === 'AssignmentExpression' ? value.right : value;
  const given = put && [resolve(source, put), ...(placeOf(source, put)?.values ?? []).map(({ value: made }) => made)];
  const parts = (given ?? []).flatMap(partsOf);
  if (parts.length === 0) return undefined;
  const compared = uses
    .filter(({ method }) => LOOK_UPS.has(method))
    .flatMap(use =>
      comparisonsIn(source, use.by).map(comparison => ({ ...comparison, isElsewhere: use.inside !== inside })),
    );
  const isKey = (part: Part): boolean =>
    compared.some(
      ({ name, other, isElsewhere }) =>
        name === part.name && (isElsewhere || textOf(source, other) === textOf(source, part.value)),
    );
  return parts.find(isKey)?.value;
}

/** What stands under a name or number in a literal. */
interface Part {
  readonly name: string | undefined;
  readonly value: TSESTree.Node;
}

function partsOf(made: TSESTree.Node): Part[] {
  if (made.type === 'ObjectExpression')
    return made.properties.flatMap(property =>
      property.type === 'Property' ? [{ name: keyName(property), value: property.value }] : [],
    );
  if (made.type !== 'ArrayExpression') return [];
  return made.elements.flatMap((value, index) => (value ? [{ name: String(index), value }] : []));
}

interface Comparison {
  /** The property of the record. */
  readonly name: string | undefined;
  /** What it is compared with. */
  readonly other: TSESTree.Node;
}

function comparisonsIn(source: Source, lookUp: TSESTree.Node): Comparison[] {
  const [callback] = lookUp.type === 'CallExpression' ? lookUp.arguments : [];
  if (callback === undefined || !isFunction(callback)) return [];
  return nodesWithin(source, callback, 'BinaryExpression')
    .filter(({ operator }) => /^={2,3}$/.test(operator))
    .flatMap(({ left, right }) => [memberOf(source, left, right), memberOf(source, right, left)])
    .filter(comparison => comparison !== undefined);
}

function memberOf(source: Source, side: TSESTree.Node, other: TSESTree.Node): Comparison | undefined {
  const member = unwrap(side);
  return member.type === 'MemberExpression' ? { name: propertyName(source, member), other } : undefined;
}
