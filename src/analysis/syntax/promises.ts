import type { TSESTree } from '@typescript-eslint/types';
import { calleeWord, type FunctionNode, functionAround, userOf } from './syntax.ts';

/** What makes a promise, and the function that it is given to settle it. */
export interface Making {
  readonly promise: TSESTree.NewExpression;
  readonly executor: FunctionNode;
}

/** The making of a promise that a node stands right in: `new Promise(resolve => { … })`, of whatever library. */
export function makingAround(node: TSESTree.Node): Making | undefined {
  const executor = functionAround(node);
  const promise = executor && promiseOf(executor);
  return executor && promise && { promise, executor };
}

/** The promise that a function is given to settle. */
export function promiseOf(executor: FunctionNode): TSESTree.NewExpression | undefined {
  const promise = userOf(executor);
  return promise?.type === 'NewExpression' && /promise$/i.test(calleeWord(promise)) ? promise : undefined;
}
