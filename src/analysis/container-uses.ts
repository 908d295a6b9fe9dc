import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal, propertyName } from './bindings.ts';
import { functionOf, runningFunction } from './calls.ts';
import { type ContainerKind, type Effect, LOOKERS } from './container-kinds.ts';
import { repeats } from './executions.ts';
import { ownerOf } from './owners.ts';
import { placeOf } from './places.ts';
import type { Source } from './source.ts';
import { type FunctionNode, unwrap, userOf, wrapped } from './syntax.ts';

/** One thing that the file does with a container. */
export interface Use {
  /** The expression that names the container. */
  readonly node: TSESTree.Node;
  readonly effect: Effect;
  /** The method called or property read, where it has a name. */
  readonly method?: string;
  readonly key?: TSESTree.Node;
  /** What a growing use puts in. */
  readonly value?: TSESTree.Node;
  /** The call, assignment or `delete` that does it. */
  readonly by: TSESTree.Node;
  /** The function that it happens in, callbacks that run on the spot left aside; none at the top level. */
  readonly inside: FunctionNode | undefined;
  /** Whether it can happen again and again in the life of the module. */
  readonly repeats: boolean;
}

/** Everything that is done with one container through the expressions that name it, also in functions it is given to. */
export function usesOf(source: Source, kind: ContainerKind, names: readonly TSESTree.Node[]): Use[] {
  const seen = new Set<TSESTree.Node>();
  const pending = [...names];
  const uses: Use[] = [];
  for (let name = pending.shift(); name !== undefined; name = pending.shift()) {
    if (seen.has(name)) continue;
    seen.add(name);
    const handed = namesInCallee(source, name);
    if (handed) pending.push(...handed);
    else uses.push(useOf(source, kind, name));
  }
  return uses;
}

/** The names by which a function of this file knows a container that it is called with. */
function namesInCallee(source: Source, name: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  const call = userOf(name);
  if (call?.type !== 'CallExpression') return undefined;
  const index = call.arguments.indexOf(wrapped(name) as TSESTree.Expression);
  const parameter = index >= 0 ? functionOf(source, call.callee)?.params[index] : undefined;
  return parameter?.type === 'Identifier' ? placeOf(source, parameter)?.occurrences : undefined;
}

function useOf(source: Source, kind: ContainerKind, name: TSESTree.Node): Use {
  const found = effectOf(source, kind, name);
  return { node: name, inside: runningFunction(source, name), repeats: repeats(source, name), ...found };
}

type Found = Pick<Use, 'effect' | 'by' | 'method' | 'key' | 'value'>;

function effectOf(source: Source, kind: ContainerKind, name: TSESTree.Node): Found {
  const outer = wrapped(name);
  const user = outer.parent ?? name;
  switch (user.type) {
    case 'MemberExpression':
      return user.object === outer ? memberEffect(source, kind, user) : { effect: 'read', by: user };
    case 'AssignmentExpression':
      if (user.left === outer) return replacement(source, user);
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
      return user.callee === outer ? { effect: 'escape', by: user } : argumentEffect(source, user, outer);
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
        : effectOf(source, kind, user);
    default:
      return { effect: 'escape', by: user };
  }
}

/** `module.exports.x = container`, `Exported.x = container`: others may use it by that name, unless an underscore asks them not to. */
function handedOut(source: Source, left: TSESTree.Node): Effect {
  if (left.type !== 'MemberExpression') return 'escape';
  const owner = ownerOf(source, left.object);
  if (owner?.kind !== 'exports' && owner?.kind !== 'static' && ownerOf(source, left)?.kind !== 'exports') return 'escape';
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
  if (method) return { effect: method.effect, by: member, method: name! };
  return kind.keyedByProperty ? entryEffect(source, member, outer) : { effect: 'escape', by: member };
}

const INSERTION: ContainerKind['methods'][string] = { effect: 'grow', value: 2 };

/** `list.splice(index, 0, item)` takes nothing out. */
function insertsOnly(call: TSESTree.Node): boolean {
  if (call.type !== 'CallExpression' || call.arguments.length < 3) return false;
  const [, count] = call.arguments;
  return count?.type === 'Literal' && count.value === 0;
}

function argumentsAt(
  call: TSESTree.CallExpression,
  method: ContainerKind['methods'][string] | undefined,
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

/** `container = …` after its making. */
function replacement(source: Source, assignment: TSESTree.AssignmentExpression): Found {
  const value = unwrap(assignment.right);
  const own = placeOf(source, assignment.left);
  const isOwn = (node: TSESTree.Node): boolean => own !== undefined && placeOf(source, node) === own;
  if (value.type === 'ArrayExpression' || value.type === 'ObjectExpression') {
    const parts = value.type === 'ArrayExpression' ? value.elements : value.properties;
    const kept = parts.some(part => part?.type === 'SpreadElement' && isOwn(part.argument));
    const added = parts.find(part => part !== null && part.type !== 'SpreadElement');
    const put = added?.type === 'Property' ? { key: added.key, value: added.value } : added && { value: added };
    if (kept) return { effect: added ? 'grow' : 'iterate', by: assignment, ...put };
  }
  if (value.type === 'CallExpression' && unwrap(value.callee).type === 'MemberExpression') {
    const callee = unwrap(value.callee) as TSESTree.MemberExpression;
    const method = propertyName(source, callee);
    const [first] = value.arguments;
    if (method === 'concat' && isOwn(callee.object) && first) return { effect: 'grow', by: assignment, value: first };
  }
  return { effect: 'shrink', by: assignment, method: '=' };
}

function argumentEffect(
  source: Source,
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  argument: TSESTree.Node,
): Found {
  const callee = unwrap(call.callee);
  const name = calleeName(source, callee);
  if (name === 'Object.assign' && call.arguments[0] === argument) return { effect: 'grow', by: call };
  const copies =
    call.type === 'NewExpression' && (name === 'Map' || name === 'Set' || name === 'WeakMap' || name === 'WeakSet');
  return { effect: copies || LOOKERS.has(name) ? 'iterate' : 'escape', by: call };
}

/** `JSON.stringify` for a call of that global; empty for anything of the file's own. */
export function calleeName(source: Source, callee: TSESTree.Node): string {
  if (callee.type === 'Identifier') return isGlobal(source, callee, callee.name) ? callee.name : '';
  if (callee.type !== 'MemberExpression') return '';
  const object = unwrap(callee.object);
  return object.type === 'Identifier' && isGlobal(source, object, object.name)
    ? `${object.name}.${propertyName(source, callee) ?? ''}`
    : '';
}
