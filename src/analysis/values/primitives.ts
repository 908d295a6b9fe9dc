import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../syntax/member-names.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

/** What cannot be held weakly, in words. */
export type Primitive =
  'a string' | 'a number' | 'a bigint' | 'a boolean' | 'null' | 'undefined' | 'a registered symbol' | 'a primitive';

const BY_TYPE: Readonly<Record<string, Primitive>> = {
  string: 'a string',
  number: 'a number',
  bigint: 'a bigint',
  boolean: 'a boolean',
  undefined: 'undefined',
};

const BY_KEYWORD: Readonly<Record<string, Primitive>> = {
  TSStringKeyword: 'a string',
  TSTemplateLiteralType: 'a string',
  TSNumberKeyword: 'a number',
  TSBigIntKeyword: 'a bigint',
  TSBooleanKeyword: 'a boolean',
  TSNullKeyword: 'null',
  TSUndefinedKeyword: 'undefined',
};

/** Functions of the language that return a primitive, whatever they are given. */
const BY_FUNCTION: Readonly<Record<string, Primitive>> = {
  'Symbol.for': 'a registered symbol',
  'Date.now': 'a number',
  'performance.now': 'a number',
  'crypto.randomUUID': 'a string',
  'JSON.stringify': 'a string',
  String: 'a string',
  Number: 'a number',
  BigInt: 'a bigint',
  Boolean: 'a boolean',
  parseInt: 'a number',
  parseFloat: 'a number',
  'String.raw': 'a string',
  'Math.random': 'a number',
};

const COMPARISONS: ReadonlySet<string> = new Set(['==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in', 'instanceof']);

/** The primitive that an expression always is; `undefined` where it may be an object. */
export function primitiveOf(source: Source, expression: TSESTree.Node): Primitive | undefined {
  const node = resolve(source, expression);
  switch (node.type) {
    case 'Literal':
      if ('regex' in node) return undefined;
      return node.value === null && node.raw === 'null'
        ? 'null'
        : 'bigint' in node
          ? 'a bigint'
          : BY_TYPE[typeof node.value];
    case 'TemplateLiteral':
      return 'a string';
    case 'UpdateExpression':
      return 'a number';
    case 'BinaryExpression':
      return COMPARISONS.has(node.operator) ? 'a boolean' : 'a primitive';
    case 'UnaryExpression':
      return node.operator === 'typeof'
        ? 'a string'
        : node.operator === '!' || node.operator === 'delete'
          ? 'a boolean'
          : node.operator === 'void'
            ? 'undefined'
            : 'a number';
    case 'CallExpression': {
      const name = calleeName(source, unwrap(node.callee));
      return Object.hasOwn(BY_FUNCTION, name) ? BY_FUNCTION[name] : ofType(source, node);
    }
    case 'Identifier':
      return ofIdentifier(source, node) ?? ofType(source, node);
    default:
      return ofType(source, expression);
  }
}

function ofIdentifier(source: Source, node: TSESTree.Identifier): Primitive | undefined {
  const variable = variableOf(source, node);
  if (variable === undefined)
    return node.name === 'undefined'
      ? 'undefined'
      : node.name === 'NaN' || node.name === 'Infinity'
        ? 'a number'
        : undefined;
  const declared = variable.defs[0]?.name;
  const annotation = declared?.type === 'Identifier' ? declared.typeAnnotation?.typeAnnotation : undefined;
  return annotation && ofAnnotation(annotation);
}

function ofAnnotation(annotation: TSESTree.TypeNode): Primitive | undefined {
  if (annotation.type === 'TSUnionType') {
    const parts = annotation.types.map(ofAnnotation);
    return parts.includes(undefined) ? undefined : common(parts as Primitive[]);
  }
  if (annotation.type === 'TSLiteralType' && annotation.literal.type === 'Literal')
    return BY_TYPE[typeof annotation.literal.value];
  return BY_KEYWORD[annotation.type];
}

const common = (parts: readonly Primitive[]): Primitive =>
  parts.every(part => part === parts[0]) ? parts[0]! : 'a primitive';

/** What the type checker says, by the names of the types: their flags have other numbers in other versions. */
function ofType({ types }: Source, expression: TSESTree.Node): Primitive | undefined {
  if (types === undefined) return undefined;
  const checker = types.program.getTypeChecker();
  const type = types.getTypeAtLocation(expression);
  const parts = (type.isUnion() ? type.types : [type]).map(part => {
    const name = checker.typeToString(checker.getBaseTypeOfLiteralType(part));
    return name === 'null' ? ('null' as const) : Object.hasOwn(BY_TYPE, name) ? BY_TYPE[name] : undefined;
  });
  return parts.length === 0 || parts.includes(undefined) ? undefined : common(parts as Primitive[]);
}
