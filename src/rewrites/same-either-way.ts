import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../analysis/bindings.ts';
import type { Container } from '../analysis/containers.ts';
import { type Fill, fillsOf } from '../analysis/fills.ts';
import { childrenOf, contains, walk } from '../analysis/nodes.ts';
import { outsideEffect } from '../analysis/outside-effects.ts';
import type { Source } from '../analysis/source.ts';
import { type FunctionNode, isFunction, lineOf, unwrap } from '../analysis/syntax.ts';
import type { Condition } from './gate.ts';

/** Requires that where there is an entry, it is handed out and nothing else is done: a miss in its place must not be noticed. */
export const hitsOnlyHandOut: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    const { inside } = fill.use;
    if (inside === undefined) continue;
    const isEntry = entryTest(source, container, fill, inside);
    for (const branch of hitBranches(source, fill.use.by, inside, isEntry)) {
      const other = otherWork(source, branch, inside, isEntry);
      if (other)
        return {
          doubt: `line ${lineOf(other)} does something else where \`${container.place.name}\` has an entry than where it has none`,
          hazard: 'told-apart',
        };
    }
  }
  return undefined;
};

type IsEntry = (node: TSESTree.Node) => boolean;

/** Tells the entry of a map: what is read from it, and the names that this is given. */
function entryTest(source: Source, { uses }: Container, { variable }: Fill, inside: FunctionNode): IsEntry {
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
function hitBranches(
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

/** What a branch does besides handing out the entry: an effect, an error, another result. */
function otherWork(
  source: Source,
  branch: TSESTree.Node,
  inside: FunctionNode,
  isEntry: IsEntry,
): TSESTree.Node | undefined {
  const pending: TSESTree.Node[] = [branch];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (node.type === 'ThrowStatement') return node;
    if (node.type === 'ReturnStatement' && !isHandedOut(node.argument, isEntry)) return node;
    if (node.type === 'CallExpression' && node.parent.type === 'ExpressionStatement' && !isEntry(node)) return node;
    if (!isFunction(node)) pending.push(...childrenOf(source, node));
  }
  return outsideEffect(source, branch, inside);
}

function isHandedOut(result: TSESTree.Node | null, isEntry: IsEntry): boolean {
  if (result === null) return false;
  const node = unwrap(result);
  if (isEntry(node)) return true;
  return node.type === 'AwaitExpression' && isHandedOut(node.argument, isEntry);
}
