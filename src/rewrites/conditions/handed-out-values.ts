import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../../analysis/syntax/bindings.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { type Fill, fillsOf } from '../../analysis/containers/fills.ts';
import { rootOf } from '../../analysis/values/mutations.ts';
import { childrenOf } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type FunctionNode, isFunction, lineOf, unwrap } from '../../analysis/syntax/syntax.ts';
import type { Condition } from './gate.ts';

/** Requires that what is put in is handed out by the same function, so that its users hold it. */
export const valuesAreHandedOut: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    const { inside, node } = fill.use;
    if (inside === undefined || isHandedOut(source, container, fill, inside)) continue;
    return {
      doubt: `nothing but \`${container.place.name}\` holds what line ${lineOf(node)} puts in`,
      hazard: 'sole-owner',
    };
  }
  return undefined;
};

function isHandedOut(source: Source, { uses }: Container, fill: Fill, inside: FunctionNode): boolean {
  const reads = new Set<TSESTree.Node>(
    uses.flatMap(use => (use.inside === inside && use.method === 'get' ? use.by : [])),
  );
  const isIt = (expression: TSESTree.Node | null | undefined): boolean => {
    if (!expression) return false;
    const node = unwrap(expression);
    if (reads.has(node)) return fill.variable === undefined;
    if (node.type === 'Identifier') return fill.variable !== undefined && variableOf(source, node) === fill.variable;
    if (node.type === 'LogicalExpression') return isIt(node.right);
    if (node.type === 'ConditionalExpression') return isIt(node.consequent) && isIt(node.alternate);
    if (node.type === 'SequenceExpression') return isIt(node.expressions.at(-1));
    return (
      node.type === 'AssignmentExpression' && (isIt(node.right) || (node.left.type === 'Identifier' && isIt(node.left)))
    );
  };
  const pending: TSESTree.Node[] = [inside.body];
  if (inside.body.type !== 'BlockStatement' && isIt(inside.body)) return true;
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'ReturnStatement' && isIt(node.argument)) return true;
    if (node.type === 'AssignmentExpression' && isFieldOfThis(node.left) && isIt(node.right)) return true;
    if (!isFunction(node)) pending.push(...childrenOf(source, node));
  }
  return false;
}

function isFieldOfThis(target: TSESTree.Node): boolean {
  return target.type === 'MemberExpression' && rootOf(target).type === 'ThisExpression';
}
