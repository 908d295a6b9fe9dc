import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '../tables/confidence.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { keepingOf } from '../containers/keeping.ts';
import { takesPlaceOfEnded } from '../containers/told-to-end.ts';
import { callsTo } from '../values/calls.ts';
import { placeDeclared } from '../values/places.ts';
import { lifetimeOf, outlivesCalls } from '../lives/lifetimes.ts';
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
import { calleeWord } from '../syntax/syntax.ts';

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
      if (
        key &&
        stopsListening(
          source,
          container.uses.find(({ by }) => by === node),
        ) &&
        !isEachAnother(source, key)
      )
        return 'possible';
      // A method that removes one thing says that the object is there for longer than what it removes.
      return isOfCall(container) ? kept : 'likely';
    case 'endedAll':
      return isOfCall(container) ? kept : 'likely';
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
      return isOfCall(container) ? kept : 'likely';
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
      // Who ends what is under a key before the next is put in there counts on it that the same keys come again.
      if (!(key && isEachAnother(source, key)) && isReplacedByNext(source, container)) return 'possible';
      // Who keeps the last so many of what comes is there for longer than each of them.
      if (dropsOne(evidence)) return 'likely';
      // What is local to a call goes with it, and what empties one at a time may be the end of both.
      return isOfCall(container) || isMadeForCalls(source, container) || emptiesAll(evidence) ? kept : 'likely';
    case 'missedOnThrow':
      // What only callbacks of a call share is gone when they have run, but for those that run at each visit.
      return container.lifetime === 'callback' && !runsPerVisit(source, node) ? kept : 'sure';
    default:
      return 'sure';
  }
}

const isReplacedByNext = (source: Source, container: Container): boolean =>
  container.uses.some(use => use.effect === 'grow' && takesPlaceOfEnded(source, container, use));

/** Whether a key is an object, or what each thing has another one of. */
const isEachAnother = (source: Source, key: TSESTree.Node): boolean =>
  identityOf(source, key) === 'object' || opennessOf(source, key) === 'identifier';

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

function isOfCall({ lifetime }: Container): boolean {
  return lifetime === 'closure' || lifetime === 'callback';
}

/** Whether a field is one of objects that this file makes for a call only: `const found = new Titles()` in a function. */
function isMadeForCalls(source: Source, { place: { owner } }: Container): boolean {
  if (owner === undefined || 'name' in owner || owner.kind !== 'instance') return false;
  const { calls } = callsTo(source, owner.node);
  return (
    calls.length > 0 &&
    calls.every(({ parent }) => {
      const place =
        parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && placeDeclared(source, parent.id);
      return place && lifetimeOf(source, place) === 'call';
    })
  );
}

/** `list.shift()`, `list.pop()` */
const dropsOne = (removal: TSESTree.Node): boolean =>
  removal.type === 'CallExpression' && /^(?:shift|pop)$/.test(calleeWord(removal));

function emptiesAll(removal: TSESTree.Node): boolean {
  return removal.type === 'CallExpression' && removal.arguments.length === 0;
}
