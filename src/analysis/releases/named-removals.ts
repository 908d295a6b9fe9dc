import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { runsIn } from '../functions/reach.ts';
import type { Ends } from '../lives/owner-ends.ts';
import { constantText } from '../syntax/bindings.ts';
import { propertyName } from '../syntax/member-names.ts';
import { callsNamed, namesOfCalls } from '../syntax/calls-named.ts';
import { textOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { isSameTarget } from './same-targets.ts';

/** Beginnings of the names of methods that take something back, whatever the rest of them is. */
const TAKES_BACK = /^(un|off|not$|remove|clear|delete|detach|stop|cancel|dispose|forget|ignore)/i;

/** The calls by such names, by each text, or name of a value, that they are given. */
const callsByText = perSource((source): ReadonlyMap<string, readonly TSESTree.CallExpression[]> => {
  const byText = new Map<string, TSESTree.CallExpression[]>();
  for (const call of callsNamed(source, namesOfCalls(source, TAKES_BACK)))
    for (const argument of call.arguments) {
      const text = nameOfEvent(source, argument);
      if (text !== undefined) byText.set(text, [...(byText.get(text) ?? []), call]);
    }
  return byText;
});

/**
 * `ipc.removeListeners('saved')`, `settings.listen.not('change', f)`, `removeSafely(ipc, 'saved', f)`, where the owner
 * ends: a target or a project may have a way of its own to take back what an event is listened to by.
 */
export function isTakenBackByName(source: Source, { target, event, pair }: Registration, { functions }: Ends): boolean {
  const name = event && functions.length > 0 ? nameOfEvent(source, event) : undefined;
  const calls = name === undefined ? [] : (callsByText(source).get(name) ?? []);
  return calls.some(call => {
    const callee = unwrap(call.callee);
    const isMember = callee.type === 'MemberExpression';
    if (isMember && pair.remove.includes(propertyName(source, callee) ?? '')) return false;
    const given = isMember ? [callee.object, ...call.arguments] : call.arguments;
    return given.some(part => isSameTarget(source, target, part)) && runsIn(source, functions, call);
  });
}

/** What an event is called, or what the value is called that names it. */
function nameOfEvent(source: Source, event: TSESTree.Node): string | undefined {
  const node = unwrap(event);
  const isValue = node.type === 'Identifier' || node.type === 'MemberExpression';
  return constantText(source, node) ?? (isValue ? `=${textOf(source, node)}` : undefined);
}
