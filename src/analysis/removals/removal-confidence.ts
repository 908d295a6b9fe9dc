import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '../tables/confidence.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { keepingOf } from '../containers/keeping.ts';
import { isOfCall, outlivesCalls } from '../lives/lifetimes.ts';
import { namesRemoval } from '../tables/removal-names.ts';
import { isParameter, nameOfFunction } from '../containers/registrations.ts';
import { isBlank } from '../growth/growth.ts';
import { recurs, runsPerVisit } from '../lives/recurrences.ts';
import { identityOf } from '../values/identity.ts';
import { namesOccurrences, namesOneOfSeveral } from '../tables/occurrence-names.ts';
import { isSentByClient } from '../growth/sent-keys.ts';
import { opennessOf } from '../growth/openness.ts';
import { isIdOfEach } from './entries-of-a-time.ts';
import type { IneffectiveRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import { stopsListening } from './stopped-listening.ts';
import { confidenceOfTwin } from './twin-confidence.ts';

/** What is left under a key only matters where keys keep coming for as long as the collection is there. */
export function confidenceOf(
  source: Source,
  container: Container,
  growth: Use,
  { failure, evidence, node }: Pick<IneffectiveRemoval, 'failure' | 'evidence' | 'node'>,
): Confidence {
  const { key } = growth;
  const kept = keepingOf(source, container)?.confidence ?? 'possible';
  switch (failure) {
    case 'emptied': {
      const openness = key && opennessOf(source, key);
      const isOpen =
        openness === 'identifier' ||
        openness === 'id' ||
        runsPerVisit(source, node) ||
        (key && isSentByClient(source, key));
      return isOpen ? kept : 'possible';
    }
    case 'ended':
      if (key && opennessOf(source, key) !== 'identifier' && stopsListening(source, container, node)) return 'possible';
      // A method that removes one thing says that the object is there for longer than what it removes.
      return isOfCall(container.lifetime) ? kept : 'likely';
    case 'endedAll':
      return isOfCall(container.lifetime) ? kept : 'likely';
    case 'answered':
      // Who is to be answered under one key after the other is there for longer than each of the answers.
      return 'likely';
    case 'countedDown':
      return container.lifetime === 'instance' ? kept : 'likely';
    case 'holed':
      return outlivesCalls(container.lifetime) ? 'likely' : 'possible';
    case 'missedOnTimeout':
    case 'missedOnAnswer':
    case 'missedOnRefusal':
    case 'missedOnSuccess':
    case 'missedOnDisposal':
    case 'missedWhileEmpty':
    case 'sibling':
    case 'begunAndEnded':
    case 'pastLimit':
    case 'missedWhenLost':
    case 'evictedTwin':
      return isOfCall(container.lifetime) ? kept : 'likely';
    case 'missedWhenFired':
      // What only a word or two tells apart is started again under the same keys.
      return key && (isOfOneThing(source, key) || identityOf(source, key) === 'object' || isIdOfEach(source, growth))
        ? 'likely'
        : 'possible';
    case 'blanked':
      if (isBlankedForAnother(source, container, node)) return 'likely';
      return (outlivesCalls(container.lifetime) || isBlankedAtAnswers(source, container)) &&
        isOfThing(source, container, key, node)
        ? 'likely'
        : 'possible';
    case 'twin':
      return confidenceOfTwin(source, container, growth, evidence, kept);
    case 'missedOnThrow':
      // What only callbacks of a call share is gone when they have run, but for those that run at each visit.
      return container.lifetime === 'callback' && !runsPerVisit(source, node) ? kept : 'sure';
    default:
      return 'sure';
  }
}

/** Whether a blanked entry is that of one thing of many: it blanks its own, that of what it is to remove, or its key never ends. */
function isOfThing(
  source: Source,
  { uses, place }: Container,
  added: TSESTree.Node | undefined,
  blanking: TSESTree.Node,
): boolean {
  const openness = added && opennessOf(source, added);
  if (openness === 'identifier' || openness === 'id' || namesOccurrences(place.name)) return true;
  if (added && isSentByClient(source, added)) return true;
  const { key, inside } = uses.find(({ by }) => by === blanking) ?? {};
  if (key?.type !== 'MemberExpression') return false;
  // `items[file.path] = null` in `forget(file)`: the things are handed in one by one.
  const isHandedIn = isParameter(source, key.object, inside) && namesRemoval(nameOfFunction(source, inside) ?? '');
  return key.object.type === 'ThisExpression' || isHandedIn;
}

/** `socket.on('message', ({ id }) => { this.queue[id] = null; })`: whoever hears of one answer after the other is there for longer than each. */
function isBlankedAtAnswers(source: Source, { uses, lifetime }: Container): boolean {
  return (
    lifetime === 'instance' &&
    uses.some(({ effect, value, by }) => effect === 'grow' && value && isBlank(value) && recurs(source, by))
  );
}

/** `unsubscribe(id) { listeners[id] = undefined; }`, handed out by what made the table: it is there for longer than each of them. */
function isBlankedForAnother(source: Source, { uses, lifetime }: Container, blanking: TSESTree.Node): boolean {
  const { key, inside } = uses.find(({ by }) => by === blanking) ?? {};
  return (
    lifetime === 'closure' &&
    key !== undefined &&
    isParameter(source, key, inside) &&
    namesRemoval(nameOfFunction(source, inside) ?? '')
  );
}

/** `tile`, `userId`: whether a key is, or is the id of, one of many things that come and go. */
function isOfOneThing(source: Source, key: TSESTree.Node): boolean {
  const openness = opennessOf(source, key);
  if (openness === 'identifier' || openness === 'id') return true;
  return key.type === 'Identifier' && (namesOccurrences(key.name) || namesOneOfSeveral(key.name));
}
