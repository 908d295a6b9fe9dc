import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import type { Container } from './containers.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

/** `for (const item of this.items) all.add(item)`: what belongs to one object of many stays when that has gone. */
export function isPartOfInstance(source: Source, { kind, lifetime }: Container, value: TSESTree.Node): boolean {
  const node = unwrap(value);
  const definition = node.type === 'Identifier' ? variableOf(source, node)?.defs[0] : undefined;
  const loop = definition?.type === 'Variable' ? definition.parent.parent : undefined;
  if (kind.name !== 'Set' || lifetime !== 'module' || loop?.type !== 'ForOfStatement') return false;
  let root = unwrap(loop.right);
  while (root.type === 'MemberExpression' || root.type === 'CallExpression')
    root = unwrap(root.type === 'CallExpression' ? root.callee : root.object);
  return root.type === 'ThisExpression';
}
