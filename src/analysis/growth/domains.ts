import type { Definition } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, propertyName } from '../syntax/member-names.ts';
import { constantText, constantValue, isGlobal, resolve, variableOf } from '../syntax/bindings.ts';
import { callsTo, functionOf, isSynchronousCallback } from '../values/calls.ts';
import { returnedBy } from '../syntax/returns.ts';
import { isCountable, isCountableList } from '../values/countable-types.ts';
import { declaredType } from '../values/declared-types.ts';
import { isSentByClient } from './sent-keys.ts';
import { isSourceText } from './source-texts.ts';
import { namesFixedValue } from '../tables/fixed-names.ts';
import { ownerOf } from '../values/owners.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, lastNameOf, unwrap, userOf } from '../syntax/syntax.ts';
import { writtenType } from '../values/type-identity.ts';
import { hasCountableType } from '../values/type-services.ts';

/** Whether a key can take only so many values as the program spells out, so that what is keyed by it cannot grow for ever. */
export function isBounded(source: Source, key: TSESTree.Node, depth = 0): boolean {
  if (depth > 6) return false;
  if (hasCountableType(source, key) || constantText(source, key) !== undefined) return true;
  if (isFixed(source, key)) return true;
  const node = resolve(source, key);
  switch (node.type) {
    case 'Literal':
      return true;
    case 'TemplateLiteral':
      return node.expressions.every(part => isBounded(source, part, depth + 1));
    case 'ConditionalExpression':
      return isBounded(source, node.consequent, depth + 1) && isBounded(source, node.alternate, depth + 1);
    case 'BinaryExpression':
      // `count++ % 4` starts over.
      if (node.operator === '%') return isBounded(source, node.right, depth + 1);
      // `hash & 0xffff` has no more bits than the mask.
      if (node.operator === '&' && [node.left, node.right].some(({ type }) => type === 'Literal')) return true;
      return isBounded(source, node.left, depth + 1) && isBounded(source, node.right, depth + 1);
    case 'LogicalExpression':
      return isBounded(source, node.left, depth + 1) && isBounded(source, node.right, depth + 1);
    case 'UnaryExpression':
      return node.operator === 'typeof' || node.operator === '!';
    case 'MemberExpression':
      return isBoundedMember(source, node, depth);
    case 'CallExpression':
      return isBoundedCall(source, node, depth);
    case 'ClassDeclaration':
    case 'ClassExpression':
      return true;
    case 'ThisExpression':
      // In a static method it is the class, or one that extends it.
      return ownerOf(source, node)?.kind === 'static';
    case 'Identifier':
      return isBoundedVariable(source, node, depth);
    default:
      return false;
  }
}

/** Whether a name says that its value is one of a few, and nothing tells of more. */
const isFixed = (source: Source, key: TSESTree.Node): boolean =>
  key.type === 'Identifier' && namesFixedValue(key.name) && !isSentByClient(source, key) && !isSourceText(source, key);

const RESPELLING: ReadonlySet<string | undefined> = new Set([
  'toLowerCase',
  'toUpperCase',
  'trim',
  'toString',
  'valueOf',
]);

/** What a date says of itself that comes round again. */
const OF_CALENDARS = /^get(?:UTC)?(?:Day|Date|Month|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)$/;

/** What functions are called that somebody hands in. */
const FUNCTIONS =
  /^(fn|func|function|callback|cb|factory|handler|selector|getter|loader|import[eo]r)$|(Fn|Factory|Loader)$/;

function isBoundedCall(source: Source, call: TSESTree.CallExpression, depth: number): boolean {
  const callee = unwrap(call.callee);
  const local = functionOf(source, callee);
  const results = local ? returnedBy(source, local) : [];
  if (results.length > 0 && results.every(result => isBounded(source, result, depth + 1))) return true;
  const [given] = call.arguments;
  const isRounded = callee.type === 'MemberExpression' && isGlobal(source, callee.object, 'Math');
  if ((isRounded || isGlobal(source, callee, 'String')) && given) return isBounded(source, given, depth + 1);
  if (callee.type === 'Identifier') return callee.name === 'Boolean' || namesFixedValue(callee.name);
  const method = calledMethod(source, call);
  if (callee.type !== 'MemberExpression' || method === undefined) return false;
  // `load.toString()`: there are as many as functions are written in the code.
  if (method === 'toString' && FUNCTIONS.test(lastNameOf(callee.object))) return true;
  if (OF_CALENDARS.test(method)) return true;
  if (method === 'join' && isCountableList(source, unwrap(callee.object))) return true;
  return RESPELLING.has(method) ? isBounded(source, callee.object, depth + 1) : namesFixedValue(method);
}

function isBoundedMember(source: Source, member: TSESTree.MemberExpression, depth: number): boolean {
  const type = declaredType(source, member);
  if (type && isCountable(source, type)) return true;
  const name = propertyName(source, member);
  if (name !== undefined) return namesFixedValue(name);
  const list = resolve(source, member.object);
  return isCountableList(source, list) || isSpelledOut(source, list, depth);
}

function isBoundedVariable(source: Source, node: TSESTree.Identifier, depth: number): boolean {
  const definition = variableOf(source, node)?.defs[0];
  if (definition === undefined) return false;
  const written = writtenType(definition.name);
  if (written && isCountable(source, written)) return true;
  if (isFixed(source, node)) return true;
  if (definition.type === 'Parameter') return isBoundedParameter(source, definition, depth);
  const loop = definition.type === 'Variable' ? definition.node.parent.parent : undefined;
  if (loop?.type === 'ForOfStatement' || loop?.type === 'ForInStatement') {
    return loop.left === definition.node.parent && isSpelledOut(source, resolve(source, loop.right), depth);
  }
  return false;
}

/** A parameter of a callback over a spelled-out list, or of a local function that is only ever called with bounded values. */
function isBoundedParameter(source: Source, { name, node }: Definition, depth: number): boolean {
  // What a template names in its loops is a parameter to its parser, too.
  const around = isFunction(node) ? node : undefined;
  const index = around?.params.indexOf(name as TSESTree.Parameter) ?? -1;
  if (around === undefined || index < 0) return false;
  const call = userOf(around);
  if (call?.type === 'CallExpression' && isSynchronousCallback(source, around)) {
    const callee = unwrap(call.callee);
    return (
      index === 0 && callee.type === 'MemberExpression' && isSpelledOut(source, resolve(source, callee.object), depth)
    );
  }
  const { calls, escapes } = callsTo(source, around);
  if (escapes || calls.length === 0) return false;
  return calls.every(({ arguments: given }) => {
    const argument = given[index];
    return argument !== undefined && argument.type !== 'SpreadElement' && isBounded(source, argument, depth + 1);
  });
}

/** A list, object or enumeration whose members all stand in the text. */
function isSpelledOut(source: Source, node: TSESTree.Node, depth: number): boolean {
  if (node.type === 'ArrayExpression') {
    return node.elements.every(
      element => element !== null && element.type !== 'SpreadElement' && isBounded(source, element, depth + 1),
    );
  }
  if (node.type === 'ObjectExpression')
    return node.properties.length > 0 && node.properties.every(({ type }) => type === 'Property');
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    const [first] = node.arguments;
    return (
      first !== undefined && first.type !== 'SpreadElement' && isSpelledOut(source, resolve(source, first), depth + 1)
    );
  }
  if (node.type !== 'Identifier') return false;
  const variable = variableOf(source, node);
  const value = variable && constantValue(variable);
  return value !== undefined && value !== node && isSpelledOut(source, value, depth + 1);
}
