import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../../analysis/containers/container-uses.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { contains } from '../../analysis/syntax/nodes.ts';

/** The uses that walk or count all entries, such as `for … of`, `size` and `keys()`. */
export function walksOf(container: Container): Use[] {
  return container.uses.filter(isWalk);
}

/** Whether a use walks or counts all entries, and nothing else. */
export function isWalk({ effect, method, by, node }: Use): boolean {
  if (effect !== 'iterate') return false;
  if (method !== undefined) return method === 'size' || method === 'length' || by.type === 'CallExpression';
  if (by.type === 'ForOfStatement') return contains(by.right, node);
  if (by.type === 'SpreadElement') return by.parent.type !== 'ObjectExpression';
  if (by.type === 'NewExpression') return true;
  return by.type === 'CallExpression' && by.callee.type === 'MemberExpression' && isNamed(by.callee, 'Array', 'from');
}

function isNamed({ object, property }: TSESTree.MemberExpression, owner: string, name: string): boolean {
  return (
    object.type === 'Identifier' && object.name === owner && property.type === 'Identifier' && property.name === name
  );
}
