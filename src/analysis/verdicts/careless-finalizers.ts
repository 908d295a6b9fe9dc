import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, propertyName } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import { nodesWithin, contains, nodesOf } from '../syntax/nodes.ts';
import { type Place, placeOf } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, isFunction, unwrap } from '../syntax/syntax.ts';
import { isWeakRead, weakReads } from '../weak/weak-reads.ts';
import { weakUses } from '../weak/weak-uses.ts';
import { entryType } from '../weak/weak-values.ts';

export interface CarelessFinalizer {
  /** The call or `delete` that takes the entry out: the node to report. */
  readonly node: TSESTree.CallExpression | TSESTree.UnaryExpression;
  readonly collection: TSESTree.Node;
  readonly key: TSESTree.Node;
}

/** Finalizers that delete by key, though the key may have got a new value before the death of the old one is told. */
export const carelessFinalizers = perSource((source): readonly CarelessFinalizer[] =>
  weakUses(source).flatMap(({ type, method, by }) => {
    if (type.kind !== 'registry' || method !== undefined) return [];
    const callback = callbackOf(source, by.arguments[0]);
    const registry = registryMade(source, by);
    if (callback === undefined || (registry && isTakenBack(source, registry))) return [];
    return deletionsIn(source, callback).filter(
      deletion => isCareless(source, deletion, callback) && !hasUniqueKeys(source, registry),
    );
  }),
);

function callbackOf(source: Source, given: TSESTree.Node | undefined): FunctionNode | undefined {
  if (given === undefined || given.type === 'SpreadElement') return undefined;
  const value = resolve(source, given);
  return isFunction(value) ? value : undefined;
}

/** The name that a registry is given. */
function registryMade(source: Source, by: TSESTree.Node): Place | undefined {
  const places = weakUses(source).flatMap(
    ({ method, holder }) => (method === 'register' && holder && placeOf(source, holder)) || [],
  );
  return places.find(place => place.values.some(({ value }) => contains(value, by)));
}

/** Whether registrations are taken back, as is right when a value is replaced. */
function isTakenBack(source: Source, registry: Place): boolean {
  return weakUses(source).some(
    ({ method, holder }) => method === 'unregister' && holder && placeOf(source, holder) === registry,
  );
}

/** Makers of keys that are never used again. */
function hasUniqueKeys(source: Source, registry: Place | undefined): boolean {
  const registrations = weakUses(source).filter(
    ({ method, holder }) => method === 'register' && holder && placeOf(source, holder) === registry,
  );
  return (
    registrations.length > 0 &&
    registrations.every(({ strong: [held] }) => {
      const key = held && resolve(source, held);
      if (key?.type === 'CallExpression')
        return /^(?:Symbol|randomUUID|nanoid|uuid|v4|uniqueId)$/.test(
          calledMethod(source, key) ?? (key.callee.type === 'Identifier' ? key.callee.name : ''),
        );
      return key?.type === 'UpdateExpression' || key?.type === 'NewExpression';
    })
  );
}

/** What a callback deletes by what it is told, itself or in a method that it hands the key to. */
function deletionsIn(source: Source, callback: FunctionNode, hops = 1): CarelessFinalizer[] {
  const told = namesOf(callback);
  const isTold = (node: TSESTree.Node): boolean => {
    const root = unwrap(node);
    return root.type === 'MemberExpression' ? isTold(root.object) : root.type === 'Identifier' && told.has(root.name);
  };
  const deleted = [
    ...nodesWithin(source, callback, 'UnaryExpression'),
    ...nodesWithin(source, callback, 'CallExpression'),
  ];
  return deleted.flatMap(node => {
    if (node.type === 'UnaryExpression') {
      const entry = unwrap(node.argument);
      return node.operator === 'delete' && entry.type === 'MemberExpression' && entry.computed && isTold(entry.property)
        ? { node, collection: entry.object, key: entry.property }
        : [];
    }
    const [key] = node.arguments;
    const callee = unwrap(node.callee);
    if (key === undefined || !isTold(key)) return [];
    if (callee.type === 'MemberExpression' && propertyName(source, callee) === 'delete')
      return { node, collection: callee.object, key };
    const helper = hops > 0 ? functionOf(source, callee) : undefined;
    return helper ? deletionsIn(source, helper, hops - 1).filter(deletion => isCareless(source, deletion, helper)) : [];
  });
}

/** The names by which a function knows what it is told. */
function namesOf({ params: [first] }: FunctionNode): ReadonlySet<string> {
  if (first?.type === 'Identifier') return new Set([first.name]);
  if (first?.type !== 'ObjectPattern' && first?.type !== 'ArrayPattern') return new Set();
  const parts: (TSESTree.Node | null)[] =
    first.type === 'ArrayPattern'
      ? first.elements
      : first.properties.map(property => (property.type === 'Property' ? property.value : property));
  return new Set(parts.flatMap(part => (part?.type === 'Identifier' ? part.name : [])));
}

function isCareless(source: Source, { node, collection }: CarelessFinalizer, callback: FunctionNode): boolean {
  if (entryType(source, collection)?.kind !== 'ref') return false;
  if (isFilledOnlyWhereEmpty(source, collection)) return false;
  // In the callback of a helper: what is outside of it is not to be looked at.
  if (!contains(callback, node)) return true;
  const tests = nodesWithin(source, callback, 'IfStatement').map(({ test }) => test);
  const logical = nodesWithin(source, callback, 'LogicalExpression').map(({ left }) => left);
  const choices = nodesWithin(source, callback, 'ConditionalExpression').map(({ test }) => test);
  return ![...tests, ...logical, ...choices].some(
    test => test.range[0] < node.range[0] && tellsIdentity(source, test, collection),
  );
}

/** Whether a condition looks at the reference itself: is it dead, is it the one that died? */
function tellsIdentity(source: Source, test: TSESTree.Node, collection: TSESTree.Node): boolean {
  if (weakReads(source).some(read => contains(test, read))) return true;
  const place = placeOf(source, collection);
  return nodesWithin(source, test, 'BinaryExpression').some(comparison => {
    if (!/^[!=]==?$/.test(comparison.operator)) return false;
    return [comparison.left, comparison.right].some(side => {
      const entry = resolve(source, side);
      if (isWeakRead(source, entry)) return true;
      const object = entry.type === 'CallExpression' ? unwrap(entry.callee) : entry;
      return object.type === 'MemberExpression' && placeOf(source, object.object) === place && place !== undefined;
    });
  });
}

/** Whether a key gets a new value only after its entry was deleted: then there is nothing newer to lose. */
function isFilledOnlyWhereEmpty(source: Source, collection: TSESTree.Node): boolean {
  const place = placeOf(source, collection);
  const isOn = (node: TSESTree.CallExpression, name: string): boolean => {
    const callee = unwrap(node.callee);
    return (
      callee.type === 'MemberExpression' &&
      propertyName(source, callee) === name &&
      placeOf(source, callee.object) === place
    );
  };
  const calls = nodesOf(source, 'CallExpression');
  const asked = calls.filter(call => isOn(call, 'has'));
  const sets = calls.filter(call => isOn(call, 'set'));
  // Asked for its value as well, a dead entry is replaced before it is deleted.
  const guards = nodesOf(source, 'IfStatement').filter(({ test }) => {
    return asked.some(has => contains(test, has)) && !weakReads(source).some(read => contains(test, read));
  });
  return sets.length > 0 && sets.every(set => guards.some(guard => contains(guard.consequent, set)));
}
