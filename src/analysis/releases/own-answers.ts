import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { functionOf } from '../values/calls.ts';
import { variableOf } from '../syntax/bindings.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import type { Source } from '../syntax/source.ts';
import { propertyName } from '../syntax/member-names.ts';
import { type FunctionNode, unwrap } from '../syntax/syntax.ts';
import { rootOf } from '../values/mutations.ts';
import { nodesWithin } from '../syntax/nodes.ts';

/**
 * Whether an object picks what is its own from all that a target tells: `line.on('frame', frame => { if (frame.id === this.id) … })`.
 * Others listen to that target as well, and it is there for all of them. An element tells by the `target` of an event
 * which of its parts that is of, whoever listens.
 */
export function picksItsOwn(source: Source, { handler, pair }: Registration): boolean {
  const runs = handler && functionOf(source, handlerOf(handler));
  return (
    runs !== undefined &&
    nodesWithin(source, runs, 'BinaryExpression').some(
      test =>
        /^[!=]==?$/.test(test.operator) &&
        ((isTold(source, runs, test.left) && isOfObject(test.right)) ||
          (isTold(source, runs, test.right) && isOfObject(test.left))) &&
        !(pair.idempotent && (isPlace(source, test.left) || isPlace(source, test.right))),
    )
  );
}

/** `event.target`: the part of a page that an event is of. */
function isPlace(source: Source, expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  return (
    node.type === 'MemberExpression' && /^(target|currentTarget|relatedTarget)$/.test(propertyName(source, node) ?? '')
  );
}

/** Whether an expression is a part of what the handler is told. */
function isTold(source: Source, runs: FunctionNode, expression: TSESTree.Node): boolean {
  const definition = variableOf(source, rootOf(unwrap(expression)))?.defs[0];
  return definition?.type === 'Parameter' && definition.node === runs;
}

function isOfObject(expression: TSESTree.Node): boolean {
  const node = unwrap(expression);
  return node.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression';
}
