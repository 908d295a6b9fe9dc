import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../../analysis/syntax/member-names.ts';
import { isUnused } from '../../analysis/containers/direct-uses.ts';
import { callsMethod, type ObserverList } from '../../analysis/containers/observer-lists.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { userOf } from '../../analysis/syntax/syntax.ts';

/** Where the elements of a list are named, one after the other, where it is walked. */
export const namesOf = ({ elements }: ObserverList): TSESTree.Node[] =>
  elements.flatMap(({ references }) => references.map(({ identifier }) => identifier));

/** The method of an element that is called by a name of it. */
export function calledOn(source: Source, name: TSESTree.Node): string | undefined {
  const member = userOf(name);
  const call = callsMethod(name) && member ? userOf(member) : undefined;
  return call?.type === 'CallExpression' ? calledMethod(source, call) : undefined;
}

/** Whether an element is told something, and not asked: nobody takes what its method returns. */
export function isTold(source: Source, name: TSESTree.Node): boolean {
  if (calledOn(source, name) === undefined) return false;
  const call = userOf(userOf(name)!)!;
  const user = userOf(call);
  return isUnused(user?.type === 'AwaitExpression' ? user : call);
}
