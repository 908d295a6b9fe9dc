import type { TSESTree } from '@typescript-eslint/types';
import { awaitsAnswer, isChain, isLock } from '../containers/awaited-answers.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isEndedWhileKept } from './ended-items.ts';
import { expires, isTimeOfOthers } from './expiring-entries.ts';
import { inflowOfItems, inflowOfLists } from './inflow-of-items.ts';
import { inflowOfKey } from './inflow-of-keys.ts';
import { CERTAIN, type Inflow } from './inflow-kinds.ts';
import { kindOf } from '../containers/making-kinds.ts';
import { takesPlaceOfEnded } from '../containers/told-to-end.ts';
import { isPartOfInstance } from '../containers/parts-of-instances.ts';
import { isPartOfComponent } from './parts-of-components.ts';
import { namesPending, namesServices } from '../tables/occurrence-names.ts';
import { opennessOf } from './openness.ts';
import { resolve } from '../syntax/bindings.ts';
import { nodesWithin } from '../syntax/nodes.ts';
import { isAlike } from '../values/expressions-alike.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord } from '../syntax/syntax.ts';

/**
 * What in the file shows that a use keeps putting in more: keys that identify things, data that is remembered, items
 * of events, objects that are made, kept and handed out. Without it a table may well hold a few entries that the
 * program itself spells out.
 */
export function inflowOf(source: Source, container: Container, use: Use): Inflow | undefined {
  const replacesEnded = takesPlaceOfEnded(source, container, use);
  if (isEndedWhileKept(source, use) && !replacesEnded) return 'ended';
  if (isPartOfComponent(source, use)) return 'part';
  if (use.key === undefined || container.kind.name === 'Array')
    return container.lifetime === 'instance' ? undefined : inflowOfItems(source, container, use);
  if (isPartOfInstance(source, container, use.key)) return 'part';
  const isAwaited = awaitsAnswer(source, use) && !replacesEnded;
  if (isAwaited || isLock(source, container, use) || isChain(source, container, use)) return 'pending';
  // Where each key has a collection, it is what is in there that waits.
  if (namesPending(container.place.name) && !makesCollection(source, use)) return 'pending';
  if ((expires(source, use) || isTimeOfOthers(source, container, use)) && !isOfServices(source, container, use.key))
    return 'expiring';
  if (replacesEnded && !endsWhatGoesBy(source, use)) return undefined;
  const inflow = inflowOfKey(source, container, use, use.key);
  return CERTAIN.has(inflow) ? inflow : (inflowOfLists(source, container) ?? inflow);
}

/** `timers[id] = setTimeout(() => this.remove(id), delay)`: whether what is put in takes out elsewhere what goes by the same key. */
function endsWhatGoesBy(source: Source, { key, value }: Use): boolean {
  if (key === undefined || value === undefined) return false;
  return nodesWithin(source, value, 'CallExpression').some(
    call => ENDS.test(calleeWord(call)) && call.arguments.some(given => isAlike(source, given, key)),
  );
}

const ENDS =
  /^[_#]*(?:remove|delete|destroy|dispose|close|unregister|forget|drop|unset|evict|expire|end|finish)(?![a-z])/;

/** `keySetsByIssuer`: what is asked again after a time, of the few services that a program talks to. */
const isOfServices = (source: Source, { place }: Container, key: TSESTree.Node): boolean =>
  namesServices(place.name) && opennessOf(source, key) !== 'identifier';

function makesCollection(source: Source, { value }: Use): boolean {
  return value !== undefined && kindOf(source, resolve(source, value)) !== undefined;
}
