import type { TSESTree } from '@typescript-eslint/types';
import { mentions } from '../syntax/mentions.ts';
import type { Source } from '../syntax/source.ts';
import { lastNameOf, unwrap } from '../syntax/syntax.ts';
import type { Place } from '../values/places.ts';

const mentionsWeak = mentions(['WeakMap', 'WeakSet'], text => /Weak(?:Map|Set)/.test(text));

/**
 * `typeof WeakMap === 'function' ? new WeakMap() : new Map()`: whether a place is only given a collection that holds strongly
 * where there are none that hold weakly.
 */
export function standsInForWeak(source: Source, { values }: Place): boolean {
  if (!mentionsWeak(source)) return false;
  return values.some(({ value, by }) => isChoice(source, value) || (makesWeak(value) && isTried(source, by)));
}

/** Whether an expression makes a weak collection where its test finds that there are some. */
function isChoice(source: Source, value: TSESTree.Node): boolean {
  const node = unwrap(value);
  if (node.type === 'ConditionalExpression')
    return asksForWeak(source, node.test) && [node.consequent, node.alternate].some(branch => makesWeak(branch));
  // `hasWeakMap && new WeakMap() || new Map()`
  const both = node.type === 'LogicalExpression' ? unwrap(node.left) : node;
  return (
    node.type === 'LogicalExpression' &&
    node.operator !== '&&' &&
    both.type === 'LogicalExpression' &&
    both.operator === '&&' &&
    asksForWeak(source, both.left) &&
    makesWeak(both.right)
  );
}

/** Whether what is done is only done where there are weak collections: behind a test of that, or as far as it does not throw. */
function isTried(source: Source, by: TSESTree.Node): boolean {
  for (let inner = by, outer = by.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'IfStatement' && outer.test !== inner) return asksForWeak(source, outer.test);
    if (outer.type === 'TryStatement') return outer.block === inner;
  }
  return false;
}

const asksForWeak = ({ text }: Source, { range }: TSESTree.Node): boolean => /weak/i.test(text.slice(...range));

function makesWeak(value: TSESTree.Node): boolean {
  const node = unwrap(value);
  return node.type === 'NewExpression' && /^Weak(?:Map|Set)$/.test(lastNameOf(node.callee));
}
