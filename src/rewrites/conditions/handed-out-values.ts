import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../../analysis/syntax/bindings.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { type Fill, fillsOf } from '../../analysis/containers/fills.ts';
import { passingResult } from '../../analysis/lives/passing-results.ts';
import { rootOf } from '../../analysis/values/mutations.ts';
import { childrenOf } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type FunctionNode, isFunction, lineOf, unwrap } from '../../analysis/syntax/syntax.ts';
import type { Condition } from './gate.ts';

/** Requires that what is put in is handed out by the same function, so that its users can hold it. */
export const valuesAreHandedOut: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    const { inside, node } = fill.use;
    if (inside === undefined || wayOutOf(source, container, fill, inside)) continue;
    return {
      doubt: `nothing but \`${container.place.name}\` holds what line ${lineOf(node)} puts in`,
      hazard: 'sole-owner',
    };
  }
  return undefined;
};

/** Requires that somebody may hold what is handed out for longer than it takes to use it: else each value would be made again and again. */
export const valuesMayBeKept: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    const { inside } = fill.use;
    const isReturned = inside !== undefined && wayOutOf(source, container, fill, inside) === 'returned';
    const passing = isReturned ? passingResult(source, inside) : undefined;
    if (passing)
      return {
        doubt: `nothing but \`${container.place.name}\` keeps what line ${lineOf(fill.use.node)} puts in: whoever gets it, as on line ${lineOf(passing)}, lets go of it, and it would be made again and again`,
        hazard: 'sole-owner',
      };
  }
  return undefined;
};

/** How a function lets others hold what it puts in, a field before anything else. */
function wayOutOf(
  source: Source,
  { uses }: Container,
  fill: Fill,
  inside: FunctionNode,
): 'kept' | 'returned' | undefined {
  const reads = new Set<TSESTree.Node>(
    uses.flatMap(use => (use.inside === inside && use.method === 'get' ? use.by : [])),
  );
  const isIt = (expression: TSESTree.Node | null | undefined): boolean => {
    if (!expression) return false;
    const node = unwrap(expression);
    if (reads.has(node)) return fill.variable === undefined;
    // Of an object, `cache[key] = value` is the value.
    if (node === fill.use.by) return node.type === 'AssignmentExpression';
    if (node.type === 'Identifier') return fill.variable !== undefined && variableOf(source, node) === fill.variable;
    if (node.type === 'LogicalExpression') return isIt(node.right);
    if (node.type === 'ConditionalExpression') return isIt(node.consequent) && isIt(node.alternate);
    if (node.type === 'SequenceExpression') return isIt(node.expressions.at(-1));
    return (
      node.type === 'AssignmentExpression' && (isIt(node.right) || (node.left.type === 'Identifier' && isIt(node.left)))
    );
  };
  const pending: TSESTree.Node[] = [inside.body];
  let isReturned = inside.body.type !== 'BlockStatement' && isIt(inside.body);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'ReturnStatement' && isIt(node.argument)) isReturned = true;
    if (node.type === 'AssignmentExpression' && isFieldOfThis(node.left) && isIt(node.right)) return 'kept';
    if (!isFunction(node)) pending.push(...childrenOf(source, node));
  }
  return isReturned ? 'returned' : undefined;
}

function isFieldOfThis(target: TSESTree.Node): boolean {
  return target.type === 'MemberExpression' && rootOf(target).type === 'ThisExpression';
}
