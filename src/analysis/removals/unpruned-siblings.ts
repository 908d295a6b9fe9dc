import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { isParameter, nameOfFunction } from '../containers/registrations.ts';
import { isBounded } from '../growth/domains.ts';
import { isIdle } from '../functions/idle-functions.ts';
import { addTo } from '../syntax/grouping.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, type FunctionNode, literalText, userOf, wrapped } from '../syntax/syntax.ts';
import { namesOccurrences } from '../tables/occurrence-names.ts';
import { namesRemoval } from '../tables/removal-names.ts';
import { endsOf } from './endings.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { PENDING, REMEMBERS } from './twin-fills.ts';

/**
 * `onLeft(userId => { users.delete(userId); })`, and nothing takes out what `offers.set(userId, …)` puts in elsewhere: of who
 * has gone, one of two collections keeps what it had.
 */
export function leftBySibling(source: Source, container: Container, growth: Use): FailedRemoval | undefined {
  const { uses, kind, place } = container;
  const { key } = growth;
  if (kind.name === 'Array' || key?.type !== 'Identifier') return undefined;
  if (REMEMBERS.test(place.name) || LASTS.test(place.name)) return undefined;
  if (!namesOne(key.name) || isBounded(source, key)) return undefined;
  if (uses.some(({ effect, key: other }) => effect === 'escape' || (effect === 'shrink' && other !== undefined)))
    return undefined;
  const goings = (goingsOf(source).get(key.name) ?? []).filter(
    ({ sibling, removal }) =>
      isBeside(sibling, container) && !uses.some(use => use.effect === 'grow' && use.inside === removal.inside),
  );
  const going = goings.find(({ removal }) => isOver(source, removal.inside)) ?? secondOf(goings);
  if (going === undefined || endsOf(source, container).effective.length > 0) return undefined;
  return { node: container.node, failure: 'sibling', evidence: going.removal.by };
}

/** Names of what is kept of those who have gone, for the time when they come back. */
export const LASTS =
  /ban(?:s|ned)|block|black_?list|deny|allow|white_?list|scor|rank|balance|histor|archive|audit|stats?|total|setting|pref|profile/i;

/** `userId`, `roomName`: names for what tells one of several things from the others, and says which. */
const namesOne = (name: string): boolean =>
  /[a-z](?:Id|ID|_id|Name|_name|Key|_key)$/.test(name) && namesOccurrences(bare(name));

const bare = (name: string): string => name.replace(/_?(?:id|name|key)$/i, '');

/** A collection from which something goes for good under the key that a function is given. */
interface Going {
  readonly sibling: Container;
  readonly removal: Use;
}

/** Names of that out of which goes what is no longer up to date. */
const OUTDATED = /cache/i;

const goingsOf = perSource((source): ReadonlyMap<string, readonly Going[]> => {
  const byKey = new Map<string, Going[]>();
  for (const sibling of containers(source)) {
    if (sibling.kind.name === 'Array' || PENDING.test(sibling.place.name) || OUTDATED.test(sibling.place.name))
      continue;
    for (const removal of sibling.uses) {
      const { effect, key, inside, by } = removal;
      if (effect !== 'shrink' || key?.type !== 'Identifier' || !isParameter(source, key, inside)) continue;
      const isFilled = sibling.uses.some(
        use => use.effect === 'grow' && use.key?.type === 'Identifier' && use.key.name === key.name,
      );
      if (isFilled && !isIdle(source, by)) addTo(byKey, key.name, { sibling, removal });
    }
  }
  return byKey;
});

/** Whether two collections are there as long as each other: fields of one object, variables of one function. */
const isBeside = (one: Container, other: Container): boolean =>
  one !== other &&
  one.lifetime === other.lifetime &&
  (one.place.owner ?? one.place.variable?.scope) === (other.place.owner ?? other.place.variable?.scope);

/** Whether a function runs when something is over: `removeUser(id)`, `bus.onPeerClosed(id => …)`. */
function isOver(source: Source, inside: FunctionNode | undefined): boolean {
  if (inside === undefined) return false;
  if (namesRemoval(nameOfFunction(source, inside) ?? '')) return true;
  const call = userOf(inside);
  if (call?.type !== 'CallExpression' || call.callee === wrapped(inside)) return false;
  const [event] = call.arguments;
  return OVER.test(`${calleeWord(call)} ${(event && literalText(event)) ?? ''}`);
}

/** What functions and events are called that tell of an end. */
const OVER = /closed|left\b|leave|disconnect|removed|ended|terminated|destroyed|deleted|gone\b|exit/i;

/** Where one function takes out of two collections what goes, a third one has been forgotten. */
function secondOf(goings: readonly Going[]): Going | undefined {
  return goings.find(({ sibling, removal }, index) =>
    goings.slice(0, index).some(other => other.sibling !== sibling && other.removal.inside === removal.inside),
  );
}
