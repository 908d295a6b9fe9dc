import type { ParserServicesWithTypeInformation } from '@typescript-eslint/utils';
import type { TSESTree } from '@typescript-eslint/types';
import type { Type } from 'typescript';
import type { Identity } from './identity.ts';
import type { Source } from './source.ts';

/** The type information of a host that has some: typescript-eslint's parser services with a program. */
export type TypeServices = ParserServicesWithTypeInformation;

/** The flags of TypeScript's types that matter here, by value: nothing but the user's own parser loads TypeScript. */
export const TYPE_FLAGS = {
  Enum: 32,
  StringLiteral: 128,
  NumberLiteral: 256,
  BooleanLiteral: 512,
  EnumLiteral: 1024,
  UniqueESSymbol: 8192,
  Undefined: 32_768,
  Null: 65_536,
  Object: 524_288,
  NonPrimitive: 67_108_864,
  /** Strings, numbers, booleans, big integers, symbols and all their literals. */
  Primitive: 4 | 8 | 16 | 32 | 64 | 128 | 256 | 512 | 1024 | 2048 | 4096 | 8192 | 16_384 | 32_768 | 65_536,
} as const;

const LITERAL =
  TYPE_FLAGS.StringLiteral | TYPE_FLAGS.NumberLiteral | TYPE_FLAGS.BooleanLiteral | TYPE_FLAGS.EnumLiteral | TYPE_FLAGS.Enum |
  TYPE_FLAGS.UniqueESSymbol | TYPE_FLAGS.Undefined | TYPE_FLAGS.Null;

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
  const isObject = ({ flags }: Type): boolean => (flags & (TYPE_FLAGS.Object | TYPE_FLAGS.NonPrimitive)) !== 0;
  if (parts.length === 0) return 'unknown';
  if (parts.every(isObject)) return 'object';
  return parts.every(({ flags }) => (flags & TYPE_FLAGS.Primitive) !== 0) ? 'primitive' : 'unknown';
}

/** Whether the type checker can count all values of an expression: a union of literals, an enum, a boolean. */
export function hasCountableType(source: Source, node: TSESTree.Node): boolean {
  const parts = partsOf(source, node);
  return parts.length > 0 && parts.every(({ flags }) => (flags & LITERAL) !== 0);
}
