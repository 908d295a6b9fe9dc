import type { Definition } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { calledMethod, propertyName } from '../syntax/member-names.ts';
import { perVariable } from '../syntax/per-variable.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, isFunction, unwrap } from '../syntax/syntax.ts';
import { namesFixedValue } from '../tables/fixed-names.ts';
import { callsToResult } from '../functions/made-functions.ts';
import { callsTo } from '../values/calls.ts';
import { answersVisitors, hearsMessages, hearsTyping } from '../lives/recurrences.ts';

/** What a request has of its client's own. */
const SENT =
  /^(?:headers?|query|params?|body|cookies|signedCookies|url|originalUrl|pathname|hostname|ip|searchParams|nextUrl|json|text|formData)$/;

/** Names of what a program has a few of where it chooses itself, and a client as many as it likes. */
const CHOSEN = /(?:channel|topic|tag|category|namespace|scope|prefix|field)(?:_?(?:name|id|key))?$/i;

const isFixed = (name: string): boolean => namesFixedValue(name) && !CHOSEN.test(name);

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
      return sentVariables(source, node, definition => isSentVariable(source, node, definition, isSent));
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

const sentVariables = perVariable();

type Test = (part: TSESTree.Node | null | undefined) => boolean;

/** A variable that is given something sent, or a parameter that this file calls with it. */
function isSentVariable(source: Source, node: TSESTree.Identifier, definition: Definition, isSent: Test): boolean {
  if (definition.type === 'Variable') {
    const { id, init } = definition.node;
    if (id.type !== 'Identifier' && isFixed(node.name)) return false;
    return init !== null && (isSent(init) || (id.type !== 'Identifier' && isRequest(source, init, node)));
  }
  if (definition.type !== 'Parameter' || !isFunction(definition.node)) return false;
  if (hearsMessages(source, definition.node)) return true;
  const [start, end] = definition.name.range;
  const index = definition.node.params.findIndex(({ range }) => range[0] <= start && end <= range[1]);
  const { calls } = callsToResult(source, definition.node) ?? callsTo(source, definition.node);
  return calls.some(({ arguments: given }) => isSent(given[index]));
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
  isFixed(propertyName(source, member) ?? '');

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
