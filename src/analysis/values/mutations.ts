import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap, wrapped } from '../syntax/syntax.ts';
import { type Flow, flowOf } from './value-flow.ts';

/** Methods that change what they are called on. */
export const MUTATORS: ReadonlySet<string | undefined> = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear append assign setItem removeItem increment decrement incr decr enqueue dequeue put insert remove update reset toggle register'.split(
    ' ',
  ),
);

/** Names of methods by which a class lets others change its instances: `setSize`, `addChild`. */
const SETTER =
  /^(?:set|add|remove|delete|insert|append|push|update|increment|mark|toggle|enable|disable|clear|reset|attach|detach)[A-Z]/;

/** Functions that change their first argument. */
const CHANGERS: ReadonlySet<string> = new Set([
  'Object.assign',
  'Object.defineProperty',
  'Object.defineProperties',
  'Object.setPrototypeOf',
  'Reflect.set',
  'Reflect.defineProperty',
  'Reflect.deleteProperty',
  'Reflect.setPrototypeOf',
]);

/** Where the file first changes an object, or attaches something to it, that an expression yields. */
export function changeOf(source: Source, starts: readonly Flow[]): TSESTree.Node | undefined {
  return changesOf(source, starts)[0];
}

/** All such places, in the order of the text. */
export function changesOf(source: Source, starts: readonly Flow[]): readonly TSESTree.Node[] {
  const changes = flowOf(source, starts).flatMap(node => changeAt(source, node) ?? []);
  return changes.sort((a, b) => a.range[0] - b.range[0]);
}

function changeAt(source: Source, node: TSESTree.Node): TSESTree.Node | undefined {
  const user = node.parent;
  if (user?.type === 'CallExpression' && user.callee !== node)
    return changesArgument(source, user, node) ? user : undefined;
  if (user?.type !== 'MemberExpression' || user.object !== node) return undefined;
  const member = wrapped(user);
  const { parent } = member;
  if (parent?.type === 'CallExpression' && parent.callee === member) {
    const method = calledMethod(source, parent) ?? '';
    return MUTATORS.has(method) || SETTER.test(method) ? parent : undefined;
  }
  return isTarget(member) ? parent : undefined;
}

/** Whether a call changes what it is given, or remembers something of it that is lost with it: an entry of a weak collection. */
function changesArgument(source: Source, call: TSESTree.CallExpression, argument: TSESTree.Node): boolean {
  const callee = unwrap(call.callee);
  if (call.arguments[0] !== argument) return false;
  if (CHANGERS.has(calleeName(source, callee))) return true;
  const method = calledMethod(source, call);
  if (callee.type !== 'MemberExpression' || (method !== 'set' && method !== 'add')) return false;
  const collection = resolve(source, callee.object);
  return collection.type === 'NewExpression' && /^Weak(?:Map|Set)$/.test(calleeName(source, collection.callee));
}

/** Whether something is written to an expression, or it is deleted. */
function isTarget(node: TSESTree.Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'AssignmentExpression':
    case 'AssignmentPattern':
    case 'ForInStatement':
    case 'ForOfStatement':
      return parent.left === node;
    case 'UnaryExpression':
      return parent.operator === 'delete';
    case 'Property':
      return parent.value === node && parent.parent.type === 'ObjectPattern';
    case 'UpdateExpression':
    case 'ArrayPattern':
    case 'RestElement':
      return true;
    default:
      return false;
  }
}

/** The object at the front of a chain of members: `a` in `a.b.c`. */
export function rootOf(node: TSESTree.Node): TSESTree.Node {
  let root = unwrap(node);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  return root;
}
