import type { TSESTree } from '@typescript-eslint/types';
import { type Found, argumentEffect, argumentsAt } from './argument-effects.ts';
import { repeats } from '../functions/executions.ts';
import { keyName, propertyName } from '../syntax/member-names.ts';
import type { ContainerKind, Effect, Method } from '../tables/container-kinds.ts';
import { ownerOf } from '../values/owners.ts';
import { placeOf } from '../values/places.ts';
import { replacement } from './replacements.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap, wrapped } from '../syntax/syntax.ts';

/** What is done with a container where an expression names it, by the expression around it. */
export function effectOf(source: Source, kind: ContainerKind, name: TSESTree.Node, yielding = name): Found {
  const outer = wrapped(yielding);
  const user = outer.parent ?? yielding;
  switch (user.type) {
    case 'MemberExpression':
      return user.object === outer ? memberEffect(source, kind, user) : { effect: 'read', by: user };
    case 'AssignmentExpression':
      // `table = this.table` only gives it another name.
      if (user.left === outer)
        return isAlias(source, user.right, name) ? { effect: 'read', by: user } : replacement(source, user);
      // `cache = cache || {}` gives it nothing but itself.
      if (isAlias(source, user.left, name)) return { effect: 'read', by: user };
      return { effect: handedOut(source, user.left), by: user };
    case 'ExportSpecifier':
    case 'ExportDefaultDeclaration':
      return { effect: 'export', by: user };
    case 'ForOfStatement':
    case 'ForInStatement':
    case 'SpreadElement':
      return { effect: 'iterate', by: user };
    case 'CallExpression':
    case 'NewExpression':
      return user.callee === outer ? { effect: 'escape', by: user } : argumentEffect(source, kind, user, outer);
    case 'VariableDeclarator':
      return { effect: isAlias(source, user.id, name) || readsSize(kind, user.id) ? 'read' : 'escape', by: user };
    case 'UpdateExpression':
    case 'UnaryExpression':
    case 'BinaryExpression':
    case 'IfStatement':
    case 'ExpressionStatement':
    case 'WhileStatement':
    case 'TSTypeQuery':
      return { effect: 'read', by: user };
    case 'LogicalExpression':
    case 'ConditionalExpression':
      // `cache && cache[key]` yields the left side only where there is none.
      if (user.type === 'LogicalExpression' && user.operator === '&&' && user.left === outer)
        return { effect: 'read', by: user };
      return user.type === 'ConditionalExpression' && user.test === outer
        ? { effect: 'read', by: user }
        : effectOf(source, kind, name, user);
    default:
      return { effect: 'escape', by: user };
  }
}

/** Whether a target is only another name of the container: its uses are uses of the container already. */
function isAlias(source: Source, target: TSESTree.Node, name: TSESTree.Node): boolean {
  const place = placeOf(source, name);
  return place !== undefined && placeOf(source, target) === place;
}

/** `const { size } = map` */
function readsSize({ methods }: ContainerKind, pattern: TSESTree.Node): boolean {
  return (
    pattern.type === 'ObjectPattern' &&
    pattern.properties.every(property => {
      const name = property.type === 'Property' ? keyName(property) : undefined;
      return (name === 'size' || name === 'length') && Object.hasOwn(methods, name);
    })
  );
}

/** `module.exports.x = container`, `Exported.x = container`: others may use it by that name, unless an underscore asks them not to. */
function handedOut(source: Source, left: TSESTree.Node): Effect {
  if (left.type !== 'MemberExpression') return 'escape';
  const owner = ownerOf(source, left.object);
  if (owner?.kind !== 'exports' && owner?.kind !== 'static' && ownerOf(source, left)?.kind !== 'exports')
    return 'escape';
  // `memoized.cache = cache`: whoever is handed a function may empty what hangs on it.
  if (owner?.kind === 'static' && repeats(source, owner.node)) return 'escape';
  return propertyName(source, left)?.startsWith('_') ? 'read' : 'export';
}

function memberEffect(source: Source, kind: ContainerKind, member: TSESTree.MemberExpression): Found {
  const outer = wrapped(member);
  const user = outer.parent ?? member;
  const name = propertyName(source, member);
  const known = name === undefined || !Object.hasOwn(kind.methods, name) ? undefined : kind.methods[name];
  const method = name === 'splice' && insertsOnly(user) ? INSERTION : known;
  if (user.type === 'CallExpression' && user.callee === outer) {
    // `table[key](…)` calls what is under a key.
    if (method === undefined && kind.keyedByProperty && member.computed)
      return { effect: 'read', by: user, ...(name !== undefined && { method: name }), key: member.property };
    const effect = method?.effect ?? 'escape';
    return { effect, by: user, ...(name !== undefined && { method: name }), ...argumentsAt(user, method) };
  }
  const isWritten = (user.type === 'AssignmentExpression' && user.left === outer) || user.type === 'UpdateExpression';
  if (name === 'length' && isWritten) return { effect: 'shrink', by: user, method: name };
  if (method) return { effect: changes(method) ? 'escape' : method.effect, by: member, method: name! };
  if (kind.keyedByProperty) return entryEffect(source, member, outer);
  // A `Map` has no `length`: whoever asks for it learns nothing.
  if (name === 'length') return { effect: 'read', by: member, method: name };
  // `delete map[key]` takes nothing out, and hands nothing on.
  return {
    effect: user.type === 'UnaryExpression' ? 'read' : 'escape',
    by: user.type === 'UnaryExpression' ? user : member,
  };
}

/** Whether a method changes its container: who reads it without calling it may call it later. */
function changes({ effect }: Method): boolean {
  return effect === 'grow' || effect === 'shrink';
}

const INSERTION: Method = { effect: 'grow', value: 2 };

/** `list.splice(index, 0, item)` takes nothing out. */
function insertsOnly(call: TSESTree.Node): boolean {
  if (call.type !== 'CallExpression' || call.arguments.length < 3) return false;
  const [, count] = call.arguments;
  return count?.type === 'Literal' && count.value === 0;
}

/** `container[key]`, read, written or deleted. */
function entryEffect(source: Source, member: TSESTree.MemberExpression, outer: TSESTree.Node): Found {
  const key = member.property;
  const user = outer.parent ?? member;
  if (user.type === 'UnaryExpression' && user.operator === 'delete') return { effect: 'shrink', by: user, key };
  const value = user.type === 'AssignmentExpression' && user.left === outer ? unwrap(user.right) : undefined;
  if (value === undefined && user.type !== 'UpdateExpression') return { effect: 'read', by: member, key };
  const isEntry = member.computed && propertyName(source, member) === undefined;
  return { effect: isEntry ? 'grow' : 'read', by: user, key, ...(value && { value }) };
}
