import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { functionOf } from '../values/calls.ts';
import { isGlobal, variableOf } from '../syntax/bindings.ts';
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
  const isAwaited = promise?.type === 'NewExpression' && isGlobal(source, promise.callee, 'Promise');
  return isAwaited && picks(source, handler, isOfCall);
}

/**
 * Whether an object picks what is its own from all that a target tells: `line.on('frame', frame => { if (frame.id === this.id) … })`.
 * Others listen to that target as well, and it is there for all of them.
 */
export const picksItsOwn = (source: Source, { handler }: Registration): boolean =>
  picks(
    source,
    handler,
    (_, __, node) => node.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression',
  );

type IsOwn = (source: Source, runs: FunctionNode, node: TSESTree.Node) => boolean;

/** Whether a handler compares what it is told with something of its own. */
function picks(source: Source, handler: TSESTree.Node | undefined, isOwn: IsOwn): boolean {
  const runs = handler && functionOf(source, handlerOf(handler));
  return (
    runs !== undefined &&
    nodesOf(source, 'BinaryExpression').some(
      test =>
        /^[!=]==?$/.test(test.operator) &&
        contains(runs, test) &&
        ((isTold(source, runs, test.left) && isOwn(source, runs, unwrap(test.right))) ||
          (isTold(source, runs, test.right) && isOwn(source, runs, unwrap(test.left)))),
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
  const variable = variableOf(source, expression);
  return variable !== undefined && variable.scope.variableScope.block !== runs && isMadeAgain(source, variable);
}
