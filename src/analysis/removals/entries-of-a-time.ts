import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { isParameter, nameOfFunction } from '../containers/registrations.ts';
import { isAskedByOthers } from '../functions/asked-by-others.ts';
import { inflowOf } from '../growth/inflow.ts';
import { opennessOf } from '../growth/openness.ts';
import { recurs } from '../lives/recurrences.ts';
import { resolve } from '../syntax/bindings.ts';
import type { Source } from '../syntax/source.ts';
import { lastNameOf } from '../syntax/syntax.ts';
import { namesServices } from '../tables/occurrence-names.ts';
import { callsTo } from '../values/calls.ts';
import { type Ends, isInvalidation } from './endings.ts';

/**
 * Whether the entries of a table are each of use for a time only, by what it does with them, under keys of which there is no
 * end: then the table is there for longer than they are, whatever it is a field of.
 */
export function outlivesItsEntries(
  source: Source,
  container: Container,
  use: Use,
  { onRead }: Pick<Ends, 'onRead'>,
): boolean {
  const { key, inside } = use;
  if (key === undefined || container.kind.name === 'Array') return false;
  if (onRead.length === 0 && inflowOf(source, container, use) !== 'expiring') return false;
  const openness = opennessOf(source, key);
  if (openness === 'identifier') return true;
  if (namesServices(container.place.name)) return false;
  // `refreshedAt.set(event.workspaceId, now)` at each event: what has an id comes and goes.
  if (openness === undefined) return isIdOfEach(source, use);
  // Who only asks how old an entry is may be asked for as long as a call takes.
  return openness === 'argument' && onRead.length > 0 && isAskedByOthers(source, key, inside);
}

/** Whether something is put in by an id for each of what happens: `timers[data.jobId] = …` for each message. */
export const isIdOfEach = (source: Source, { key, by }: Use): boolean =>
  key !== undefined && namesId(source, key) && recurs(source, by);

/** `projectId`, `event.projectId` */
const namesId = (source: Source, key: TSESTree.Node): boolean =>
  /[a-z](?:I[dD]|_id)$/.test(lastNameOf(resolve(source, key)));

/**
 * Whether entries that are of use for a time only go when somebody says that they have changed, or are to go, and not when
 * their time is over.
 */
export function leaveAtWordOnly(source: Source, container: Container, growth: Use, ends: Ends): boolean {
  const { effective, onRead } = ends;
  const isAtWord = (removal: Use): boolean =>
    isInvalidation(source, removal) || (onRead.length > 0 && isToldTo(source, removal));
  return effective.every(isAtWord) && outlivesItsEntries(source, container, growth, ends);
}

/** `delete(key) { map.delete(key); }`, for whoever else calls it. */
function isToldTo(source: Source, { key, inside }: Use): boolean {
  return (
    key !== undefined &&
    inside !== undefined &&
    isParameter(source, key, inside) &&
    TELLING.test(nameOfFunction(source, inside) ?? '') &&
    callsTo(source, inside).calls.length === 0
  );
}

const TELLING = /^_*(?:del|delete|remove|unset|drop|forget|evict|destroy)(?![a-z])/;
