import type { TSESTree } from '@typescript-eslint/types';

/** Whether what comes after a branch is not come to from it. */
export function leaves(branch: TSESTree.Statement): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  return last !== undefined && /^(?:Return|Throw|Continue|Break)Statement$/.test(last.type);
}

/** `if (started) return;`: the tests of a block that keep what comes after them from being reached where they hold. */
export function exitsBefore({ body }: TSESTree.BlockStatement, later: TSESTree.Node): readonly TSESTree.Expression[] {
  return body.flatMap(statement =>
    statement.type === 'IfStatement' && statement.range[1] <= later.range[0] && leaves(statement.consequent)
      ? [statement.test]
      : [],
  );
}
