import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { nodesWithin, nodesOf } from '../syntax/nodes.ts';
import { holderOf } from '../values/holders.ts';
import type { Place } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isFunction, unwrap, userOf } from '../syntax/syntax.ts';

/** A map whose values are weak references, as one writes it by hand, and the registry that clears it. */
export interface WeakRefMap {
  readonly node: TSESTree.Node;
  readonly container: Container;
  readonly registries: readonly WeakRefRegistry[];
}

/** A registry whose callback has to do with a map. */
export interface WeakRefRegistry {
  readonly place: Place;
  readonly making: TSESTree.NewExpression;
  /** The declarator or class member that makes it. */
  readonly by: TSESTree.Node;
}

/** The maps of weak references of a file. */
export const weakRefMaps = perSource((source): readonly WeakRefMap[] =>
  containers(source).flatMap(container => {
    const fills = container.uses.filter(({ effect }) => effect === 'grow');
    const isOne =
      container.kind.name === 'Map' && fills.length > 0 && fills.every(use => madeWeakly(source, use) !== undefined);
    return isOne ? [{ node: container.node, container, registries: registriesOf(source, container) }] : [];
  }),
);

/** The weak reference that a use puts in, where it makes it on the spot. */
export function madeWeakly(source: Source, { value }: Use): TSESTree.NewExpression | undefined {
  const node = value && unwrap(value);
  return node?.type === 'NewExpression' && isGlobal(source, node.callee, 'WeakRef') ? node : undefined;
}

function registriesOf(source: Source, { uses }: Container): WeakRefRegistry[] {
  return nodesOf(source, 'NewExpression').flatMap(making => {
    if (!isGlobal(source, making.callee, 'FinalizationRegistry')) return [];
    const place = holderOf(source, making);
    const [given] = place?.values ?? [];
    if (place === undefined || given === undefined || place.values.length > 1) return [];
    const [callback] = making.arguments;
    const isItsOwn = callback !== undefined && uses.some(({ node }) => isInside(callback, node));
    return isItsOwn ? [{ place, making, by: given.by }] : [];
  });
}

/** Whether a node stands in the callback of a registry. */
export function isInside({ range }: TSESTree.Node, node: TSESTree.Node): boolean {
  return range[0] <= node.range[0] && node.range[1] <= range[1];
}

/** What the callback of a registry does besides reading and deleting in the map. */
export function otherWork(source: Source, { making }: WeakRefRegistry, { uses }: Container): TSESTree.Node | undefined {
  const [callback] = making.arguments;
  if (callback === undefined || !isFunction(callback)) return making;
  const own = new Set<TSESTree.Node>(
    uses.filter(({ method }) => method === 'get' || method === 'delete' || method === 'has').map(({ by }) => by),
  );
  const work = [
    ...nodesWithin(source, callback, 'CallExpression'),
    ...nodesWithin(source, callback, 'AssignmentExpression'),
    ...nodesWithin(source, callback, 'UpdateExpression'),
    ...nodesWithin(source, callback, 'NewExpression'),
  ];
  return work.find(node => !own.has(node) && !isDeref(node));
}

/** The call of `deref`. */
export function isDeref(node: TSESTree.Node): boolean {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  return (
    callee?.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'deref'
  );
}

/** The call of `deref` that asks an expression on the spot for what it refers to, if it is there: `ref?.deref()`. */
export function derefOf(reference: TSESTree.Node): TSESTree.CallExpression | undefined {
  const member = userOf(reference);
  const call =
    member?.type === 'MemberExpression' && unwrap(member.object) === unwrap(reference) ? userOf(member) : undefined;
  return call?.type === 'CallExpression' && isDeref(call) && unwrap(call.callee) === member ? call : undefined;
}
