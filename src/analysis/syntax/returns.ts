import type { TSESTree } from '@typescript-eslint/types';
import { nodesOf } from './nodes.ts';
import { perSource, type Source } from './source.ts';
import { type FunctionNode, functionAround, unwrap } from './syntax.ts';

/** What a function returns, without what the functions inside it return. */
export function returnedBy(source: Source, node: FunctionNode): readonly TSESTree.Node[] {
  if (node.type === 'ArrowFunctionExpression' && node.expression) return [unwrap(node.body)];
  return returnStatements(source, node).flatMap(({ argument }) => (argument ? [unwrap(argument)] : []));
}

/** The return statements of a function, without those of the functions inside it. */
export function returnStatements(source: Source, node: FunctionNode): readonly TSESTree.ReturnStatement[] {
  return returnsByFunction(source).get(node) ?? [];
}

const returnsByFunction = perSource(
  (source): ReadonlyMap<FunctionNode | undefined, readonly TSESTree.ReturnStatement[]> => {
    const byFunction = new Map<FunctionNode | undefined, TSESTree.ReturnStatement[]>();
    for (const statement of nodesOf(source, 'ReturnStatement')) {
      const around = functionAround(statement);
      const known = byFunction.get(around);
      if (known === undefined) byFunction.set(around, [statement]);
      else known.push(statement);
    }
    return byFunction;
  },
);
