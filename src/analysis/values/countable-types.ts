import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import type { Source } from '../syntax/source.ts';
import { literalText } from '../syntax/syntax.ts';
import { writtenType } from './type-identity.ts';

/** A written type with only so many values: a union of literals, a boolean, an enum, the keys of something. */
export function isCountable(source: Source, type: TSESTree.TypeNode, depth = 0): boolean {
  switch (type.type) {
    case 'TSLiteralType':
      return literalText(type.literal) !== undefined || type.literal.type === 'Literal';
    case 'TSBooleanKeyword':
    case 'TSNullKeyword':
    case 'TSUndefinedKeyword':
      return true;
    case 'TSUnionType':
      return type.types.every(member => isCountable(source, member, depth));
    case 'TSTypeOperator':
      return type.operator === 'keyof';
    case 'TSTypeReference': {
      if (type.typeName.type !== 'Identifier') return false;
      // The names of properties are those that programs spell out.
      if (type.typeName.name === 'PropertyKey') return true;
      const definition = variableOf(source, type.typeName)?.defs[0]?.node;
      if (definition?.type === 'TSEnumDeclaration') return true;
      // What stands for a type is one of those that it may stand for: `<K extends keyof Events>`.
      const aliased =
        definition?.type === 'TSTypeAliasDeclaration'
          ? definition.typeAnnotation
          : definition?.type === 'TSTypeParameter'
            ? definition.constraint
            : undefined;
      return !!aliased && depth < 8 && isCountable(source, aliased, depth + 1);
    }
    default:
      return false;
  }
}

/** Whether a variable is declared as a list of what has only so many values: `(keyof Options)[]`. */
export function isCountableList(source: Source, list: TSESTree.Node): boolean {
  const name = list.type === 'Identifier' ? variableOf(source, list)?.defs[0]?.name : undefined;
  const written = writtenType(name?.parent?.type === 'RestElement' ? name.parent : name);
  const type = written?.type === 'TSTypeOperator' && written.operator === 'readonly' ? written.typeAnnotation : written;
  return type?.type === 'TSArrayType' && isCountable(source, type.elementType);
}
