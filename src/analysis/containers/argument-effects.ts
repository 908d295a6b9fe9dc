import type { TSESTree } from '@typescript-eslint/types';
import { calleeName, propertyName } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import { importedFrom } from '../syntax/imported.ts';
import { CHANGERS, COPIERS, LOOKERS, UTILITIES, UTILITY_PACKAGES } from '../tables/container-functions.ts';
import type { ContainerKind, Method } from '../tables/container-kinds.ts';
import type { Use } from './container-uses.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap, isEmptyLiteral } from '../syntax/syntax.ts';

/** What a use is, apart from where it happens. */
export type Found = Pick<Use, 'effect' | 'by' | 'method' | 'key' | 'value'>;

/** The key and the value that a method is given. */
export function argumentsAt(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  method: Method | undefined,
): Pick<Use, 'key' | 'value'> {
  const key = method?.key === undefined ? undefined : call.arguments[method.key];
  const value = method?.value === undefined ? undefined : call.arguments[method.value];
  return { ...(key && { key }), ...(value && { value }) };
}

/** What a call does to a container that it is given. */
export function argumentEffect(
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
  const utility = isFirst ? utilityOf(source, call.callee) : undefined;
  const helps = utility !== undefined && Object.hasOwn(UTILITIES, utility) ? UTILITIES[utility] : undefined;
  if (helps) return { effect: helps.effect, by: call, method: utility!, ...argumentsAt(call, helps) };
  const copies = call.type === 'NewExpression' && COPIERS.has(name);
  return { effect: copies || LOOKERS.has(name) ? 'iterate' : 'escape', by: call };
}

/** `without` for `_.without`, and for what was imported by that name. */
function utilityOf(source: Source, callee: TSESTree.Node): string | undefined {
  const called = unwrap(callee);
  if (called.type === 'MemberExpression' && calleeName(source, unwrap(called.object)) === '_')
    return propertyName(source, called);
  const imported = importedFrom(source, called);
  const from = imported && UTILITY_PACKAGES.exec(imported.module);
  return from ? (from.groups?.['name'] ?? imported.name) : undefined;
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
  return isEmptyLiteral(object) || calleeName(source, object).endsWith('.prototype');
}
