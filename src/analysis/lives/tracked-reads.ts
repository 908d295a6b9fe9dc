import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import { globalPath } from '../syntax/globals.ts';
import { walk } from '../syntax/nodes.ts';
import { reachedFrom } from '../functions/reach.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, isFunction, unwrap } from '../syntax/syntax.ts';
import { targetLife, type TargetLife } from './target-lives.ts';

/** The object that keeps a reaction alive, and how long it lives itself. */
export interface Tracked {
  readonly target: TSESTree.Node;
  readonly life: TargetLife;
}

/**
 * What keeps a reaction alive: the longest-lived object of which the tracked function reads a property. Whoever reacts
 * only to properties of its own goes together with them.
 */
export function trackedBy(source: Source, tracker: FunctionNode): Tracked {
  const found: Tracked[] = [];
  for (const reached of reachedFrom(source, [tracker])) {
    walk(source, reached, node => {
      if (isFunction(node) && node !== reached) return false; // Its turn comes.
      if (node.type === 'MemberExpression' && mayBeObserved(source, node))
        found.push({ target: node.object, life: targetLife(source, node.object) });
      if (node.type === 'CallExpression' && asksElsewhere(source, node)) found.push({ target: node, life: 'borrowed' });
      return undefined;
    });
  }
  const longest = (['program', 'borrowed'] as const).map(wanted => found.find(({ life }) => life === wanted));
  return longest.find(Boolean) ?? { target: tracker, life: 'own' };
}

/** `title()`, a function from elsewhere that is handed nothing: what it tells of is not the reaction's own. */
function asksElsewhere(source: Source, { callee, arguments: given }: TSESTree.CallExpression): boolean {
  return (
    given.length === 0 &&
    unwrap(callee).type === 'Identifier' &&
    globalPath(source, callee) === undefined &&
    functionOf(source, callee) === undefined
  );
}

/** Globals are observed by nobody; `_.sum(…)` is a function of a module, `props.size` a property of the component itself. */
function mayBeObserved(source: Source, member: TSESTree.MemberExpression): boolean {
  const object = unwrap(member.object);
  if (globalPath(source, object) !== undefined) return false;
  const name = object.type === 'MemberExpression' ? object.property : object;
  if (name.type === 'Identifier' && name.name === 'props') return false;
  const isCalled = member.parent.type === 'CallExpression' && member.parent.callee === member;
  return !(isCalled && variableOf(source, object)?.defs[0]?.type === 'ImportBinding');
}
