import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { functionOf } from '../values/calls.ts';
import { isMadeAgain } from './executions.ts';
import { handlerOf, isBinding } from './fresh-handlers.ts';
import { textOf, walk } from '../syntax/nodes.ts';
import { placeOf } from '../values/places.ts';
import { perItem, type Source } from '../syntax/source.ts';
import { type ClassNode, type FunctionNode, isClass, isFunction, unwrap } from '../syntax/syntax.ts';

/** What a callback keeps alive for as long as it can be called. */
export interface Capture {
  /** The object that `this` is in it, variables of a function that runs again and again, or nothing of either. */
  readonly kind: 'instance' | 'variables' | 'nothing' | 'unknown';
  /** The captured variables, by name. */
  readonly names: readonly string[];
}

const NOTHING: Capture = { kind: 'nothing', names: [] };
const UNKNOWN: Capture = { kind: 'unknown', names: [] };
const INSTANCE: Capture = { kind: 'instance', names: [] };

/** What a handler keeps alive. */
export function captureOf(source: Source, expression: TSESTree.Node): Capture {
  const handler = handlerOf(expression);
  if (handler.type === 'ThisExpression') return INSTANCE;
  if (isFunction(handler)) return captureOfFunction(source, handler);
  if (handler.type === 'CallExpression' && isBinding(source, handler)) return captureOfBinding(source, handler);
  if (handler.type === 'MemberExpression' && unwrap(handler.object).type === 'ThisExpression')
    return captureOfMethod(source, handler);
  const local = functionOf(source, handler);
  if (local) return captureOfFunction(source, local);
  if (handler.type === 'CallExpression')
    return (
      handler.arguments.map(argument => captureOf(source, argument)).find(({ kind }) => kind !== 'nothing') ?? UNKNOWN
    );
  if (handler.type !== 'Identifier') return UNKNOWN;
  const variable = placeOf(source, handler)?.variable;
  if (variable === undefined) return UNKNOWN;
  if (!isMadeAgain(source, variable)) return NOTHING;
  return { kind: 'variables', names: [handler.name] };
}

function captureOfBinding(source: Source, binding: TSESTree.CallExpression): Capture {
  const [receiver, ...rest] = binding.arguments;
  if (receiver?.type === 'ThisExpression') return INSTANCE;
  const names = [receiver, ...rest].flatMap(argument => (argument?.type === 'Identifier' ? [argument.name] : []));
  const isPassing = [receiver, ...rest].some(argument => argument && captureOf(source, argument).kind !== 'nothing');
  return isPassing ? { kind: 'variables', names } : NOTHING;
}

/** A plain method is shared by all instances of its class; a bound one, and any method of a component, holds its own. */
function captureOfMethod(source: Source, method: TSESTree.MemberExpression): Capture {
  const place = placeOf(source, method);
  const owner = place?.owner;
  if (
    place === undefined ||
    owner === undefined ||
    'name' in owner ||
    place.values.length === 0 ||
    !isClass(owner.node)
  )
    return INSTANCE;
  const isShared = place.values.every(({ by }) => by.type === 'MethodDefinition' && (by.decorators?.length ?? 0) === 0);
  return isShared && !bindsItself(source, owner.node) ? NOTHING : INSTANCE;
}

/** `autoBind(this)` and its like: a helper that binds every method of the instance, as Vue does for its classes. */
const bindsItself = perItem((source, node: ClassNode): boolean => {
  let found = node.superClass !== null && /^(Vue$|Mixins\()/.test(textOf(source, node.superClass));
  walk(source, node, inner => {
    if (inner.type !== 'CallExpression' || inner.callee.type !== 'Identifier') return;
    if (/bind/i.test(inner.callee.name) && inner.arguments[0]?.type === 'ThisExpression') found = true;
  });
  return found;
});

function captureOfFunction(source: Source, node: FunctionNode): Capture {
  if (usesThis(source, node)) return INSTANCE;
  const names = new Set(variablesCaptured(source, node).map(({ name }) => name));
  return names.size > 0 ? { kind: 'variables', names: [...names] } : NOTHING;
}

/** The variables around a function, made anew with each call of what is around it, that it keeps. */
export function variablesCaptured(source: Source, node: FunctionNode): readonly Variable[] {
  return (source.scopeManager.acquire(node, true)?.through ?? []).flatMap(({ resolved }) =>
    resolved && resolved.scope.variableScope.block !== node && isMadeAgain(source, resolved) ? [resolved] : [],
  );
}

/** Whether `this` in a function is that of the code around it. */
function usesThis(source: Source, root: FunctionNode): boolean {
  if (root.type !== 'ArrowFunctionExpression') return false;
  let found = false;
  walk(source, root, node => {
    if (node.type === 'ThisExpression' || node.type === 'Super') found = true;
    return (
      !found &&
      (node === root || (node.type !== 'FunctionExpression' && node.type !== 'FunctionDeclaration' && !isClass(node)))
    );
  });
  return found;
}
