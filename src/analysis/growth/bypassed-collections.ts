import type { TSESTree } from '@typescript-eslint/types';
import { repeats } from '../functions/executions.ts';
import { lifetimeOf } from '../lives/lifetimes.ts';
import { isGlobal, variableOf } from '../syntax/bindings.ts';
import { globalPath } from '../syntax/globals.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, memberOn, unwrap, userOf } from '../syntax/syntax.ts';
import { type Place, placeOf } from '../values/places.ts';
import { isBounded } from './domains.ts';

export interface BypassedCollection {
  /** What is written as if it were an entry. */
  readonly node: TSESTree.MemberExpression;
  readonly place: Place;
}

/**
 * `pages[url] = page` for `pages = new LRUCache({ max: 99 })` or `new Map()`: a property of the object, of which its limits, its `size`
 * and its `delete` know nothing.
 */
export const bypassedCollections = perSource((source): readonly BypassedCollection[] => {
  if (!MAKES.test(source.text)) return [];
  return nodesOf(source, 'AssignmentExpression').flatMap(({ left }) => {
    const node = unwrap(left);
    if (node.type !== 'MemberExpression' || !node.computed) return [];
    // `map[Symbol.iterator] = …` is meant for the object.
    if (globalPath(source, node.property)?.startsWith('Symbol.')) return [];
    const place = placeOf(source, node.object);
    if (place === undefined || !isCollection(source, place) || isTakenOut(place)) return [];
    return repeats(source, node) && !isBounded(source, node.property) && !DIES.has(lifetimeOf(source, place))
      ? [{ node, place }]
      : [];
  });
});

const MAKES = /\bnew (?:\w+\.)?\w*(?:LRU|Lru|Map)\w*\b/;

const DIES: ReadonlySet<string> = new Set(['call', 'unknown']);

/** Whether a place is only ever given collections whose entries are no properties. */
function isCollection(source: Source, { values }: Place): boolean {
  return (
    values.length > 0 &&
    values.every(({ value }) => {
      if (value.type !== 'NewExpression') return false;
      const { callee } = value;
      if (isGlobal(source, callee, 'Map') || isGlobal(source, callee, 'WeakMap')) return true;
      return /^(?:Quick|Tiny)?LRU(?:Cache|Map)?$/i.test(calleeWord(value)) && isOfPackage(source, callee);
    })
  );
}

/** `import LRU from 'lru-cache'`, `const LRU = require('lru-cache')` */
function isOfPackage(source: Source, callee: TSESTree.Node): boolean {
  const root = callee.type === 'MemberExpression' ? callee.object : callee;
  const definition = variableOf(source, root)?.defs[0];
  if (definition?.type === 'ImportBinding') return true;
  const init = definition?.type === 'Variable' ? definition.node.init : null;
  const made = init && unwrap(init);
  return made?.type === 'CallExpression' && calleeWord(made) === 'require';
}

/** `delete pages[url]`: whoever takes properties out knows that they are none but that. */
const isTakenOut = ({ occurrences }: Place): boolean =>
  occurrences.some(name => {
    const member = memberOn(name);
    const user = member?.computed ? userOf(member) : undefined;
    return user?.type === 'UnaryExpression' && user.operator === 'delete';
  });
