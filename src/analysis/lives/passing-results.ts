import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, userOf, wrapped } from '../syntax/syntax.ts';
import { callsTo } from '../values/calls.ts';
import { isReceiver } from './only-handed-over.ts';
import { isKeptBy } from './retention.ts';

/**
 * Where a function is called that hands out what nobody keeps: all its callers are in this file, and let go of it
 * before they return. `undefined` where somebody may keep it, or nobody calls.
 */
export function passingResult(source: Source, definition: FunctionNode): TSESTree.Node | undefined {
  const seen = new Set<FunctionNode>();
  return isDroppedByAll(definition) ? callsTo(source, definition).calls[0] : undefined;

  function isDroppedByAll(called: FunctionNode): boolean {
    if (seen.has(called)) return true;
    seen.add(called);
    const { calls, escapes } = callsTo(source, called);
    return !escapes && calls.every(isDropped);
  }

  function isDropped(value: TSESTree.Node): boolean {
    const user = userOf(value);
    const around = functionAround(value);
    switch (user?.type) {
      case 'VariableDeclarator':
        // Who takes parts out lets go of the whole.
        return user.id.type !== 'Identifier' || isDroppedName(user.id);
      case 'ReturnStatement':
        return around !== undefined && isDroppedByAll(around);
      case 'ArrowFunctionExpression':
        return user.body === wrapped(value) && isDroppedByAll(user);
      case 'ForOfStatement':
      case 'SpreadElement':
      case 'TemplateLiteral':
        return true;
      default:
        return !isKeptBy(value, call => isReceiver(call, value));
    }
  }

  function isDroppedName(name: TSESTree.Identifier): boolean {
    const around = functionAround(name);
    // What waits in the middle keeps its variables for as long.
    if (around === undefined || around.async || around.generator) return false;
    const { references = [], scope } = variableOf(source, name) ?? {};
    return references.every(
      ({ identifier, init, from }) =>
        init === true || (from.variableScope === scope?.variableScope && isDropped(identifier)),
    );
  }
}
