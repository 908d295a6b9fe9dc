import type { TSESTree } from '@typescript-eslint/types';

const NOTHING: ReadonlySet<string> = new Set(['TSNullKeyword', 'TSUndefinedKeyword', 'TSVoidKeyword']);

/** Whether a written type admits `null` or `undefined`. */
export function isNullable(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === 'TSUnionType') return type.types.some(isNullable);
  return type !== undefined && NOTHING.has(type.type);
}
