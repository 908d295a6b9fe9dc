import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName, propertyName } from '../syntax/member-names.ts';
import { constantValue, resolve, variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { nestedContainers, weakTables } from '../containers/nested-containers.ts';
import type { Place } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { returnedBy } from '../syntax/returns.ts';
import { functionAround, isFunction, makesObject, unwrap, userOf } from '../syntax/syntax.ts';
import { callsTo, functionOf } from '../values/calls.ts';

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
  return !escapes && index >= 0 && given.every(isNew) ? given[0] : undefined;
}

/** `(...args)` is a new array on every call. */
function isRest(source: Source, key: TSESTree.Node): TSESTree.RestElement | undefined {
  const node = unwrap(key);
  const definition = node.type === 'Identifier' ? variableOf(source, node)?.defs[0] : undefined;
  const parent = definition?.type === 'Parameter' ? definition.name.parent : undefined;
  return parent?.type === 'RestElement' ? parent : undefined;
}

/** Methods that make a new list or object. */
const COPIES: ReadonlySet<string | undefined> = new Set([
  'map',
  'filter',
  'split',
  'bind',
  'flat',
  'flatMap',
  'toSorted',
  'entries',
  'keys',
  'values',
]);

/** Those that do so to lists, and something else to texts. */
const COPIES_OF_LISTS = new Set([...COPIES, 'slice', 'concat']);

/** Methods that hand back the list that they change. */
const IN_PLACE: ReadonlySet<string> = new Set(['sort', 'reverse', 'fill']);

/** Functions that make something new each time. */
const MAKERS: ReadonlySet<string> = new Set([
  'Symbol',
  'Array.from',
  'Array.of',
  'Buffer.from',
  'Buffer.alloc',
  'Object.create',
  'Object.entries',
  'Object.fromEntries',
  'structuredClone',
]);

function isFresh(source: Source, node: TSESTree.Node, copies: ReadonlySet<string | undefined>): boolean {
  switch (node.type) {
    case 'ArrayExpression':
    case 'ObjectExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'NewExpression':
    case 'RestElement':
      return true;
    case 'ConditionalExpression':
      return isFresh(source, unwrap(node.consequent), copies) && isFresh(source, unwrap(node.alternate), copies);
    case 'CallExpression':
      return (
        MAKERS.has(calleeName(source, unwrap(node.callee))) ||
        isFreshResult(source, node, copies) ||
        isMadeByFunction(source, node)
      );
    default:
      return false;
  }
}

/** `ids.map(…)`, `[a, b].sort()` */
function isFreshResult(
  source: Source,
  call: TSESTree.CallExpression,
  copies: ReadonlySet<string | undefined>,
): boolean {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? propertyName(source, callee) : undefined;
  if (callee.type !== 'MemberExpression' || method === undefined) return false;
  return copies.has(method) || (IN_PLACE.has(method) && isFresh(source, resolve(source, callee.object), copies));
}

/** `startOfDay(time)`, a function of this file that returns an object which each call makes. */
function isMadeByFunction(source: Source, { callee }: TSESTree.CallExpression): boolean {
  const maker = functionOf(source, callee);
  if (maker === undefined || maker.async || maker.generator) return false;
  const results = returnedBy(source, maker);
  return (
    results.length > 0 &&
    results.every(result => {
      const made = resolve(source, result);
      return makesObject(made) && functionAround(made) === maker && !isStoredBefore(source, result);
    })
  );
}

/** Whether a fresh key had another name or another use by which it may be in the collection already. */
function isStoredBefore(source: Source, key: TSESTree.Node): boolean {
  const node = unwrap(key);
  const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
  if (variable === undefined) return false;
  if (constantValue(variable) === undefined && variable.defs[0]?.type !== 'Parameter') return true;
  return variable.references.some(({ identifier, init }) => {
    if (init === true || identifier.range[0] >= node.range[0]) return false;
    const user = userOf(identifier);
    return (
      user?.type === 'CallExpression' && (calledMethod(source, user) === 'set' || calledMethod(source, user) === 'add')
    );
  });
}
