import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { constantText } from '../syntax/bindings.ts';
import { grouped } from '../syntax/grouping.ts';
import { handlerOf, hasOwnFunction, isFreshHandler } from '../functions/fresh-handlers.ts';
import { isMissing } from '../functions/handlers.ts';
import { isNamedEvent } from './listener-removals.ts';
import { type Place, placeOf } from '../values/places.ts';
import { perItem, perSource, type Source } from '../syntax/source.ts';

interface Index {
  readonly all: readonly Registration[];
  readonly byEvent: ReadonlyMap<Place | string, readonly Registration[]>;
  readonly byHandler: ReadonlyMap<Place | string, readonly Registration[]>;
  /** Those whose handler may go by other names. */
  readonly looseByEvent: ReadonlyMap<Place | string, readonly Registration[]>;
  /** Those whose event nobody can tell, or that name several. */
  readonly open: readonly Registration[];
}

/**
 * The calls of the file that add, or remove, what a registration may have to do with: under the same event or one that
 * nobody can tell, or with the same handler. A file may have thousands of others; where it has many under one event, those
 * with a function of their own are left out that surely is another one.
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
  { all, byEvent, byHandler, looseByEvent, open }: Index,
): readonly Registration[] {
  if (all.length < FEW) return all;
  const event = eventOf(source, registration);
  if (event === undefined) return all;
  const handler = handlerKey(source, registration);
  const alike = byEvent.get(event) ?? [];
  const isOne = alike.length >= MANY && isOwnFunction(source, registration);
  const found = [
    ...(isOne ? (looseByEvent.get(event) ?? []) : alike),
    ...open,
    ...(handler === undefined ? [] : (byHandler.get(handler) ?? [])),
  ];
  return [...new Set(found)].sort((a, b) => a.call.range[0] - b.call.range[0]);
}

const FEW = 20;
const MANY = 100;

function index(source: Source, all: readonly Registration[]): Index {
  return {
    all,
    byEvent: grouped(all, registration => eventOf(source, registration)),
    byHandler: grouped(all, registration => handlerKey(source, registration)),
    looseByEvent: grouped(
      all.filter(registration => !isOwnFunction(source, registration)),
      registration => eventOf(source, registration),
    ),
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

/** Whether a handler is made right there, is what a name is only ever given, or names a method that its class does not have: it is no other one. */
const isOwnFunction = perItem((source, { handler }: Registration): boolean => {
  if (handler === undefined) return false;
  const place = placeOf(source, handlerOf(handler));
  return place ? hasOwnFunction(source, place) || isMissing(source, place) : isFreshHandler(source, handler);
});

const added = perSource((source): Index => index(source, registrations(source).added));
const removed = perSource((source): Index => index(source, registrations(source).removed));
