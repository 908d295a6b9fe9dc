import type { TSESTree } from '@typescript-eslint/types';
import { propertyName } from '../syntax/member-names.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { ownerOf } from '../values/owners.ts';
import { type Place, placeOf } from '../values/places.ts';
import { outlivesItsCall } from '../lives/retention.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround, isFunction, methodCallOn, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { useBy, type WeakUse, weakUses } from '../weak/weak-uses.ts';

export interface UnownedRegistry {
  /** The `new FinalizationRegistry(…)`: the node to report. */
  readonly node: TSESTree.NewExpression;
  /** Nobody holds it, only a local variable does, or only what it watches. */
  readonly holder: 'nobody' | 'call' | 'target';
  readonly place?: Place;
  /** A call that registers with it. */
  readonly registration: TSESTree.CallExpression;
}

/** Registries that are collected before they can call back: nothing holds them but what ends first. */
export const unownedRegistries = perSource((source): readonly UnownedRegistry[] =>
  weakUses(source).flatMap(({ type, method, by }) => {
    if (type.kind !== 'registry' || method !== undefined || by.type !== 'NewExpression') return [];
    return judge(source, by) ?? [];
  }),
);

function judge(source: Source, node: TSESTree.NewExpression): UnownedRegistry | undefined {
  const user = userOf(node);
  if (user?.type === 'MemberExpression') {
    const call = user.object === wrapped(node) && propertyName(source, user) === 'register' ? userOf(user) : undefined;
    return call?.type === 'CallExpression' ? { node, holder: 'nobody', registration: call } : undefined;
  }
  const place = placeHolding(source, user);
  const registrations = place ? registrationsWith(source, place) : [];
  const [first] = registrations;
  if (place === undefined || first === undefined || place.values.length > 1) return undefined;
  const registration = first.by as TSESTree.CallExpression;
  if (place.variable) {
    const ends = !outlivesItsCall(
      source,
      place,
      call => useBy(source).get(call)?.type.kind === 'registry' && unwrap(call.callee).type === 'MemberExpression',
    );
    return ends && !waits(source, place, node) && !isUsedByDeclared(place)
      ? { node, holder: 'call', place, registration }
      : undefined;
  }
  const isOwned =
    registrations.every(use => isOwner(source, place, use)) &&
    place.occurrences.every(name => isRegistryCall(source, name) || userOf(name)?.type === 'AssignmentExpression');
  return isOwned ? { node, holder: 'target', place, registration } : undefined;
}

/** Whether a function that is declared beside the registry uses it: others that are handed out may call that one. */
function isUsedByDeclared({ variable, occurrences }: Place): boolean {
  const home = variable?.scope.variableScope.block;
  return occurrences.some(name => {
    const around = functionAround(name);
    return around !== home && around?.type === 'FunctionDeclaration';
  });
}

/** Whether the function waits while the variable is still needed: captured, or used again afterwards. */
function waits(source: Source, { variable, occurrences }: Place, node: TSESTree.Node): boolean {
  const home = variable?.scope.variableScope.block;
  if (!isFunction(home) || !(home.async || home.generator)) return false;
  if (occurrences.some(name => functionAround(name) !== home)) return true;
  const last = occurrences.at(-1)?.range[0] ?? 0;
  const pauses = [...nodesOf(source, 'AwaitExpression'), ...nodesOf(source, 'YieldExpression')];
  return pauses.some(({ range }) => range[0] > node.range[1] && range[0] < last);
}

/** The name that the new registry is given. */
function placeHolding(source: Source, user: TSESTree.Node | undefined): Place | undefined {
  if (user?.type === 'VariableDeclarator') return placeOf(source, user.id);
  if (user?.type === 'AssignmentExpression')
    return userOf(user)?.type === 'ExpressionStatement' ? placeOf(source, user.left) : undefined;
  if (user?.type !== 'PropertyDefinition' || user.static) return undefined;
  return registrationPlaces(source).find(({ values }) => values.some(({ by }) => by === user));
}

/** The places that the file registers with. */
const registrationPlaces = perSource((source): readonly Place[] => [
  ...new Set(
    weakUses(source).flatMap(
      ({ method, holder }) => (method === 'register' && holder && placeOf(source, holder)) || [],
    ),
  ),
]);

function registrationsWith(source: Source, place: Place): readonly WeakUse[] {
  return weakUses(source).filter(
    ({ method, holder }) => method === 'register' && holder && placeOf(source, holder) === place,
  );
}

/** Whether what is registered is the very object that the registry is a field of. */
function isOwner(source: Source, { owner }: Place, { targets: [target] }: WeakUse): boolean {
  if (target === undefined || owner === undefined) return false;
  if ('occurrences' in owner) return placeOf(source, target) === owner;
  return owner.kind === 'instance' && ownerOf(source, target) === owner;
}

function isRegistryCall(source: Source, name: TSESTree.Node): boolean {
  const call = methodCallOn(name);
  return call !== undefined && useBy(source).has(call);
}
