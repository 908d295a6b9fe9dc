import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { constantValue, variableOf } from '../syntax/bindings.ts';
import { callsTo, isExported } from '../values/calls.ts';
import { isKeptBy } from './retention.ts';
import type { Source } from '../syntax/source.ts';
import { type ClassNode, unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/** Whether an expression names what the file makes, by a name that ends with the code around: only who gets it here can hold it. */
export function isOnlyHandedOver(source: Source, given: TSESTree.Node): boolean {
  const node = unwrap(given);
  const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
  const value = variable && constantValue(variable);
  const isMade = value?.type === 'NewExpression' || value?.type === 'ObjectExpression';
  return isMade && isForgotten(variable!, userOf(node));
}

/** Where the file makes an instance of a class that nobody but the instance itself can go on using. */
export function forgottenInstance(source: Source, definition: ClassNode): TSESTree.Node | undefined {
  return callsTo(source, definition).calls.find(
    making => making.type === 'NewExpression' && isMadeForNobody(source, making),
  );
}

function isMadeForNobody(source: Source, making: TSESTree.NewExpression): boolean {
  const user = userOf(making);
  if (user?.type === 'VariableDeclarator') {
    const variable = user.id.type === 'Identifier' ? variableOf(source, user.id) : undefined;
    return variable !== undefined && isForgotten(variable);
  }
  return !isKeptBy(making, call => isReceiver(call, making));
}

/** Whether no use of a variable keeps its value, but perhaps the one call that it is handed to, and no other function does. */
function isForgotten({ defs: [definition], references, scope }: Variable, handed?: TSESTree.Node): boolean {
  if (definition === undefined || scope.type === 'global' || isExported(definition.node)) return false;
  return references.every(
    ({ identifier, init, from }) =>
      init === true ||
      (from.variableScope === scope.variableScope &&
        !isKeptBy(identifier, call => call === handed || isReceiver(call, identifier))),
  );
}

/** Whether a call is that of a method of an object. */
export function isReceiver(
  { callee }: TSESTree.CallExpression | TSESTree.NewExpression,
  object: TSESTree.Node,
): boolean {
  const member = unwrap(callee);
  return member.type === 'MemberExpression' && member.object === wrapped(object);
}
