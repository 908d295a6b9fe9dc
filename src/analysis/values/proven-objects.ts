import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../syntax/member-names.ts';
import { isConstant, resolve, variableOf } from '../syntax/bindings.ts';
import { declaredType } from './declared-types.ts';
import { certainDocumentedType, isDocumentedName } from '../syntax/jsdoc.ts';
import { narrowingOf } from '../syntax/narrowing.ts';
import { isNullable } from './nullable.ts';
import { ownerOf } from './owners.ts';
import { type Given, placeOf } from './places.ts';
import type { Source } from '../syntax/source.ts';
import { asksWhetherThere, isNothing } from '../syntax/presence-tests.ts';
import { isClass, makesObject, unwrap, wrapped } from '../syntax/syntax.ts';
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
  if (makesObject(node)) return true;
  switch (node.type) {
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
  const values = placeOf(source, member)?.values ?? [];
  if (isObjectType(source, declaredType(source, member))) return !values.some(isForced);
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
  if (isConstant(variable) && isNarrowedToObject(source, node, definition.name)) return true;
  const documented = certainDocumentedType(source, definition);
  const isObject =
    isObjectType(source, declaredType(source, node)) ||
    (documented !== undefined && isDocumentedObject(source, documented));
  return (
    isObject &&
    isThere(source, node, variable) &&
    laterValues(source, node, variable).every(value => isProvenObject(source, value))
  );
}

/** Whether a name is what its type says, and not nothing: code that starts it with nothing or asks whether it is there knows better, unless it has asked already. */
function isThere(source: Source, node: TSESTree.Identifier, { references, defs: [definition] }: Variable): boolean {
  const { parent } = definition!.name;
  if (parent?.type === 'AssignmentPattern' && isNothing(unwrap(parent.right))) return false;
  if (placeOf(source, node)?.values.some(isForced)) return false;
  const isAsked = references.some(({ identifier }) => asksWhetherThere(wrapped(identifier)) || isOptional(identifier));
  return !isAsked || narrowingOf(node) !== undefined;
}

/** Whether a place is given nothing, whatever its type says: `null!`, `undefined as any`. */
const isForced = ({ value }: Given): boolean => isNothing(unwrap(value));

function isOptional({ parent }: TSESTree.Node): boolean {
  return parent?.type === 'MemberExpression' && parent.optional;
}

/** Whether the code before has made sure that a constant is an object: by `instanceof`, or of one or nothing that it is there. */
function isNarrowedToObject(source: Source, node: TSESTree.Identifier, declared: TSESTree.Node): boolean {
  const narrowing = narrowingOf(node);
  if (narrowing !== 'present') return narrowing === 'instance';
  const type = writtenType(declared);
  const parts = type?.type === 'TSUnionType' ? type.types.filter(part => !isNullable(part)) : type ? [type] : [];
  return parts.length > 0 && parts.every(part => isObjectType(source, part));
}

/** Whether a type that a comment names is a class of the platform, and nothing that the file calls so. */
export function isDocumentedObject(source: Source, name: string): boolean {
  const isDeclared = source.scopeManager.scopes.some(({ set }) => (set.get(name)?.defs.length ?? 0) > 0);
  return (name === 'object' || isPlatformClass(name)) && !isDeclared && !isDocumentedName(source, name);
}

/** What a variable is given after its declaration. */
function laterValues(source: Source, node: TSESTree.Identifier, { defs, references }: Variable): TSESTree.Node[] {
  const isWritten = references.some(reference => reference.isWrite() && !reference.init);
  const values = isWritten ? (placeOf(source, node)?.values ?? []) : [];
  // What is written in other ways than by an assignment is told by nothing.
  const later = values.filter(({ by }) => by !== defs[0]?.node).map(({ value }) => value);
  return isWritten && later.length === 0 ? [node.parent] : later;
}
