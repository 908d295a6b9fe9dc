import type { TSESTree } from '@typescript-eslint/types';
import { grouped } from './grouping.ts';
import { nodesOf } from './nodes.ts';
import { perSource, type Source } from './source.ts';
import { type FunctionNode, functionAround } from './syntax.ts';

/** The calls that a function makes itself, those of the functions inside it left aside, in the order of the text. */
export function callsIn(source: Source, home: FunctionNode): readonly TSESTree.CallExpression[] {
  return callsByHome(source).get(home) ?? [];
}

const callsByHome = perSource((source): ReadonlyMap<FunctionNode, readonly TSESTree.CallExpression[]> =>
  grouped(nodesOf(source, 'CallExpression'), functionAround),
);
