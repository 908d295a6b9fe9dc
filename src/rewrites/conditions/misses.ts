import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from '../../analysis/containers/containers.ts';
import type { Fill } from '../../analysis/containers/fills.ts';
import { contains, walk } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type FunctionNode, isFunction, wrapped } from '../../analysis/syntax/syntax.ts';

/** What runs on a miss only: the branch around the fill, or else whatever follows the first read. */
export function missBranches(fill: TSESTree.Node, { uses }: Container, inside: FunctionNode): TSESTree.Node[] {
  for (let node = wrapped(fill), { parent } = node; parent && node !== inside.body; node = parent, { parent } = node) {
    if (parent.type === 'IfStatement' && parent.test !== node) return [node];
    if (
      (parent.type === 'LogicalExpression' && parent.right === node) ||
      (parent.type === 'ConditionalExpression' && parent.test !== node)
    )
      return [node];
  }
  if (inside.body.type !== 'BlockStatement') return [inside.body];
  const first = Math.min(
    ...uses.flatMap(use => (use.inside === inside && use.effect === 'read' ? use.by.range[0] : [])),
  );
  return inside.body.body.filter(({ range }) => range[1] > first);
}

/** What is asked on the way to what a miss puts in, around it or before it: the choice of what to make. */
export function choicesOf(
  source: Source,
  { use, makings }: Fill,
  container: Container,
  inside: FunctionNode,
): TSESTree.Node[] {
  const branches = missBranches(use.by, container, inside);
  const choices: TSESTree.Node[] = [];
  walk(source, inside.body, node => {
    const choice = choiceOf(node);
    const decides =
      [use.by, ...makings].some(made => contains(node, made)) || branches.some(branch => contains(branch, node));
    if (choice && decides) choices.push(choice);
    return isFunction(node) ? false : undefined;
  });
  return choices;
}

/** What a statement or expression asks in order to go one way or another. */
function choiceOf(node: TSESTree.Node): TSESTree.Node | undefined {
  switch (node.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return node.test;
    case 'SwitchStatement':
      return node.discriminant;
    case 'LogicalExpression':
      return node.left;
    default:
      return undefined;
  }
}
