import type { TSESTree } from '@typescript-eslint/types';
import type { FunctionNode } from './syntax.ts';

/** Whether what comes after a branch is not come to from it. */
export function leaves(branch: TSESTree.Statement): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  return last !== undefined && /^(?:Return|Throw|Continue|Break)Statement$/.test(last.type);
}

/** `if (started) return;`: the tests of a block that keep what comes after them from being reached where they hold. */
export function exitsBefore(block: TSESTree.BlockStatement, later: TSESTree.Node): readonly TSESTree.Expression[] {
  return exitsOf(block)
    .filter(({ range }) => range[1] <= later.range[0])
    .map(({ test }) => test);
}

/** Asked for at every statement of a block, and a generated one can have thousands. */
const exits = new WeakMap<TSESTree.BlockStatement, readonly TSESTree.IfStatement[]>();

function exitsOf(block: TSESTree.BlockStatement): readonly TSESTree.IfStatement[] {
  let found = exits.get(block);
  if (found === undefined) exits.set(block, (found = block.body.filter(isExit)));
  return found;
}

const isExit = (statement: TSESTree.Statement): statement is TSESTree.IfStatement =>
  statement.type === 'IfStatement' && leaves(statement.consequent);

/** The branch around a node that returns from the function around when it is done: `if (failed) { tell(); return; }`. */
export function returningBranch(node: TSESTree.Node, around: FunctionNode): TSESTree.Statement | undefined {
  for (let inner = node, outer = node.parent; outer && inner !== around.body; inner = outer, outer = outer.parent) {
    if (outer.type !== 'IfStatement' || outer.consequent !== inner) continue;
    const { consequent } = outer;
    const last = consequent.type === 'BlockStatement' ? consequent.body.at(-1) : consequent;
    return last?.type === 'ReturnStatement' ? consequent : undefined;
  }
  return undefined;
}
