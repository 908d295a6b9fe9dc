import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName, constantValue, variableOf } from '../../analysis/syntax/bindings.ts';
import { functionOf } from '../../analysis/values/calls.ts';
import { isProvenObject } from '../../analysis/values/proven-objects.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type FunctionNode, literalText, unwrap } from '../../analysis/syntax/syntax.ts';
import { areTwoTexts, isBoolean } from './certain-texts.ts';
import type { Input } from './input.ts';
import { isDigest, piecesOf, runTogether } from './text-pieces.ts';

/** How many calls deep the functions of the file are followed. */
const DEPTH = 4;

/**
 * What a key tells apart: where two keys are equal, so are these. A key that leaves out something of what it is made
 * of, such as `text.toLowerCase()`, `text.length` or `a + b` of numbers, tells nothing of that.
 */
export function keyParts(source: Source, key: TSESTree.Node, depth = DEPTH): Input[] {
  const node = unwrap(key);
  const go = (part: TSESTree.Node): Input[] => keyParts(source, part, depth);
  const inText = (part: TSESTree.Node): Input[] => (isProvenObject(source, part) ? [] : go(part));
  switch (node.type) {
    case 'Identifier':
      return partsOfName(source, node, depth);
    case 'ThisExpression':
      return [{ root: 'this', path: [] }];
    case 'MemberExpression':
      return node.computed || node.property.type !== 'Identifier' ? [] : below(go(node.object), [node.property.name]);
    case 'TemplateLiteral':
    case 'BinaryExpression': {
      const pieces = piecesOf(source, node);
      return runTogether(source, pieces) ? [] : pieces.flatMap(inText);
    }
    case 'LogicalExpression':
      // Of `a || b` nobody can tell which it was, unless one never differs.
      return literalText(unwrap(node.right)) === undefined ? [] : go(node.left);
    case 'ConditionalExpression':
      if (!areTwoTexts(node.consequent, node.alternate)) return [];
      return isBoolean(source, node.test) ? go(node.test) : below(go(node.test), ['?']);
    case 'ArrayExpression':
      return node.elements.flatMap(element => (element ? go(element) : []));
    case 'ObjectExpression':
      return node.properties.flatMap(part => go(part.type === 'Property' ? part.value : part.argument));
    case 'SpreadElement':
      return go(node.argument);
    case 'CallExpression':
      return partsOfCall(source, node, depth);
    default:
      return [];
  }
}

function below(inputs: readonly Input[], names: readonly string[]): Input[] {
  return inputs.map(({ root, path }) => ({ root, path: [...path, ...names] }));
}

/** A name, and what a constant by that name is made of. */
function partsOfName(source: Source, node: TSESTree.Identifier, depth: number): Input[] {
  const variable = variableOf(source, node);
  if (variable === undefined) return [{ root: node.name, path: [] }];
  const isChangedLater = variable.references.some(
    reference => reference.isWrite() && !reference.init && reference.identifier.range[0] > node.range[0],
  );
  if (isChangedLater) return [];
  const value = constantValue(variable);
  return [{ root: variable, path: [] }, ...(value ? keyParts(source, value, depth) : [])];
}

function partsOfCall(source: Source, call: TSESTree.CallExpression, depth: number): Input[] {
  const callee = unwrap(call.callee);
  const go = (part: TSESTree.Node): Input[] => keyParts(source, part, depth);
  const method = calledMethod(source, call);
  const [first] = call.arguments;
  if (callee.type === 'MemberExpression' && method === 'join')
    return first && literalText(first) === '' ? [] : go(callee.object);
  if (callee.type === 'MemberExpression' && method === 'toString')
    return isProvenObject(source, callee.object) ? [] : go(callee.object);
  const name = calleeName(source, callee);
  if (name === 'Boolean' && first) return below(go(first), ['?']);
  if (name === 'String' && first) return isProvenObject(source, first) ? [] : go(first);
  const called = functionOf(source, callee);
  if (called) return depth > 0 ? partsOfResult(source, called, call, depth - 1) : [];
  return isDigest(call) ? call.arguments.flatMap(go) : [];
}

/** What the result of a function of the file tells apart of what it is called with. */
function partsOfResult(source: Source, called: FunctionNode, call: TSESTree.CallExpression, depth: number): Input[] {
  const result = onlyResult(called);
  if (result === undefined) return [];
  return keyParts(source, result, depth).flatMap(({ root, path }) => {
    const definition = typeof root === 'string' ? undefined : root.defs[0];
    const parameter = definition?.node === called ? called.params.indexOf(definition.name as TSESTree.Parameter) : -1;
    const argument = call.arguments[parameter];
    return argument ? below(keyParts(source, argument, depth), path) : [];
  });
}

/** The one expression that a function does nothing but return. */
function onlyResult({ body }: FunctionNode): TSESTree.Expression | undefined {
  if (body?.type !== 'BlockStatement') return body ?? undefined;
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement' ? (only.argument ?? undefined) : undefined;
}
