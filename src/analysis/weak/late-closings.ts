import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from '../syntax/bindings.ts';
import { callsIn } from '../syntax/calls-in.ts';
import { calledMethod, keyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { type ClassNode, classAround, isFunction, unwrap, userOf } from '../syntax/syntax.ts';
import { placeOf } from '../values/places.ts';
import { weakTypesMentioned } from './weak-names.ts';
import { weakUses } from './weak-uses.ts';

const CLOSERS =
  /^(?:close|closeSync|dispose|destroy|terminate|release|free|end|disconnect|abort|unsubscribe|kill|revokeObjectURL|shutdown)$/;

/** Where a class hands a resource to a registry, and offers no other way to close it. */
export function onlyFinalized(source: Source): TSESTree.Node[] {
  if (!weakTypesMentioned(source).some(({ kind }) => kind === 'registry')) return [];
  return weakUses(source).flatMap(use => {
    const around = classAround(use.by);
    const isOwn = use.method === 'register' && use.targets[0] && unwrap(use.targets[0]).type === 'ThisExpression';
    if (!isOwn || !around || !use.holder || isUnregistered(source, use.holder) || hasCloser(around)) return [];
    return closes(source, use.holder) ? [use.by] : [];
  });
}

function isUnregistered(source: Source, registry: TSESTree.Node): boolean {
  const place = placeOf(source, registry);
  return weakUses(source).some(
    ({ method, holder }) => method === 'unregister' && holder && placeOf(source, holder) === place,
  );
}

/** Whether a class closes by itself: it has a method to do so, or inherits what we do not see. */
function hasCloser({ superClass, body }: ClassNode): boolean {
  if (superClass) return true;
  return body.body.some(member => {
    if (member.type !== 'MethodDefinition' && member.type !== 'PropertyDefinition') return false;
    const name = keyName(member);
    return (
      name === undefined ||
      CLOSERS.test(name) ||
      /^(?:#?_?)(?:close|dispose|destroy|stop|release|free|terminate|detach|teardown|delete|remove|clear|unmount)/i.test(
        name,
      )
    );
  });
}

/** Whether the callback of a registry closes what it is told of. */
function closes(source: Source, registry: TSESTree.Node): boolean {
  const made = placeOf(source, registry)
    ?.values.map(({ value }) => value)
    .find(({ type }) => type === 'NewExpression');
  const given = made?.type === 'NewExpression' ? made.arguments[0] : undefined;
  const callback = given && resolve(source, given);
  if (!isFunction(callback)) return false;
  return callsIn(source, callback).some(call => {
    const name = calledMethod(source, call) ?? (call.callee.type === 'Identifier' ? call.callee.name : '');
    return CLOSERS.test(name) && userOf(call)?.type !== 'VariableDeclarator';
  });
}
