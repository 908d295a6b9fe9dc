import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isBounded } from '../growth/domains.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { grouped } from '../syntax/grouping.ts';
import { keyName } from '../syntax/member-names.ts';
import { perSource, type Source } from '../syntax/source.ts';
import {
  calleeWord,
  functionAround,
  type FunctionNode,
  isFunction,
  memberOn,
  methodCallOn,
  unwrap,
} from '../syntax/syntax.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { type Place, placeOf } from '../values/places.ts';
import { endsOf } from './endings.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { blockOf, REMEMBERS } from './twin-fills.ts';

/**
 * `cache.set(key, value); writtenAt.set(key, now)` for `cache = new LRUCache({ max: 99 })`: what the cache drops by itself stays
 * in the other one.
 */
export function evictedTwin(source: Source, container: Container): FailedRemoval | undefined {
  const { kind, uses, place } = container;
  if (kind.name === 'Array' || REMEMBERS.test(place.name) || !makesCaches(source)) return undefined;
  if (uses.some(({ effect }) => effect === 'escape')) return undefined;
  for (const use of uses) {
    const filled = use.effect === 'grow' && use.key ? cacheFilledBeside(source, use, use.key) : undefined;
    if (filled === undefined) continue;
    // Both begun anew at once is no end for what the cache drops in between.
    const isOwn = (removal: Use): boolean =>
      removal.method !== 'clear' || !isClearedIn(source, filled.cache, removal.inside);
    if (!endsOf(source, container).effective.some(isOwn))
      return { node: container.node, failure: 'evictedTwin', evidence: filled.made };
  }
  return undefined;
}

/** Asked for each collection of a file, and told by its whole text. */
const makesCaches = perSource(({ text }): boolean => /\bnew \w*(?:Cache|LRU|Lru)\w*/.test(text));

interface Filled {
  readonly cache: Place;
  readonly made: TSESTree.Node;
}

/** The cache with a limit that is given something under the same key in the same block. */
function cacheFilledBeside(source: Source, { by }: Use, key: TSESTree.Node): Filled | undefined {
  if (isBounded(source, key)) return undefined;
  const block = blockOf(by);
  const beside = (block && settings(source).get(block)) ?? [];
  for (const {
    callee,
    arguments: [given],
  } of beside) {
    if (callee.type !== 'MemberExpression' || !given || !isAlike(source, given, key)) continue;
    const cache = placeOf(source, callee.object);
    const made = cache && makingOf(cache);
    if (made && hasLimit(made) && !isListenedTo(cache)) return { cache, made };
  }
  return undefined;
}

const isClearedIn = (source: Source, cache: Place, inside: FunctionNode | undefined): boolean =>
  callsNamed(source, ['clear']).some(
    ({ callee }) =>
      callee.type === 'MemberExpression' &&
      placeOf(source, callee.object) === cache &&
      functionAround(callee) === inside,
  );

const settings = perSource(source => grouped(callsNamed(source, ['set', 'put', 'add']), blockOf));

function makingOf({ values }: Place): TSESTree.NewExpression | undefined {
  const [given, ...others] = values;
  const made = given && others.length === 0 ? unwrap(given.value) : undefined;
  return made?.type === 'NewExpression' && /Cache$|^LRU/i.test(calleeWord(made)) ? made : undefined;
}

/** Whether a cache is told how much it may have, or for how long, and not what to do with what it drops. */
function hasLimit(made: TSESTree.NewExpression): boolean {
  const [options] = made.arguments;
  if (options?.type === 'Literal') return typeof options.value === 'number' && /^LRU/i.test(calleeWord(made));
  if (options?.type !== 'ObjectExpression') return false;
  const isTold = options.properties.some(
    property =>
      property.type === 'SpreadElement' ||
      isFunction(property.value) ||
      /^(?:on[A-Z]|dispose)/.test(keyName(property) ?? ''),
  );
  return (
    !isTold && options.properties.some(property => property.type === 'Property' && LIMITS.test(keyName(property) ?? ''))
  );
}

const LIMITS = /^(?:max|limit|capacity|ttl|(?:default|std)TTL)/i;

/** `cache.on('evict', …)` */
const isListenedTo = ({ occurrences }: Place): boolean =>
  occurrences.some(name => {
    const call = memberOn(name) && methodCallOn(name);
    return call !== undefined && /^(?:on|once|addListener|addEventListener|subscribe)$/.test(calleeWord(call));
  });
