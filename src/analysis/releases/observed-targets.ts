import type { TSESTree } from '@typescript-eslint/types';
import { type TargetLife, targetLife } from '../lives/target-lives.ts';
import { globalPath } from '../syntax/globals.ts';
import { importedFrom } from '../syntax/imported.ts';
import { propertyName } from '../syntax/member-names.ts';
import { OBSERVERS } from '../tables/acquisition-table.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { placeOf } from '../values/places.ts';
import { type Handle, handleOf } from './handles.ts';

/** `ResizeObserver`, the platform's own or that of a module which stands in for it; nothing for other classes. */
export function observerClass(source: Source, { callee }: TSESTree.NewExpression): string | undefined {
  const node = unwrap(callee);
  const isImported = node.type === 'Identifier' && importedFrom(source, node) !== undefined;
  const name = isImported ? node.name : globalPath(source, node);
  return name !== undefined && OBSERVERS.has(name) ? name : undefined;
}

/** What becomes of an observer; `new ResizeObserver(…).observe(node)` throws it away. */
export function handleOfObserver(source: Source, node: TSESTree.NewExpression): Handle {
  const member = userOf(node);
  const isChained =
    member?.type === 'MemberExpression' &&
    member.object === wrapped(node) &&
    propertyName(source, member) === 'observe';
  return isChained ? { fate: 'dropped' } : handleOf(source, node);
}

/** The calls that tell an observer what to watch, in the order of the text. */
export function watchesOf(source: Source, node: TSESTree.NewExpression, handle: Handle): TSESTree.CallExpression[] {
  const observers = handle.fate === 'kept' ? handle.place.occurrences : [node];
  return observers.flatMap(observer => {
    const member = userOf(observer);
    const call =
      member?.type === 'MemberExpression' && propertyName(source, member) === 'observe' ? userOf(member) : undefined;
    return call?.type === 'CallExpression' ? [call] : [];
  });
}

/** What an observer is told to watch in this file. */
export function targetsOf(source: Source, node: TSESTree.NewExpression, handle: Handle): TSESTree.Node[] {
  return watchesOf(source, node, handle).flatMap(({ arguments: [target] }) => target ?? []);
}

/** Whether each run of the function that makes an observer also makes all that it watches: then they go together. */
export function areMadeBeside(source: Source, node: TSESTree.NewExpression, handle: Handle): boolean {
  const targets = targetsOf(source, node, handle);
  return (
    targets.length > 0 &&
    targets.every(target => {
      const place = placeOf(source, target.type === 'MemberExpression' && target.computed ? target.object : target);
      const isMade = place?.values.some(({ value }) => functionAround(value) === functionAround(node));
      return isMade === true && targetLife(source, target) === 'own';
    })
  );
}

/** The longest life among what the observer is told to watch; `undefined` where it watches nothing here. */
export function lifeOfTargets(source: Source, node: TSESTree.NewExpression, handle: Handle): TargetLife | undefined {
  const lives = targetsOf(source, node, handle).map(target => targetLife(source, target));
  return (['program', 'borrowed', 'unknown', 'own'] as const).find(life => lives.includes(life));
}
