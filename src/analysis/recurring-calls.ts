import type { TSESTree } from '@typescript-eslint/types';
import { registrations } from './acquisitions.ts';
import { constantText } from './bindings.ts';
import { callsTo, functionOf } from './calls.ts';
import { handlerOf } from './handlers.ts';
import { perSource, type Source } from './source.ts';
import { type FunctionNode, functionAround } from './syntax.ts';

/** Whether code runs each time that an event comes: in its handler, or in what that calls. */
export function recurs(source: Source, node: TSESTree.Node, depth = 0): boolean {
  for (let around = functionAround(node); around; around = functionAround(around)) {
    if (handlers(source).has(around)) return true;
    if (depth < 3 && callsTo(source, around).calls.some(call => recurs(source, call, depth + 1))) return true;
  }
  return false;
}

const handlers = perSource(
  (source): ReadonlySet<FunctionNode | undefined> =>
    new Set(
      registrations(source).added.flatMap(({ handler, event, pair, method }) =>
        handler && !pair.once.includes(method) && !STARTS.test((event && constantText(source, event)) ?? '')
          ? [functionOf(source, handlerOf(handler))]
          : [],
      ),
    ),
);

/** Events that tell of a start, which come once. */
const STARTS =
  /^(did-|dom-|will-)?(load|start|init|open|connect|listen|activate|install|launch)(ed|d|ing|ialized)?$|^DOMContentLoaded$|(ready|loaded|complete)$/i;
