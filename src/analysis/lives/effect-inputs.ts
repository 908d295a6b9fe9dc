import type { TSESTree } from '@typescript-eslint/types';
import { userOf } from '../syntax/syntax.ts';

/** How many inputs an effect has that it runs again for: none in `useEffect(() => { … }, [])`; `undefined` where it gives no list. */
export function inputCount(effect: TSESTree.Node): number | undefined {
  const call = userOf(effect);
  const inputs = call?.type === 'CallExpression' ? call.arguments[1] : undefined;
  return inputs?.type === 'ArrayExpression' ? inputs.elements.length : undefined;
}
