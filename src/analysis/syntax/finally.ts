import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from './syntax.ts';

/** Whether a node of a function stands in a `finally` there. */
export function isInFinally(node: TSESTree.Node, inside: FunctionNode): boolean {
  for (let inner = node, { parent } = node; parent && parent !== inside; inner = parent, { parent } = inner) {
    if (parent.type === 'TryStatement' && parent.finalizer === inner) return true;
  }
  return false;
}
