import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../../analysis/syntax/bindings.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import type { Fill } from '../../analysis/containers/fills.ts';
import { contains, walk } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import type { FunctionNode } from '../../analysis/syntax/syntax.ts';

/** Whether a node is the entry that a map has under the key. */
export type IsEntry = (node: TSESTree.Node) => boolean;

/** Tells the entry of a map: what is read from it, and the names that this is given. */
export function entryTest(source: Source, { uses }: Container, { variable }: Fill, inside: FunctionNode): IsEntry {
  const reads = new Set<TSESTree.Node>(
    uses.flatMap(use => (use.inside === inside && use.effect === 'read' ? use.by : [])),
  );
  const names = new Set([variable]);
  walk(source, inside.body, node => {
    const target = node.type === 'VariableDeclarator' ? node.id : node.type === 'AssignmentExpression' && node.left;
    const value = node.type === 'VariableDeclarator' ? node.init : node.type === 'AssignmentExpression' && node.right;
    if (target && value && target.type === 'Identifier' && [...reads].some(read => contains(value, read)))
      names.add(variableOf(source, target));
  });
  names.delete(undefined);
  return node => reads.has(node) || (node.type === 'Identifier' && names.has(variableOf(source, node)));
}

/** What runs only where there is an entry: branches beside the one that fills, and those of earlier tests. */
export function hitBranches(
  source: Source,
  fill: TSESTree.Node,
  inside: FunctionNode,
  isEntry: IsEntry,
): (TSESTree.Statement | TSESTree.Expression)[] {
  const branches: (TSESTree.Statement | TSESTree.Expression)[] = [];
  for (const node of tests(source, inside)) {
    const asks = mentions(source, node.test, isEntry);
    if (!asks || node.range[0] > fill.range[0]) continue;
    for (const branch of [node.consequent, node.alternate])
      if (branch && !contains(branch, fill)) branches.push(branch);
  }
  return branches;
}

function tests(source: Source, inside: FunctionNode): (TSESTree.IfStatement | TSESTree.ConditionalExpression)[] {
  const found: (TSESTree.IfStatement | TSESTree.ConditionalExpression)[] = [];
  walk(source, inside.body, node => {
    if (node.type === 'IfStatement' || node.type === 'ConditionalExpression') found.push(node);
  });
  return found;
}

function mentions(source: Source, root: TSESTree.Node, isEntry: IsEntry): boolean {
  let found = false;
  walk(source, root, node => {
    if (isEntry(node)) found = true;
  });
  return found;
}
