import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import type { Identity } from './identity.ts';
import { SHARED_MEMBERS } from '../tables/shared-members.ts';
import type { Source } from '../syntax/source.ts';

/** Classes and interfaces of the platform whose name ends in one of these are objects. */
export const PLATFORM_OBJECT =
  /^(?:\w*(?:Element|Node|Event|EventTarget|Emitter|Document|Window|Fragment|ShadowRoot|Observer|Socket|Stream|Buffer|Array|Map|Set|Promise|Error|Request|Response|Server|Range|Blob|Headers|Signal|Controller|Worker|Port|Channel)|Array|ReadonlyArray|Date|RegExp|Function|Record|URL|Proxy|Program|TemplateStringsArray|ParentNode|Window|Agent|Iterator|Generator|WeakRef)$/;

/** Names that only the platform gives to objects, whatever else a file may not declare. */
const CERTAIN_OBJECT =
  /^(?:(?:(?:HTML|SVG|MathML)\w*)?Element|(?:Child|Parent)?Node|Text|Comment|(?:HTML|XML)?Document|DocumentFragment|ShadowRoot|Window|(?:UI|Mouse|Keyboard|Pointer|Touch|Wheel|Focus|Input|Drag|Custom|Message|Storage|Error|Progress|PopState|HashChange|Close|Clipboard|Composition|Animation|Transition|Submit|BeforeUnload)?Event|EventTarget|EventEmitter|Abort(?:Signal|Controller)|(?:Resize|Intersection|Mutation|Performance)Observer|(?:Web)?Socket|(?:Readable|Writable|Transform)(?:Stream)?|(?:Array)?Buffer|(?:Shared)?Worker|MessagePort|(?:Broadcast|Message)Channel|(?:Uint8|Int8|Uint8Clamped|Uint16|Int16|Uint32|Int32|Float32|Float64|BigInt64|BigUint64|Readonly)?Array|(?:Weak|Readonly)?(?:Map|Set)|(?:Type|Range|Syntax|Reference)?Error|Promise|Request|Response|Headers|Blob|File|Range|Server|IncomingMessage|(?:Offscreen)?CanvasRenderingContext2D|ImageData|ImageBitmap|OffscreenCanvas|WebGL2?RenderingContext|WebGL(?:Texture|Buffer|Program|Shader|Framebuffer|Renderbuffer)|FormData|URLSearchParams|DataView|NodeList|HTMLCollection|CSSStyleSheet|MediaQueryList|MediaStream|Date|RegExp|Function|URL|Iterator|Generator|WeakRef|TemplateStringsArray)$/;

/** Whether a name that no file declares is that of a class of the platform. */
export const isPlatformClass = (name: string): boolean => CERTAIN_OBJECT.test(name);

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
  'TSThisType',
]);

/** What maps the members of a type, and leaves a primitive the primitive that it is. */
const LIKE_ITS_ARGUMENT: ReadonlySet<string> = new Set(['Readonly', 'Required']);

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
      return hasOwnMembers(type.members) ? 'object' : 'unknown';
    case 'TSMappedType':
      // What maps the keys of a primitive is that primitive.
      return type.constraint.type === 'TSTypeOperator' ? 'unknown' : 'object';
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
  return members.every(member => member === 'object') ? 'object' : 'unknown';
}

/** Whether primitives have all members of a type too: any string is a `{ length: number }`. */
function hasOwnMembers(members: readonly TSESTree.TypeElement[]): boolean {
  return members.some(member => {
    // Any string can be asked for its characters, by their numbers.
    if (member.type === 'TSIndexSignature') return writtenType(member.parameters[0])?.type !== 'TSNumberKeyword';
    const name = 'key' in member && !member.computed && member.key.type === 'Identifier' ? member.key.name : undefined;
    return name === undefined || !SHARED_MEMBERS.has(name);
  });
}

function identityOfReference(source: Source, type: TSESTree.TSTypeReference, depth: number): Identity {
  const { typeName, typeArguments } = type;
  if (typeName.type !== 'Identifier') return isIntlClass(source, typeName) ? 'object' : 'unknown';
  const [argument] = typeArguments?.params ?? [];
  if (argument && (variableOf(source, typeName)?.defs.length ?? 0) === 0) {
    if (typeName.name === 'Record') return identityOfRecord(argument);
    if (LIKE_ITS_ARGUMENT.has(typeName.name)) return identityOfType(source, argument, depth + 1);
  }
  return identityOfName(source, typeName, depth);
}

/** `Intl.NumberFormat` and the other classes of `Intl`, none of its options. */
function isIntlClass(source: Source, name: TSESTree.EntityName): boolean {
  if (name.type !== 'TSQualifiedName' || name.left.type !== 'Identifier' || name.left.name !== 'Intl') return false;
  return (
    (variableOf(source, name.left)?.defs.length ?? 0) === 0 &&
    /^(?:Collator|DateTimeFormat|DisplayNames|ListFormat|Locale|NumberFormat|PluralRules|RelativeTimeFormat|Segmenter)$/.test(
      name.right.name,
    )
  );
}

/** A string has characters by their numbers, and the members of strings. */
function identityOfRecord(keys: TSESTree.TypeNode): Identity {
  const parts = keys.type === 'TSUnionType' ? keys.types : [keys];
  const isOwn = parts.some(
    part =>
      part.type === 'TSStringKeyword' ||
      part.type === 'TSSymbolKeyword' ||
      (part.type === 'TSTypeReference' &&
        part.typeName.type === 'Identifier' &&
        part.typeName.name === 'PropertyKey') ||
      (part.type === 'TSLiteralType' &&
        part.literal.type === 'Literal' &&
        typeof part.literal.value === 'string' &&
        !SHARED_MEMBERS.has(part.literal.value)),
  );
  return isOwn ? 'object' : 'unknown';
}

function identityOfName(source: Source, name: TSESTree.Identifier, depth: number): Identity {
  const definition = variableOf(source, name)?.defs[0]?.node;
  switch (definition?.type) {
    case undefined:
      return isPlatformClass(name.name) ? 'object' : 'unknown';
    case 'TSInterfaceDeclaration':
      // An empty interface is whatever is not null.
      return hasOwnMembers(definition.body.body) || definition.extends.some(base => isObjectBase(source, base, depth))
        ? 'object'
        : 'unknown';
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

function isObjectBase(source: Source, { expression }: TSESTree.TSInterfaceHeritage, depth: number): boolean {
  return expression.type === 'Identifier' && depth < 8 && identityOfName(source, expression, depth + 1) === 'object';
}

/** The type that is written where a variable, parameter or field is declared. */
export function writtenType(declared: TSESTree.Node | undefined): TSESTree.TypeNode | undefined {
  const annotation = declared && 'typeAnnotation' in declared ? declared.typeAnnotation : undefined;
  // Flow's annotations hold types that nothing here knows, and are types all the same.
  const isOne = annotation && /^(?:TS)?TypeAnnotation$/.test(annotation.type);
  return isOne ? (annotation as TSESTree.TSTypeAnnotation).typeAnnotation : undefined;
}
