import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { isLoneScript } from '../syntax/component-scripts.ts';
import { globalPath } from '../syntax/globals.ts';
import { importedFrom } from '../syntax/imported.ts';
import { callsTo, isExported, placeOfDefinition } from '../values/calls.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { Source } from '../syntax/source.ts';
import {
  calleeWord,
  type FunctionNode,
  functionAround,
  methodCallOn,
  unwrap,
  userOf,
  wrapped,
} from '../syntax/syntax.ts';

/**
 * Whether code stands in a function that nobody ever calls: one that is returned to callers that have no use for it, as
 * by an inner function of an effect, handed to a `DisposableStack` that is not disposed of, or only written down.
 */
export function isIdle(source: Source, node: TSESTree.Node): boolean {
  const around = functionAround(node);
  if (around === undefined) return false;
  const place = placeOfDefinition(source, around);
  if (place === undefined) return isIdleUse(source, around);
  // Of the script of a component alone, its markup may call anything.
  if (place.occurrences.length === 0) return !isLoneScript(source) && isOutOfReach(place, around);
  return place.kind !== 'member' && place.occurrences.every(use => isIdleUse(source, use));
}

/** Whether nobody else can call a function that its own file does not call: a `#private` method, a function in another one. */
function isOutOfReach({ kind, name, variable }: Place, { type }: FunctionNode): boolean {
  if (kind === 'member') return name.startsWith('#');
  const scope = variable?.scope.variableScope;
  return (
    type === 'FunctionDeclaration' &&
    (scope?.type === 'function' || scope?.type === 'module') &&
    !isExportedBy(variable)
  );
}

const isExportedBy = (variable: Place['variable']): boolean =>
  variable?.defs.some(({ node }) => isExported(node)) ?? false;

function isIdleUse(source: Source, use: TSESTree.Node): boolean {
  const user = userOf(use);
  switch (user?.type) {
    case 'ExpressionStatement':
      return true;
    case 'ReturnStatement':
      return isIgnored(source, functionAround(user));
    case 'ArrowFunctionExpression':
      return user.body === wrapped(use) && isIgnored(source, user);
    case 'CallExpression':
      return isPutOff(source, user);
    default:
      return false;
  }
}

/** Whether all who call a function let go of what it returns at once. */
function isIgnored(source: Source, maker: FunctionNode | undefined): boolean {
  if (maker === undefined) return false;
  const user = userOf(maker);
  if (user?.type === 'CallExpression' && user.callee === wrapped(maker)) return isDropped(user);
  if (user?.type === 'CallExpression' && user.arguments[0] === maker) return isForgetful(source, user);
  const { calls, escapes } = callsTo(source, maker);
  return !escapes && calls.length > 0 && calls.every(isDropped);
}

/**
 * Whether nobody gets what a callback returns: that of `list.forEach(…)`, of a timer, of a promise that nobody waits for, of
 * `onMounted(…)` of Vue, or `createEffect(…)` of Solid.
 */
function isForgetful(source: Source, call: TSESTree.CallExpression): boolean {
  const imported = importedFrom(source, call.callee);
  if (imported) return FORGETFUL[imported.module]?.has(imported.name) === true;
  if (DEFERRING.has(globalPath(source, call.callee) ?? '')) return true;
  const method = calledMethod(source, call);
  return method === 'forEach' || method === 'finally' || (method === 'then' && isDropped(call));
}

const DEFERRING: ReadonlySet<string> = new Set([
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
  'requestIdleCallback',
  'queueMicrotask',
]);

const FORGETFUL: Readonly<Record<string, ReadonlySet<string> | undefined>> = {
  vue: new Set(['onBeforeMount', 'onMounted', 'onUpdated', 'onActivated', 'watchEffect', 'watchPostEffect']),
  'solid-js': new Set(['createEffect', 'createRenderEffect', 'createComputed', 'onMount']),
};

/** `init()`, `void init()`, `await init()`, `init().catch(report)` */
function isDropped(value: TSESTree.Node): boolean {
  const user = userOf(value);
  switch (user?.type) {
    case 'ExpressionStatement':
      return true;
    case 'UnaryExpression':
    case 'AwaitExpression':
      return isDropped(user);
    case 'MemberExpression': {
      const call = methodCallOn(value);
      return call !== undefined && /^(?:catch|finally)$/.test(calleeWord(call)) && isDropped(call);
    }
    default:
      return false;
  }
}

/** `stack.defer(() => …)`, if the stack is a variable that nothing but `defer` is ever asked of. */
function isPutOff(source: Source, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  const stack = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  const [definition] = (stack && variableOf(source, stack)?.defs) ?? [];
  if (!stack || definition?.type !== 'Variable' || /using/.test(definition.node.parent.kind)) return false;
  const made = definition.node.init && unwrap(definition.node.init);
  if (
    made?.type !== 'NewExpression' ||
    made.callee.type !== 'Identifier' ||
    !/^(?:Async)?DisposableStack$/.test(made.callee.name)
  )
    return false;
  return (placeOf(source, stack)?.occurrences ?? []).every(name => {
    const asked = methodCallOn(name);
    return asked !== undefined && /^(?:defer|adopt|use)$/.test(calledMethod(source, asked) ?? '');
  });
}
