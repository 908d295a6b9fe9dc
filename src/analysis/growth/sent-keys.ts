import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { calledMethod, propertyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { returnedBy } from '../syntax/returns.ts';
import { type FunctionNode, functionAround, isFunction, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { namesFixedValue } from '../tables/fixed-names.ts';
import { callsTo } from '../values/calls.ts';
import { placeOf } from '../values/places.ts';
import { answersVisitors, hearsTyping } from '../lives/recurrences.ts';

/** What a request has of its client's own. */
const SENT =
  /^(?:headers?|query|params?|body|cookies|url|originalUrl|pathname|hostname|ip|searchParams|nextUrl|json|text|formData)$/;

/** Functions that hand on what they are given in another form. */
const RESPELLINGS = /^(?:String|Number|parseInt|parseFloat|decodeURIComponent|encodeURIComponent)$/;

/** How far the calls and variables of a file are followed. */
const DEPTH = 8;

/**
 * Whether a value is, or is made of, what a client sends or a person types: read from the request or event that a handler
 * is given, there or in what the handler calls with it.
 */
export function isSentByClient(source: Source, value: TSESTree.Node, depth = DEPTH): boolean {
  const isSent = (part: TSESTree.Node | null | undefined): boolean => !!part && isSentByClient(source, part, depth - 1);
  if (depth === 0) return false;
  const node = unwrap(value);
  switch (node.type) {
    case 'Identifier':
      return isSentVariable(source, node, isSent);
    case 'MemberExpression':
      return (
        isReadFromRequest(source, node) || isTyped(source, node) || (!endsFixed(source, node) && isSent(node.object))
      );
    case 'TemplateLiteral':
      return node.expressions.some(isSent);
    case 'BinaryExpression':
      return node.operator === '+' && (isSent(node.left) || isSent(node.right));
    case 'LogicalExpression':
      return isSent(node.left) || isSent(node.right);
    case 'ConditionalExpression':
      return isSent(node.consequent) || isSent(node.alternate);
    case 'AwaitExpression':
    case 'SpreadElement':
      return isSent(node.argument);
    case 'ArrayExpression':
      return node.elements.some(isSent);
    case 'ObjectExpression':
      return node.properties.some(property => property.type === 'Property' && isSent(property.value));
    case 'CallExpression':
      return isMadeOfSent(source, node, isSent);
    default:
      return false;
  }
}

type Test = (part: TSESTree.Node | null | undefined) => boolean;

/** A variable that is given something sent, or a parameter that this file calls with it. */
function isSentVariable(source: Source, node: TSESTree.Identifier, isSent: Test): boolean {
  const definition = variableOf(source, node)?.defs[0];
  if (definition?.type === 'Variable') {
    const { id, init } = definition.node;
    if (id.type !== 'Identifier' && namesFixedValue(node.name)) return false;
    return init !== null && (isSent(init) || (id.type !== 'Identifier' && isRequest(source, init, node)));
  }
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return false;
  const [start, end] = definition.name.range;
  const index = definition.node.params.findIndex(({ range }) => range[0] <= start && end <= range[1]);
  return [...callsTo(source, definition.node).calls, ...callsOfResult(source, definition.node)].some(
    ({ arguments: given }) => isSent(given[index]),
  );
}

/** The calls of what a function returns that makes others, by the names that it is given: `const escape = cached(fn)`. */
function callsOfResult(source: Source, made: FunctionNode): readonly TSESTree.CallExpression[] {
  const maker = functionAround(made);
  if (maker === undefined || !returnedBy(source, maker).includes(made)) return [];
  return callsTo(source, maker).calls.flatMap(call => {
    const declarator = userOf(call);
    const names = declarator?.type === 'VariableDeclarator' ? placeOf(source, declarator.id)?.occurrences : undefined;
    return (names ?? []).flatMap(name => {
      const user = userOf(name);
      return user?.type === 'CallExpression' && user.callee === wrapped(name) ? [user] : [];
    });
  });
}

/** `const { body } = request` */
function isRequest(source: Source, init: TSESTree.Node, name: TSESTree.Identifier): boolean {
  return SENT.test(name.name) && isParameterOfHandler(source, init);
}

/** `request.body.pattern`, `ctx.req.query`: what stands behind the parameter of a handler has to be the client's own. */
function isReadFromRequest(source: Source, member: TSESTree.MemberExpression): boolean {
  if (endsFixed(source, member)) return false;
  for (let node: TSESTree.Node = member; node.type === 'MemberExpression'; node = unwrap(node.object)) {
    const object = unwrap(node.object);
    const root = object.type === 'MemberExpression' && /^req(?:uest)?$/.test(propertyName(source, object) ?? '');
    if (
      SENT.test(propertyName(source, node) ?? '') &&
      isParameterOfHandler(source, root ? unwrap(object.object) : object)
    )
      return true;
  }
  return false;
}

/** `event.target.value` in a handler of what is typed. */
function isTyped(source: Source, member: TSESTree.MemberExpression): boolean {
  const field = unwrap(member.object);
  if (propertyName(source, member) !== 'value' || field.type !== 'MemberExpression') return false;
  if (!/^(?:current)?target$/i.test(propertyName(source, field) ?? '')) return false;
  return isParameterOf(source, field.object, hearsTyping);
}

/** `request.params.locale`: one of a few. */
const endsFixed = (source: Source, member: TSESTree.MemberExpression): boolean =>
  namesFixedValue(propertyName(source, member) ?? '');

const isParameterOfHandler = (source: Source, node: TSESTree.Node): boolean =>
  isParameterOf(source, node, answersVisitors);

function isParameterOf(
  source: Source,
  node: TSESTree.Node,
  isHandler: (source: Source, node: FunctionNode) => boolean,
): boolean {
  const definition = variableOf(source, unwrap(node))?.defs[0];
  return definition?.type === 'Parameter' && isFunction(definition.node) && isHandler(source, definition.node);
}

/** `String(sent)`, `sent.trim()`, `await request.json()`, `createHash('md5').update(sent).digest('hex')` */
function isMadeOfSent(source: Source, call: TSESTree.CallExpression, isSent: Test): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return RESPELLINGS.test(callee.name) && isSent(call.arguments[0]);
  if (callee.type !== 'MemberExpression') return false;
  const method = calledMethod(source, call);
  if (method === 'stringify' || method === 'parse' || method === 'update') return isSent(call.arguments[0]);
  return isReadFromRequest(source, callee) || isSent(callee.object);
}
