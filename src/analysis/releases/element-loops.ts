import type { TSESTree } from '@typescript-eslint/types';
import type { Occasion } from '../lives/occasions.ts';
import { inputCount } from '../lives/effect-inputs.ts';
import { isFilledByRef } from '../lives/own-targets.ts';
import { isNothing, isTemplateRef } from '../lives/template-refs.ts';
import { exitsBefore } from '../syntax/exits.ts';
import { propertyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';
import { placeOf } from '../values/places.ts';

/**
 * Whether a loop asks each time for an element that its component renders before it goes on: `if (!box.current) return;
 * …; requestAnimationFrame(draw);`. Frameworks empty the ref when the component goes. An effect that runs again starts
 * another loop beside the one that goes on.
 */
export function goesWithElement(source: Source, call: TSESTree.CallExpression, { kind, start }: Occasion): boolean {
  if (kind === 'effect' && inputCount(start) !== 0) return false;
  for (
    let inner: TSESTree.Node = call, outer: TSESTree.Node | undefined = call.parent;
    outer && !isFunction(outer);
    inner = outer, outer = outer.parent
  ) {
    if (outer.type === 'IfStatement' && outer.consequent === inner && isElement(source, outer.test)) return true;
    if (outer.type === 'BlockStatement' && exitsBefore(outer, inner).some(test => isMissing(source, test))) return true;
  }
  return false;
}

/** `!box.current`, `box.current === null`, also as one of several reasons. */
function isMissing(source: Source, test: TSESTree.Node): boolean {
  const node = unwrap(test);
  if (node.type === 'LogicalExpression' && node.operator === '||')
    return isMissing(source, node.left) || isMissing(source, node.right);
  if (node.type === 'BinaryExpression')
    return /^===?$/.test(node.operator) && isNothing(node.right) && isElement(source, node.left);
  return node.type === 'UnaryExpression' && node.operator === '!' && isElement(source, node.argument);
}

/** `box.current` of a ref that an element is given, `box.value` of one in a template. */
function isElement(source: Source, expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  const name = node.type === 'MemberExpression' ? propertyName(source, node) : undefined;
  if (node.type !== 'MemberExpression' || name === undefined) return false;
  if (name !== 'current') return isTemplateRef(source, node, name);
  const ref = placeOf(source, node.object);
  return ref !== undefined && isFilledByRef(ref);
}
