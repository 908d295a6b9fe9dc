import type { TSESTree } from '@typescript-eslint/types';
import { resolve, variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { nestedContainers, weakTables } from '../containers/nested-containers.ts';
import { callsTo } from '../values/calls.ts';
import { COPIES, COPIES_OF_LISTS, isFresh, isStoredBefore } from '../values/fresh-objects.ts';
import type { Place } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround, isFunction, unwrap, userOf } from '../syntax/syntax.ts';

export interface UnhittableKey {
  /** The look-up that never finds anything. */
  readonly node: TSESTree.Node;
  readonly place: Place;
  /** What is looked up; a weak map, which is no container of ours, loses what nothing can ask for. */
  readonly container: Container | undefined;
  readonly key: TSESTree.Node;
  /** Where the key is made. */
  readonly made: TSESTree.Node;
}

/** Look-ups by an object that was made for the look-up: nothing can ever have been stored under it. */
export const unhittableKeys = perSource((source): readonly UnhittableKey[] => {
  const strong = [...containers(source), ...nestedContainers(source)].filter(
    ({ kind, lifetime }) => (kind.name === 'Map' || kind.name === 'Set') && lifetime !== 'call',
  );
  return [
    ...strong.flatMap(container => lookUpsIn(source, container, container)),
    ...weakTables(source).flatMap(table => lookUpsIn(source, table, undefined)),
  ];
});

function lookUpsIn(
  source: Source,
  { place, uses }: Pick<Container, 'place' | 'uses'>,
  container: Container | undefined,
): UnhittableKey[] {
  const isFilled = uses.some(({ effect, repeats }) => effect === 'grow' && repeats);
  // The keys of a weak map are objects: there, `slice` is that of a list.
  const copies = container ? COPIES : COPIES_OF_LISTS;
  const lookup = isFilled ? uses.find(use => madeForLookup(source, use, copies) !== undefined) : undefined;
  const made = lookup && madeForLookup(source, lookup, copies);
  return lookup?.key && made ? [{ node: lookup.by, place, container, key: lookup.key, made }] : [];
}

/** Where the key of a look-up is made, if that is in the same call that looks it up, and nothing else was done with it before. */
function madeForLookup(
  source: Source,
  { effect, method, key, inside }: Use,
  copies: ReadonlySet<string | undefined>,
): TSESTree.Node | undefined {
  if (effect !== 'read' || (method !== 'get' && method !== 'has') || key === undefined || inside === undefined)
    return undefined;
  const given = madeByCallers(source, key, copies);
  if (given) return given;
  const made = isRest(source, key) ?? resolve(source, key);
  if (functionAround(made) !== inside && !isRest(source, key)) return undefined;
  return isFresh(source, made, copies) && !isStoredBefore(source, key) ? made : undefined;
}

/** `format(date, { month: 'long' })`: where the first caller makes the key, if each of them makes another one for its call. */
function madeByCallers(
  source: Source,
  key: TSESTree.Node,
  copies: ReadonlySet<string | undefined>,
): TSESTree.Node | undefined {
  const definition = variableOf(source, unwrap(key))?.defs[0];
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return undefined;
  const { calls, escapes } = callsTo(source, definition.node);
  const index = definition.node.params.indexOf(definition.name);
  const given = calls.map(call => call.arguments[index] && unwrap(call.arguments[index]));
  const isNew = (argument: TSESTree.Node | undefined): boolean =>
    argument !== undefined && functionAround(argument) !== undefined && isFresh(source, argument, copies);
  return !escapes && index >= 0 && given.every(isNew) && !isHandedOn(source, key) ? given[0] : undefined;
}

/** Whether something else was given a parameter before, and may have stored it. */
function isHandedOn(source: Source, key: TSESTree.Node): boolean {
  const node = unwrap(key);
  return (variableOf(source, node)?.references ?? []).some(
    ({ identifier }) => identifier.range[0] < node.range[0] && userOf(identifier)?.type === 'CallExpression',
  );
}

/** `(...args)` is a new array on every call. */
function isRest(source: Source, key: TSESTree.Node): TSESTree.RestElement | undefined {
  const node = unwrap(key);
  const definition = node.type === 'Identifier' ? variableOf(source, node)?.defs[0] : undefined;
  const parent = definition?.type === 'Parameter' ? definition.name.parent : undefined;
  return parent?.type === 'RestElement' ? parent : undefined;
}
