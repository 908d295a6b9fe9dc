import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { functionOf } from '../values/calls.ts';
import { variableOf } from '../syntax/bindings.ts';
import { isGlobal } from '../syntax/bindings.ts';
import { handlerOf } from '../functions/handlers.ts';
import { isMadeAgain } from '../functions/executions.ts';
import { contains, nodesOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, unwrap, userOf } from '../syntax/syntax.ts';
import { rootOf } from '../values/mutations.ts';

/**
 * Whether a promise waits for its own answer among others: `port.on('message', told => { if (told.id === id) resolve(told); })`.
 * Who asks like that asks time and again.
 */
export function waitsForOwnAnswer(source: Source, { call, handler }: Registration): boolean {
  const executor = functionAround(call);
  const promise = executor && userOf(executor);
  const runs = handler && functionOf(source, handlerOf(handler));
  return (
    runs !== undefined &&
    promise?.type === 'NewExpression' &&
    isGlobal(source, promise.callee, 'Promise') &&
    nodesOf(source, 'BinaryExpression').some(
      test =>
        /^[!=]==?$/.test(test.operator) &&
        contains(runs, test) &&
        ((isTold(source, runs, test.left) && isOfCall(source, runs, test.right)) ||
          (isTold(source, runs, test.right) && isOfCall(source, runs, test.left))),
    )
  );
}

/** Whether an expression is a part of what the handler is told. */
function isTold(source: Source, runs: FunctionNode, expression: TSESTree.Node): boolean {
  const definition = variableOf(source, rootOf(unwrap(expression)))?.defs[0];
  return definition?.type === 'Parameter' && definition.node === runs;
}

/** Whether an expression is a variable that each call has anew. */
function isOfCall(source: Source, runs: FunctionNode, expression: TSESTree.Node): boolean {
  const variable = variableOf(source, unwrap(expression));
  return variable !== undefined && variable.scope.variableScope.block !== runs && isMadeAgain(source, variable);
}
