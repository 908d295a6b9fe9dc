import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, resolve, variableOf } from './bindings.ts';
import { certainDocumentedType } from './jsdoc.ts';
import { ownerOf } from './owners.ts';
import { placeOf } from './places.ts';
import type { Source } from './source.ts';
import { isClass, isFunction, unwrap } from './syntax.ts';
import { identityOfType, PLATFORM_OBJECT, writtenType } from './type-identity.ts';
import { checkedIdentity } from './type-services.ts';

/** Functions of the platform that return an object, whatever they are given. */
const MAKERS: ReadonlySet<string> = new Set([
  'document.createElement',
  'document.createElementNS',
  'document.createTextNode',
  'document.createDocumentFragment',
  'document.createComment',
  'Object.create',
  'Object.freeze',
  'Object.assign',
  'Object.fromEntries',
  'Array.from',
  'Array.of',
  'Buffer.from',
  'Buffer.alloc',
]);

/** Whether a value can only be an object: by its type, by what is written, by syntax; never by how it is used or named. */
export function isProvenObject(source: Source, expression: TSESTree.Node): boolean {
  if (checkedIdentity(source, expression) === 'object') return true;
  const node = resolve(source, expression);
  switch (node.type) {
    case 'ArrayExpression':
    case 'ArrowFunctionExpression':
    case 'ClassDeclaration':
    case 'ClassExpression':
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'NewExpression':
    case 'ObjectExpression':
      return true;
    case 'Literal':
      return 'regex' in node;
    case 'ThisExpression':
      // `this` of a plain function is whatever it is called with.
      return isClass(ownerOf(source, node)?.node);
    case 'ConditionalExpression':
      return isProvenObject(source, node.consequent) && isProvenObject(source, node.alternate);
    case 'LogicalExpression':
      return isProvenObject(source, node.left) && isProvenObject(source, node.right);
    case 'AssignmentExpression':
      return node.operator === '=' && isProvenObject(source, node.right);
    case 'CallExpression':
      return isProvenResult(source, node);
    case 'MemberExpression':
      return isProvenField(source, node);
    case 'Identifier':
      return isProvenVariable(source, variableOf(source, node));
    default:
      return false;
  }
}

function isProvenResult(source: Source, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (MAKERS.has(calleeName(source, callee))) return !call.optional;
  const called = resolve(source, callee);
  const written = isFunction(called) ? called.returnType?.typeAnnotation : undefined;
  return written !== undefined && identityOfType(source, written) === 'object';
}

function isProvenField(source: Source, member: TSESTree.MemberExpression): boolean {
  const values = placeOf(source, member)?.values ?? [];
  const declared = values.find(({ by }) => by.type === 'PropertyDefinition')?.by;
  const written = writtenType(declared);
  if (written)
    return (
      declared?.type === 'PropertyDefinition' && !declared.optional && identityOfType(source, written) === 'object'
    );
  return (
    member.property.type === 'PrivateIdentifier' &&
    values.length > 0 &&
    values.every(({ value }) => isProvenObject(source, value))
  );
}

function isProvenVariable(source: Source, variable: Variable | undefined): boolean {
  const definition = variable?.defs[0];
  if (definition === undefined) return false;
  if (definition.type === 'ClassName' || definition.type === 'FunctionName') return true;
  const { name } = definition;
  const written = writtenType(name);
  if (written) return !('optional' in name && name.optional) && identityOfType(source, written) === 'object';
  const documented = certainDocumentedType(source, definition);
  return documented !== undefined && PLATFORM_OBJECT.test(documented);
}
