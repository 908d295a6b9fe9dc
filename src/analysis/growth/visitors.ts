import type { TSESTree } from '@typescript-eslint/types';
import { answersVisitors } from '../lives/recurrences.ts';
import { perVariable } from '../syntax/per-variable.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';
import { callsTo } from '../values/calls.ts';

const visitors = perVariable();

/** Whether a name stands for the request or connection that a handler is given, there or in what it calls with it. */
export function isVisitor(source: Source, name: TSESTree.Node, depth = 8): boolean {
  if (depth === 0) return false;
  return visitors(source, unwrap(name), definition => {
    if (definition.type !== 'Parameter' || !isFunction(definition.node)) return false;
    if (answersVisitors(source, definition.node)) return true;
    const index = definition.node.params.indexOf(definition.name);
    return (
      index >= 0 &&
      callsTo(source, definition.node).calls.some(
        ({ arguments: given }) => given[index] !== undefined && isVisitor(source, given[index], depth - 1),
      )
    );
  });
}
