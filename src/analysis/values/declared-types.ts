import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, keyName, propertyName } from '../syntax/member-names.ts';
import { constantValue, resolve, variableOf } from '../syntax/bindings.ts';
import { ownerOf } from './owners.ts';
import type { Source } from '../syntax/source.ts';
import { type ClassNode, isClass, isFunction, literalText, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { writtenType } from './type-identity.ts';

/** The type that the file writes down for an expression, and that its value has for certain; none for what may be left out or is cast. */
export function declaredType(source: Source, expression: TSESTree.Node): TSESTree.TypeNode | undefined {
  switch (expression.type) {
    case 'ChainExpression':
      return undefined;
    case 'Identifier': {
      const variable = variableOf(source, expression);
      return variable && typeOfVariable(source, variable, expression);
    }
    case 'MemberExpression':
      return typeOfMember(source, expression);
    case 'CallExpression': {
      const called = resolve(source, expression.callee);
      return isFunction(called) && !called.async && !called.generator ? called.returnType?.typeAnnotation : undefined;
    }
    default:
      return undefined;
  }
}

function typeOfVariable(source: Source, variable: Variable, use: TSESTree.Node): TSESTree.TypeNode | undefined {
  const { name, type, node } = variable.defs[0] ?? {};
  if (name?.type !== 'Identifier') return undefined;
  const part = typeOfPart(source, name);
  if (part) return part;
  const written = writtenType(name);
  if (written) return name.optional || isUnset(variable, use) ? undefined : written;
  const value = constantValue(variable);
  if (value) return declaredType(source, value);
  if (type === 'Parameter') return typeOfCallbackParameter(source, name);
  const loop = node?.type === 'VariableDeclarator' ? node.parent.parent : undefined;
  return loop?.type === 'ForOfStatement' && node === (loop.left as TSESTree.VariableDeclaration).declarations?.[0]
    ? elementOf(declaredType(source, loop.right))
    : undefined;
}

/** The type of what is taken out of a whole whose type is written: `el` in `({ el }: { el: Element }) => …`. */
function typeOfPart(source: Source, name: TSESTree.Identifier): TSESTree.TypeNode | undefined {
  const property = name.parent;
  if (property.type !== 'Property' || property.value !== name || property.parent.type !== 'ObjectPattern')
    return undefined;
  const type = writtenType(property.parent);
  const field = type && membersOf(source, type)?.find(part => nameOf(part) === keyName(property));
  return field && typeOfField(field);
}

/** Whether a variable is declared without a value, and read where TypeScript does not look for when it gets one. */
function isUnset({ defs: [definition], scope }: Variable, use: TSESTree.Node): boolean {
  if (definition?.node.type !== 'VariableDeclarator' || definition.node.init) return false;
  if (definition.node.parent.parent.type === 'ForOfStatement') return false;
  for (let node = use.parent; node; node = node.parent) if (isFunction(node)) return scope.variableScope.block !== node;
  return true;
}

const WALKERS: ReadonlySet<string | undefined> = new Set(
  'forEach map flatMap filter find findLast findIndex some every'.split(' '),
);

/** The type of the elements that a callback is given one by one: `elements.forEach(element => …)`. */
function typeOfCallbackParameter(source: Source, name: TSESTree.Identifier): TSESTree.TypeNode | undefined {
  const callback = name.parent;
  if (!isFunction(callback) || callback.params[0] !== name) return undefined;
  const call = userOf(callback);
  const callee =
    call?.type === 'CallExpression' && call.arguments[0] === wrapped(callback) ? unwrap(call.callee) : undefined;
  if (
    call?.type !== 'CallExpression' ||
    callee?.type !== 'MemberExpression' ||
    !WALKERS.has(calledMethod(source, call))
  )
    return undefined;
  return elementOf(declaredType(source, callee.object));
}

const COLLECTIONS = /^(?:Array|ReadonlyArray|Set|ReadonlySet|Iterable|IterableIterator|NodeListOf|HTMLCollectionOf)$/;

/** `T` of `T[]`, `Set<T>` and the like. */
function elementOf(type: TSESTree.TypeNode | undefined): TSESTree.TypeNode | undefined {
  switch (type?.type) {
    case 'TSArrayType':
      return type.elementType;
    case 'TSTypeOperator':
      return type.operator === 'readonly' ? elementOf(type.typeAnnotation) : undefined;
    case 'TSTypeReference':
      return type.typeName.type === 'Identifier' && COLLECTIONS.test(type.typeName.name)
        ? type.typeArguments?.params[0]
        : undefined;
    default:
      return undefined;
  }
}

function typeOfMember(source: Source, member: TSESTree.MemberExpression): TSESTree.TypeNode | undefined {
  if (member.optional) return undefined;
  const name = propertyName(source, member);
  if (name === undefined) return undefined;
  const owner = ownerOf(source, member.object);
  if (owner?.kind === 'instance' && isClass(owner.node)) {
    const declared = owner.node.body.body.find(part => nameOf(part) === name);
    return declared ? typeOfField(declared) : typeOfParameterProperty(owner.node, name);
  }
  const type = declaredType(source, member.object);
  const field = type && membersOf(source, type)?.find(part => nameOf(part) === name);
  return field && typeOfField(field);
}

type Field = TSESTree.TypeElement | TSESTree.ClassElement;

function typeOfField(field: Field): TSESTree.TypeNode | undefined {
  if (field.type !== 'PropertyDefinition' && field.type !== 'TSPropertySignature') return undefined;
  const isUncertain = field.optional || (field.type === 'PropertyDefinition' && field.definite);
  return isUncertain ? undefined : writtenType(field);
}

/** `constructor(private readonly route: ActivatedRoute)`: a field that is declared where it is given. */
function typeOfParameterProperty({ body }: ClassNode, name: string): TSESTree.TypeNode | undefined {
  for (const member of body.body) {
    if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') continue;
    for (const given of member.value.params) {
      const declared = given.type === 'TSParameterProperty' ? given.parameter : undefined;
      if (declared?.type === 'Identifier' && declared.name === name)
        return declared.optional ? undefined : writtenType(declared);
    }
  }
  return undefined;
}

function nameOf(field: Field): string | undefined {
  if (!('key' in field) || field.computed || ('static' in field && field.static)) return undefined;
  if (field.key.type === 'PrivateIdentifier') return `#${field.key.name}`;
  return field.key.type === 'Identifier' ? field.key.name : literalText(field.key);
}

/** The fields of a type that this file declares. */
function membersOf(source: Source, type: TSESTree.TypeNode, depth = 0): readonly Field[] | undefined {
  if (type.type === 'TSTypeLiteral') return type.members;
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier' || depth > 4) return undefined;
  const definition = variableOf(source, type.typeName)?.defs[0]?.node;
  switch (definition?.type) {
    case 'TSInterfaceDeclaration':
      return definition.body.body;
    case 'ClassDeclaration':
      return definition.body.body;
    case 'TSTypeAliasDeclaration':
      return membersOf(source, definition.typeAnnotation, depth + 1);
    default:
      return undefined;
  }
}
