import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName } from '../syntax/member-names.ts';
import { constantValue, resolve, variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { nestedContainers, weakTables } from '../containers/nested-containers.ts';
import type { Place } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround, unwrap, userOf } from '../syntax/syntax.ts';

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
  const lookup = isFilled ? uses.find(use => madeForLookup(source, use) !== undefined) : undefined;
  const made = lookup && madeForLookup(source, lookup);
  return lookup?.key && made ? [{ node: lookup.by, place, container, key: lookup.key, made }] : [];
}

/** Where the key of a look-up is made, if that is in the same call that looks it up, and nothing else was done with it before. */
function madeForLookup(source: Source, { effect, method, key, inside }: Use): TSESTree.Node | undefined {
  if (effect !== 'read' || (method !== 'get' && method !== 'has') || key === undefined || inside === undefined)
    return undefined;
  const made = isRest(source, key) ?? resolve(source, key);
  if (functionAround(made) !== inside && !isRest(source, key)) return undefined;
  return isFresh(source, made) && !isStoredBefore(source, key) ? made : undefined;
}

/** `(...args)` is a new array on every call. */
function isRest(source: Source, key: TSESTree.Node): TSESTree.RestElement | undefined {
  const node = unwrap(key);
  const definition = node.type === 'Identifier' ? variableOf(source, node)?.defs[0] : undefined;
  const parent = definition?.type === 'Parameter' ? definition.name.parent : undefined;
  return parent?.type === 'RestElement' ? parent : undefined;
}

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

function isFresh(source: Source, node: TSESTree.Node): boolean {
  switch (node.type) {
    case 'ArrayExpression':
    case 'ObjectExpression':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'NewExpression':
    case 'RestElement':
      return true;
    case 'ConditionalExpression':
      return isFresh(source, unwrap(node.consequent)) && isFresh(source, unwrap(node.alternate));
    case 'CallExpression':
      return (
        MAKERS.has(calleeName(source, unwrap(node.callee))) ||
        (node.callee.type === 'MemberExpression' &&
          node.callee.property.type === 'Identifier' &&
          COPIES.has(node.callee.property.name))
      );
    default:
      return false;
  }
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
