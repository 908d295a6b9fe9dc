import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from './bindings.ts';
import type { Identity } from './identity.ts';
import type { Source } from './source.ts';

/** Classes and interfaces of the platform whose name ends in one of these are objects. */
export const PLATFORM_OBJECT =
  /^(?:\w*(?:Element|Node|Event|EventTarget|Emitter|Document|Window|Fragment|ShadowRoot|Observer|Socket|Stream|Buffer|Array|Map|Set|Promise|Error|Request|Response|Server|Range|Blob|Headers|Signal|Controller|Worker|Port|Channel)|Array|ReadonlyArray|Date|RegExp|Function|Record|URL|Proxy|Program|TemplateStringsArray|ParentNode|Window|Agent|Iterator|Generator|WeakRef)$/;

/** Types whose every value is a primitive. */
const PRIMITIVES: ReadonlySet<string> = new Set([
  'TSStringKeyword',
  'TSNumberKeyword',
  'TSBooleanKeyword',
  'TSBigIntKeyword',
  'TSSymbolKeyword',
  'TSLiteralType',
  'TSTemplateLiteralType',
  'TSNullKeyword',
  'TSUndefinedKeyword',
  'TSVoidKeyword',
]);

const OBJECTS: ReadonlySet<string> = new Set([
  'TSObjectKeyword',
  'TSArrayType',
  'TSTupleType',
  'TSFunctionType',
  'TSConstructorType',
  'TSMappedType',
  'TSThisType',
]);

/** Whether every value of a written type is an object, or every one a primitive. */
export function identityOfType(source: Source, type: TSESTree.TypeNode, depth = 0): Identity {
  if (PRIMITIVES.has(type.type)) return 'primitive';
  if (OBJECTS.has(type.type)) return 'object';
  if (depth > 8) return 'unknown';
  switch (type.type) {
    case 'TSTypeReference':
      return identityOfReference(source, type, depth);
    case 'TSUnionType':
      return agreed(type.types.map(member => identityOfType(source, member, depth + 1)));
    case 'TSIntersectionType':
      return identityOfIntersection(type.types.map(member => identityOfType(source, member, depth + 1)));
    case 'TSTypeLiteral':
      // `{}` is whatever is not null.
      return type.members.length > 0 ? 'object' : 'unknown';
    case 'TSTypeOperator':
      if (type.operator === 'keyof') return 'primitive';
      return type.typeAnnotation ? identityOfType(source, type.typeAnnotation, depth + 1) : 'unknown';
    default:
      return 'unknown';
  }
}

function agreed(identities: readonly Identity[]): Identity {
  const [first = 'unknown'] = identities;
  return identities.every(identity => identity === first) ? first : 'unknown';
}

/** A brand makes no object of a primitive: `string & { readonly brand: unique symbol }`. */
function identityOfIntersection(members: readonly Identity[]): Identity {
  if (members.includes('primitive')) return 'primitive';
  return members.includes('object') ? 'object' : 'unknown';
}

function identityOfReference(source: Source, { typeName }: TSESTree.TSTypeReference, depth: number): Identity {
  if (typeName.type !== 'Identifier') return 'unknown';
  const definition = variableOf(source, typeName)?.defs[0]?.node;
  switch (definition?.type) {
    case undefined:
      return PLATFORM_OBJECT.test(typeName.name) ? 'object' : 'unknown';
    case 'TSInterfaceDeclaration':
      // An empty interface is whatever is not null.
      return definition.body.body.length > 0 || definition.extends.length > 0 ? 'object' : 'unknown';
    case 'ClassDeclaration':
      return 'object';
    case 'TSEnumDeclaration':
      return 'primitive';
    case 'TSTypeAliasDeclaration':
      return identityOfType(source, definition.typeAnnotation, depth + 1);
    case 'TSTypeParameter':
      return definition.constraint ? identityOfType(source, definition.constraint, depth + 1) : 'unknown';
    default:
      return 'unknown';
  }
}

/** The type that is written where a variable, parameter or field is declared. */
export function writtenType(declared: TSESTree.Node | undefined): TSESTree.TypeNode | undefined {
  const annotation = declared && 'typeAnnotation' in declared ? declared.typeAnnotation : undefined;
  // Flow's annotations hold types that nothing here knows, and are types all the same.
  const isOne = annotation && /^(?:TS)?TypeAnnotation$/.test(annotation.type);
  return isOne ? (annotation as TSESTree.TSTypeAnnotation).typeAnnotation : undefined;
}
