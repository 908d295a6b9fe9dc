import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../syntax/member-names.ts';
import { makingAround } from '../syntax/promises.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, unwrap, userOf } from '../syntax/syntax.ts';
import { isFromBefore } from './earlier-targets.ts';

/** Whether code stands in a function that is put into a list which was there before the promise around it. */
export function isLeftToList(source: Source, removal: TSESTree.Node): boolean {
  const list = listOf(source, removal);
  const making = list && makingAround(list);
  return list !== undefined && making !== undefined && isFromBefore(source, list, making.promise);
}

/** The list of functions that code is put into: `removers.push(() => code)`. */
function listOf(source: Source, code: TSESTree.Node): TSESTree.Node | undefined {
  const runs = functionAround(code);
  const call = runs && userOf(runs);
  const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  const isPut = callee?.type === 'MemberExpression' && /^(push|add|set)$/.test(propertyName(source, callee) ?? '');
  return isPut ? callee.object : undefined;
}

/** Whether code is put into a list that a promise makes for itself, to go through when it is settled. */
export function isLeftToOwnList(source: Source, code: TSESTree.Node, promise: TSESTree.Node): boolean {
  const list = listOf(source, code);
  return list !== undefined && !isFromBefore(source, list, promise);
}
