import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, resolve, variableOf } from './bindings.ts';
import { declaredType } from './declared-types.ts';
import { certainDocumentedType } from './jsdoc.ts';
import { ownerOf } from './owners.ts';
import { placeOf } from './places.ts';
import type { Source } from './source.ts';
import { isClass, unwrap } from './syntax.ts';
import { identityOfType, isPlatformClass, writtenType } from './type-identity.ts';
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

/** What the platform always has. */
const CONSTANTS: ReadonlySet<string> = new Set(['document.body', 'document.documentElement', 'document.head']);

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
      return CONSTANTS.has(calleeName(source, node)) || isProvenField(source, node);
    case 'Identifier':
      return isProvenVariable(source, node);
    default:
      return false;
  }
}

function isProvenResult(source: Source, call: TSESTree.CallExpression): boolean {
  if (MAKERS.has(calleeName(source, unwrap(call.callee)))) return !call.optional;
  return isObjectType(source, declaredType(source, call));
}

function isObjectType(source: Source, type: TSESTree.TypeNode | undefined): boolean {
  return type !== undefined && identityOfType(source, type) === 'object';
}

function isProvenField(source: Source, member: TSESTree.MemberExpression): boolean {
  if (isObjectType(source, declaredType(source, member))) return true;
  const values = placeOf(source, member)?.values ?? [];
  const isTyped = values.some(({ by }) => writtenType(by) !== undefined);
  return (
    !isTyped &&
    member.property.type === 'PrivateIdentifier' &&
    values.length > 0 &&
    values.every(({ value }) => isProvenObject(source, value))
  );
}

function isProvenVariable(source: Source, node: TSESTree.Identifier): boolean {
  const variable = variableOf(source, node);
  const definition = variable?.defs[0];
  if (variable === undefined || definition === undefined) return false;
  if (definition.type === 'ClassName' || definition.type === 'FunctionName') return true;
  const documented = certainDocumentedType(source, definition);
  const isObject = isObjectType(source, declaredType(source, node)) || isDocumentedObject(documented);
  return isObject && laterValues(source, node, variable).every(value => isProvenObject(source, value));
}

function isDocumentedObject(documented: string | undefined): boolean {
  return documented !== undefined && isPlatformClass(documented);
}

/** What a variable is given after its declaration. */
function laterValues(source: Source, node: TSESTree.Identifier, { defs, references }: Variable): TSESTree.Node[] {
  const isWritten = references.some(reference => reference.isWrite() && !reference.init);
  const values = isWritten ? (placeOf(source, node)?.values ?? []) : [];
  // What is written in other ways than by an assignment is told by nothing.
  const later = values.filter(({ by }) => by !== defs[0]?.node).map(({ value }) => value);
  return isWritten && later.length === 0 ? [node.parent] : later;
}
