import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { constantText } from '../syntax/bindings.ts';
import { grouped } from '../syntax/grouping.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { isNamedEvent } from './listener-removals.ts';
import { type Place, placeOf } from '../values/places.ts';
import { perItem, perSource, type Source } from '../syntax/source.ts';

interface Index {
  readonly all: readonly Registration[];
  readonly byEvent: ReadonlyMap<Place | string, readonly Registration[]>;
  readonly byHandler: ReadonlyMap<Place | string, readonly Registration[]>;
  /** Those whose event nobody can tell, or that name several. */
  readonly open: readonly Registration[];
}

/**
 * The calls of the file that add, or remove, what a registration may have to do with: under the same event or one that
 * nobody can tell, or with the same handler. A file may have thousands of others.
 */
export function nearby(
  source: Source,
  registration: Registration,
  among: 'added' | 'removed',
): readonly Registration[] {
  return (among === 'added' ? nearAdded : nearRemoved)(source, registration);
}

const nearAdded = perItem((source, registration: Registration) => nearIn(source, registration, added(source)));
const nearRemoved = perItem((source, registration: Registration) => nearIn(source, registration, removed(source)));

function nearIn(
  source: Source,
  registration: Registration,
  { all, byEvent, byHandler, open }: Index,
): readonly Registration[] {
  if (all.length < FEW) return all;
  const event = eventOf(source, registration);
  if (event === undefined) return all;
  const handler = handlerKey(source, registration);
  const found = [
    ...(byEvent.get(event) ?? []),
    ...open,
    ...(handler === undefined ? [] : (byHandler.get(handler) ?? [])),
  ];
  return [...new Set(found)].sort((a, b) => a.call.range[0] - b.call.range[0]);
}

const FEW = 20;

const added = perSource((source): Index => index(source, registrations(source).added));
const removed = perSource((source): Index => index(source, registrations(source).removed));

function index(source: Source, all: readonly Registration[]): Index {
  return {
    all,
    byEvent: grouped(all, registration => eventOf(source, registration)),
    byHandler: grouped(all, registration => handlerKey(source, registration)),
    open: all.filter(registration => eventOf(source, registration) === undefined),
  };
}

/** A string, or the constant of an enumeration: two of different names are two events. */
const eventOf = perItem((source, { event }: Registration): Place | string | undefined => {
  const text = event && constantText(source, event);
  if (text !== undefined) return /[\s.]/.test(text) ? undefined : text;
  return event && isNamedEvent(source, event) ? placeOf(source, event) : undefined;
});

const handlerKey = perItem((source, { handler }: Registration): Place | string | undefined => {
  if (handler === undefined) return undefined;
  const node = handlerOf(handler);
  return placeOf(source, node) ?? source.text.slice(...node.range);
});
