import type { TSESTree } from '@typescript-eslint/types';
import { nodesOf } from '../syntax/nodes.ts';
import { type Owner, ownerOfDefinition } from './owners.ts';
import { type MemberDefinition, namesOf } from './place-names.ts';
import { type Place, placeOf } from './places.ts';
import { perSource } from '../syntax/source.ts';
import { wrapped } from '../syntax/syntax.ts';

/** The objects that have methods, however these are written. */
export const ownersOfMethods = perSource((source): ReadonlySet<Owner | Place | undefined> => {
  const owners = new Set<Owner | Place | undefined>();
  for (const type of ['FunctionExpression', 'ArrowFunctionExpression'] as const)
    for (const node of nodesOf(source, type)) {
      const { parent: by } = wrapped(node);
      if (isDefinition(by) && namesOf(source, by).length > 0) owners.add(ownerOfDefinition(source, by));
      for (const left of targetsOf(node)) owners.add(placeOf(source, left)?.owner);
    }
  return owners;
});

function isDefinition(node: TSESTree.Node | undefined): node is MemberDefinition {
  return (
    node?.type === 'MethodDefinition' ||
    node?.type === 'PropertyDefinition' ||
    (node?.type === 'Property' && node.parent.type === 'ObjectExpression')
  );
}

/** All that an expression is assigned to: two in `a.run = b.run = function () {}`. */
function targetsOf(value: TSESTree.Node): TSESTree.Node[] {
  const outer = wrapped(value);
  const { parent: by } = outer;
  if (by?.type !== 'AssignmentExpression' || by.right !== outer) return [];
  return [by.left, ...(by.operator === '=' ? targetsOf(by) : [])];
}
