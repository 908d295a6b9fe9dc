import type { TSESTree } from '@typescript-eslint/types';
import { constantValue, variableOf } from '../../analysis/syntax/bindings.ts';
import { isProvenObject } from '../../analysis/values/proven-objects.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { literalText, unwrap } from '../../analysis/syntax/syntax.ts';
import { areTwoTexts, isBoolean } from './certain-texts.ts';
import { below, type Input } from './input.ts';
import { partsOfCall } from './key-parts-of-calls.ts';
import { piecesOf, runTogether } from './text-pieces.ts';

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
      return partsOfCall(source, node, {
        here: go,
        ...(depth > 0 && { inside: part => keyParts(source, part, depth - 1) }),
      });
    default:
      return [];
  }
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
