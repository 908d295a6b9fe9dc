import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../syntax/bindings.ts';
import { placeOfDefinition } from '../values/calls.ts';
import { importedFrom } from '../syntax/imported.ts';
import { EFFECT_HOOKS, END_HOOKS, MOUNT_HOOKS } from '../tables/lifecycle-names.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, functionAround, unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/** The hook that a function is the callback of: `useEffect`, also through its module's name. */
export function hookOf(source: Source, callback: FunctionNode): string | undefined {
  const call = userOf(callback);
  if (call?.type !== 'CallExpression' || call.callee === wrapped(callback)) return undefined;
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression'
    ? propertyName(source, callee)
    : callee.type === 'Identifier'
      ? callee.name
      : undefined;
}

/** Whether a call runs its callback as an effect, which returns what takes back; the `onMount` of Solid takes no notice of that. */
export function isEffect(source: Source, call: TSESTree.CallExpression): boolean {
  return EFFECT_HOOKS.has(calleeWord(call)) && importedFrom(source, call.callee)?.module !== 'solid-js';
}

/** Whether a function is a component or composable: by its name, or because it calls hooks itself. */
export function isComponent(source: Source, node: FunctionNode): boolean {
  const name = nameOf(source, node);
  return name !== undefined && (/^use[A-Z]/.test(name) || callsHooks(source).has(node));
}

/** Functions that call hooks themselves: components, composables, and what wraps them. */
const callsHooks = perSource((source): ReadonlySet<FunctionNode | undefined> => {
  const calls = nodesOf(source, 'CallExpression').filter(({ callee, arguments: given }) => {
    const node = unwrap(callee);
    const name =
      node.type === 'Identifier'
        ? node.name
        : node.type === 'MemberExpression' && node.property.type === 'Identifier'
          ? node.property.name
          : '';
    if (name === 'useState' || name === 'useRef') return true;
    // What `defer()` makes, and what `stack.defer(…)` puts on a stack, belongs to no component.
    const isHook =
      EFFECT_HOOKS.has(name) ||
      (MOUNT_HOOKS.has(name) && name !== 'watch' && name !== 'effect') ||
      (END_HOOKS.has(name) && node.type === 'Identifier');
    return isHook && given.length > 0;
  });
  return new Set(calls.map(functionAround));
});

/** The name of a function, where it has one of its own or a variable has it. */
export function nameOf(source: Source, node: FunctionNode): string | undefined {
  return node.id?.name ?? placeOfDefinition(source, node)?.name;
}
