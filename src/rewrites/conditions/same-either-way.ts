import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from '../../analysis/containers/containers.ts';
import { fillsOf } from '../../analysis/containers/fills.ts';
import { childrenOf } from '../../analysis/syntax/nodes.ts';
import { outsideEffect } from '../../analysis/containers/outside-effects.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type FunctionNode, isFunction, lineOf, unwrap } from '../../analysis/syntax/syntax.ts';
import type { Condition } from './gate.ts';
import { entryTest, hitBranches, type IsEntry } from './hit-branches.ts';

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
