import type { TSESTree } from '@typescript-eslint/types';
import type { Type } from 'typescript';
import type { Identity } from './identity.ts';
import { perSource, type Source } from '../syntax/source.ts';

interface Flags {
  readonly countable: number;
  readonly primitive: number;
  readonly object: number;
}

/** The flags of types, asked of the checker: they have other numbers in other versions of TypeScript. */
const flagsOf = perSource(({ types }): Flags => {
  const checker = types?.program.getTypeChecker();
  if (checker === undefined) return { countable: 0, primitive: 0, object: 0 };
  const literals = [
    checker.getStringLiteralType(''),
    checker.getNumberLiteralType(0),
    checker.getTrueType(),
    checker.getNullType(),
    checker.getUndefinedType(),
  ];
  const wide = [
    checker.getStringType(),
    checker.getNumberType(),
    checker.getBigIntType(),
    checker.getBooleanType(),
    checker.getESSymbolType(),
    checker.getVoidType(),
  ];
  return {
    countable: union(literals),
    primitive: union([...literals, ...wide]),
    object: checker.getApparentType(checker.getStringType()).flags, // The interface `String` is an object type.
  };
});

const union = (types: readonly Type[]): number => types.reduce((flags, type) => flags | type.flags, 0);

/** The parts of a type that its values can have, type parameters replaced by what they extend. */
function partsOf(source: Source, node: TSESTree.Node): readonly Type[] {
  const { types } = source;
  if (types === undefined) return [];
  const type = types.getTypeAtLocation(node);
  const constrained = types.program.getTypeChecker().getBaseConstraintOfType(type) ?? type;
  return constrained.isUnion() ? constrained.types : [constrained];
}

/** What the type checker says that an expression's value is. */
export function checkedIdentity(source: Source, node: TSESTree.Node): Identity {
  const parts = partsOf(source, node);
  const { object, primitive } = flagsOf(source);
  if (parts.length === 0) return 'unknown';
  if (parts.every(part => (part.flags & object) !== 0 || isObjectKeyword(source, part))) return 'object';
  return parts.every(({ flags }) => (flags & primitive) !== 0) ? 'primitive' : 'unknown';
}

/** Whether the type checker can count all values of an expression: a union of literals, an enum, a boolean. */
export function hasCountableType(source: Source, node: TSESTree.Node): boolean {
  const parts = partsOf(source, node);
  const { countable } = flagsOf(source);
  return parts.length > 0 && parts.every(({ flags }) => (flags & countable) !== 0);
}

function isObjectKeyword({ types }: Source, part: Type): boolean {
  return types?.program.getTypeChecker().typeToString(part) === 'object';
}
