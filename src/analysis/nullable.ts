import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from './bindings.ts';
import type { Source } from './source.ts';
import { writtenType } from './type-identity.ts';

/** Whether a variable is declared to be an object or nothing: `el?: Element`, `el: Element | null`. */
export function mayBeNothing(source: Source, identifier: TSESTree.Node): boolean {
  const name = variableOf(source, identifier)?.defs[0]?.name;
  if (name === undefined) return false;
  return ('optional' in name && name.optional) || isNullable(writtenType(name));
}

const NOTHING: ReadonlySet<string> = new Set(['TSNullKeyword', 'TSUndefinedKeyword', 'TSVoidKeyword']);

/** Whether a written type admits `null` or `undefined`. */
export function isNullable(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type === 'TSUnionType') return type.types.some(isNullable);
  return type !== undefined && NOTHING.has(type.type);
}
