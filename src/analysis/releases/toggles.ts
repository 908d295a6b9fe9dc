import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { WATCHERS } from '../tables/acquisition-table.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionAround, unwrap, userOf } from '../syntax/syntax.ts';

/**
 * `const shown = ref(false); watch(shown, () => { if (shown.value) bus.on(…); else bus.off(…); })`: whether a component
 * of Vue puts on and takes off with a state of its own, by which it shows and hides itself, and stays.
 */
export function isToggled(source: Source, acquired: TSESTree.Node, released: readonly TSESTree.Node[]): boolean {
  const around = functionAround(acquired);
  const watcher = around && userOf(around);
  if (watcher?.type !== 'CallExpression' || !WATCHERS.has(calleeWord(watcher))) return false;
  const [watched] = watcher.arguments;
  return (
    watched !== undefined && isOwnState(source, watched) && released.some(release => functionAround(release) === around)
  );
}

/** Whether a name stands for a ref that the component has made for itself, and not for what it is handed. */
function isOwnState(source: Source, watched: TSESTree.Node): boolean {
  const declarator = variableOf(source, unwrap(watched))?.defs[0]?.node;
  const made = declarator?.type === 'VariableDeclarator' && declarator.init ? unwrap(declarator.init) : undefined;
  return made?.type === 'CallExpression' && /^(ref|shallowRef)$/.test(calleeWord(made));
}
