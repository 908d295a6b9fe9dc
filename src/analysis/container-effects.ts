import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, keyName, propertyName, resolve } from './bindings.ts';
import { CHANGERS, type ContainerKind, COPIERS, type Effect, LOOKERS, type Method } from './container-kinds.ts';
import type { Use } from './container-uses.ts';
import { ownerOf } from './owners.ts';
import { placeOf } from './places.ts';
import { replacement } from './replacements.ts';
import type { Source } from './source.ts';
import { unwrap, wrapped } from './syntax.ts';

/** What a use is, apart from where it happens. */
export type Found = Pick<Use, 'effect' | 'by' | 'method' | 'key' | 'value'>;

/** What is done with a container where an expression names it, by the expression around it. */
export function effectOf(source: Source, kind: ContainerKind, name: TSESTree.Node, yielding = name): Found {
  const outer = wrapped(yielding);
  const user = outer.parent ?? yielding;
  switch (user.type) {
    case 'MemberExpression':
      return user.object === outer ? memberEffect(source, kind, user) : { effect: 'read', by: user };
    case 'AssignmentExpression':
      if (user.left === outer) return replacement(source, user);
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
  return propertyName(source, left)?.startsWith('_') ? 'read' : 'export';
}

function memberEffect(source: Source, kind: ContainerKind, member: TSESTree.MemberExpression): Found {
  const outer = wrapped(member);
  const user = outer.parent ?? member;
  const name = propertyName(source, member);
  const known = name === undefined || !Object.hasOwn(kind.methods, name) ? undefined : kind.methods[name];
  const method = name === 'splice' && insertsOnly(user) ? INSERTION : known;
  if (user.type === 'CallExpression' && user.callee === outer) {
    const effect = method?.effect ?? (kind.keyedByProperty && member.computed ? 'read' : 'escape');
    return { effect, by: user, ...(name !== undefined && { method: name }), ...argumentsAt(user, method) };
  }
  if (name === 'length' && user.type === 'AssignmentExpression' && user.left === outer)
    return { effect: 'shrink', by: user, method: name };
  if (method) return { effect: changes(method) ? 'escape' : method.effect, by: member, method: name! };
  return kind.keyedByProperty ? entryEffect(source, member, outer) : { effect: 'escape', by: member };
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

function argumentsAt(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  method: Method | undefined,
): Pick<Use, 'key' | 'value'> {
  const key = method?.key === undefined ? undefined : call.arguments[method.key];
  const value = method?.value === undefined ? undefined : call.arguments[method.value];
  return { ...(key && { key }), ...(value && { value }) };
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

function argumentEffect(
  source: Source,
  kind: ContainerKind,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
): Found {
  const isFirst = call.arguments[0] === argument;
  const borrowed = isFirst ? borrowedMethod(source, kind, call) : undefined;
  if (borrowed) return { effect: borrowed.effect, by: call, ...argumentsAt(call, borrowed) };
  const name = calleeName(source, unwrap(call.callee));
  const does = isFirst && Object.hasOwn(CHANGERS, name) ? CHANGERS[name] : undefined;
  if (does) return { effect: does.effect, by: call, ...argumentsAt(call, does), ...computedEntry(call) };
  const copies = call.type === 'NewExpression' && COPIERS.has(name);
  return { effect: copies || LOOKERS.has(name) ? 'iterate' : 'escape', by: call };
}

/** The entry that `Object.assign(table, { [key]: value })` spells out: an options object has the keys of the program. */
function computedEntry({
  arguments: given,
}: TSESTree.CallExpression | TSESTree.NewExpression): Pick<Use, 'key' | 'value'> {
  for (const argument of given) {
    const entry =
      argument.type === 'ObjectExpression'
        ? argument.properties.find(property => property.type === 'Property' && property.computed)
        : undefined;
    if (entry?.type === 'Property') return { key: entry.key, value: entry.value };
  }
  return {};
}

/** What `Map.prototype.set.call(map, key, value)` and `hasOwn.call(table, key)` do to their first argument. */
function borrowedMethod(
  source: Source,
  kind: ContainerKind,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
): Method | undefined {
  const callee = unwrap(call.callee);
  const way = callee.type === 'MemberExpression' ? propertyName(source, callee) : undefined;
  const method =
    callee.type === 'MemberExpression' && (way === 'call' || way === 'apply')
      ? resolve(source, callee.object)
      : undefined;
  const name = method?.type === 'MemberExpression' ? propertyName(source, method) : undefined;
  if (method?.type !== 'MemberExpression' || name === undefined || !isBuiltIn(source, method.object)) return undefined;
  const known = Object.hasOwn(kind.methods, name) ? kind.methods[name] : undefined;
  if (known === undefined || way === 'apply') return known && { effect: known.effect };
  const after = (at: number | undefined): number | undefined => (at === undefined ? undefined : at + 1);
  const key = after(known.key),
    value = after(known.value);
  return { effect: known.effect, ...(key !== undefined && { key }), ...(value !== undefined && { value }) };
}

/** `Map.prototype`, `[]`, `{}`: where methods are borrowed from. */
function isBuiltIn(source: Source, node: TSESTree.Node): boolean {
  const object = unwrap(node);
  if (object.type === 'ArrayExpression') return object.elements.length === 0;
  if (object.type === 'ObjectExpression') return object.properties.length === 0;
  return calleeName(source, object).endsWith('.prototype');
}
