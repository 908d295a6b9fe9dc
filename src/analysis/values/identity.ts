import type { Definition, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, propertyName } from '../syntax/member-names.ts';
import { isConstant, isGlobal, resolve, variableOf } from '../syntax/bindings.ts';
import { identityOfCall } from './identity-of-calls.ts';
import { documentedType } from '../syntax/jsdoc.ts';
import { narrowingOf } from '../syntax/narrowing.ts';
import { placeOf } from './places.ts';
import { SHARED_MEMBERS } from '../tables/shared-members.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { calleeWord, makesObject, methodCallOn, unwrap, userOf } from '../syntax/syntax.ts';
import { identityOfType, PLATFORM_OBJECT, writtenType } from './type-identity.ts';
import { checkedIdentity } from './type-services.ts';
import { isToldFromPrimitives } from '../syntax/typeof-tests.ts';

/** Whether a value is an object, which can be held weakly, or a primitive, which cannot. */
export type Identity = 'object' | 'primitive' | 'unknown';

/** What an expression's value is, by its types where there are some, by what is written, by syntax, by how it is used. */
export function identityOf(source: Source, expression: TSESTree.Node): Identity {
  const checked = checkedIdentity(source, expression);
  if (checked !== 'unknown') return checked;
  const node = resolve(source, expression);
  const cast = expression.type === 'TSAsExpression' ? identityOfType(source, expression.typeAnnotation) : 'unknown';
  return cast === 'unknown' ? identityOfSyntax(source, node) : cast;
}

function identityOfSyntax(source: Source, node: TSESTree.Node): Identity {
  if (makesObject(node)) return 'object';
  switch (node.type) {
    case 'ThisExpression':
      return 'object';
    case 'TemplateLiteral':
    case 'UpdateExpression':
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'Literal':
      return 'primitive';
    case 'ConditionalExpression':
    case 'LogicalExpression': {
      const [first, second] =
        node.type === 'ConditionalExpression' ? [node.consequent, node.alternate] : [node.left, node.right];
      const identity = identityOf(source, second);
      return identityOf(source, first) === identity ? identity : 'unknown';
    }
    case 'AssignmentExpression':
      return identityOf(source, node.right);
    case 'CallExpression':
      return identityOfCall(source, node);
    case 'MemberExpression':
      return identityOfMember(source, node);
    case 'Identifier':
      return identityOfVariable(source, node);
    default:
      return 'unknown';
  }
}

function identityOfMember(source: Source, member: TSESTree.MemberExpression): Identity {
  const place = placeOf(source, member);
  const declared = place?.values.find(({ by }) => by.type === 'PropertyDefinition')?.by;
  const written = writtenType(declared);
  if (written) return identityOfType(source, written);
  const name = propertyName(source, member);
  return name === 'length' || name === 'size' || name === 'name' ? 'primitive' : 'unknown';
}

function identityOfVariable(source: Source, node: TSESTree.Identifier): Identity {
  const variable = variableOf(source, node);
  const definition = variable?.defs[0];
  if (variable === undefined || definition === undefined) return 'unknown';
  if (definition.type === 'ClassName' || definition.type === 'FunctionName') return 'object';
  const declared = identityOfDeclared(source, definition);
  if (declared !== 'open') return declared;
  if (isPropertyKey(source, definition) || isUsedAsText(source, variable)) return 'primitive';
  if (isConstant(variable) && narrowingOf(node) === 'instance') return 'object';
  return isUsedAsObject(source, variable) && !isToldFromPrimitives(variable) ? 'object' : 'unknown';
}

/** What the type of a variable says; `open` where it has none, or the name of one that the file does not declare. */
function identityOfDeclared(source: Source, definition: Definition): Identity | 'open' {
  const written = writtenType(definition.name);
  if (written) {
    const identity = identityOfType(source, written);
    return identity === 'unknown' && isDeclaredElsewhere(source, written) ? 'open' : identity;
  }
  const documented = documentedType(source, definition);
  if (documented === undefined) return 'open';
  const identity = identityOfDocumented(documented);
  return identity === 'unknown' && /^[A-Z]\w*$/.test(documented) ? 'open' : identity;
}

function isDeclaredElsewhere(source: Source, type: TSESTree.TypeNode): boolean {
  if (type.type !== 'TSTypeReference') return false;
  let name = type.typeName;
  while (name.type === 'TSQualifiedName') name = name.left;
  const definition = variableOf(source, name)?.defs[0];
  return definition === undefined || definition.type === 'ImportBinding';
}

/** `for (const key in table)`, `for (const [key, value] of Object.entries(table))`. */
function isPropertyKey(source: Source, definition: Definition): boolean {
  if (definition.type !== 'Variable') return false;
  const { node, name } = definition;
  const loop = node.parent.parent;
  if (loop.type === 'ForInStatement') return loop.left === node.parent;
  const walked = loop.type === 'ForOfStatement' && loop.left === node.parent ? unwrap(loop.right) : undefined;
  if (walked?.type !== 'CallExpression') return false;
  const lister = calleeName(source, unwrap(walked.callee));
  if (lister === 'Object.keys') return node.id === name;
  return lister === 'Object.entries' && node.id.type === 'ArrayPattern' && node.id.elements[0] === name;
}

/** A type that a comment writes down. */
function identityOfDocumented(type: string): Identity {
  if (/^(?:string|number|boolean|bigint|symbol)$/.test(type)) return 'primitive';
  return PLATFORM_OBJECT.test(type) ? 'object' : 'unknown';
}

const isOwnMember = (name: string | undefined): boolean =>
  name !== undefined && !SHARED_MEMBERS.has(name) && !/^\d+$/.test(name);

/** Whether the file reads a property of a variable that only an object has. */
/** `request.split('!')`: whether something is asked for what texts alone have. */
const isUsedAsText = perItem((_, { references }: Variable): boolean =>
  references.some(({ identifier }) => {
    const call = methodCallOn(identifier);
    return call !== undefined && TEXT_ONLY.has(calleeWord(call));
  }),
);

const TEXT_ONLY: ReadonlySet<string> = new Set([
  'split',
  'trim',
  'toLowerCase',
  'toUpperCase',
  'startsWith',
  'endsWith',
  'charAt',
  'charCodeAt',
  'substring',
  'padStart',
]);

const isUsedAsObject = perItem((source, { references }: Variable): boolean =>
  references.some(({ identifier }) => {
    const user = userOf(identifier);
    // `instanceof` says that it may be something else.
    if (user?.type === 'NewExpression')
      return user.arguments[0] === identifier && isGlobal(source, user.callee, 'Proxy');
    return (
      user?.type === 'MemberExpression' && unwrap(user.object) === identifier && isOwnMember(propertyName(source, user))
    );
  }),
);
