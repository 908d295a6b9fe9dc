import type { TSESTree } from '@typescript-eslint/types';
import { isOnlyHandedOver } from '../../analysis/lives/only-handed-over.ts';
import { resolve } from '../../analysis/syntax/bindings.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isFunction, unwrap } from '../../analysis/syntax/syntax.ts';

/** Whether an argument may be an object that only its receiver gets: whatever is no name of it, or a name that ends with the call. */
export function isHeldByNobody(source: Source, given: TSESTree.Node): boolean {
  const node = unwrap(given);
  const isName = node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'ThisExpression';
  return !isName || isFunction(resolve(source, node)) || isOnlyHandedOver(source, given);
}
