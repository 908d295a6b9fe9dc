import type { TSESTree } from '@typescript-eslint/types';
import { registrations } from '../acquisitions/acquisitions.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { isReached, reachedFrom } from '../functions/reach.ts';
import type { Behalf } from '../lives/behalf.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround } from '../syntax/syntax.ts';
import { isLastEnd } from '../tables/lifecycle-names.ts';
import { functionOf } from '../values/calls.ts';
import { isToldOfEnd } from './missed-ends.ts';
import type { StartedTimer } from './timers.ts';

/**
 * Whether only an event that may never come stops a timer of an object, and nothing that ends the object does:
 * `socket.on('close', () => { this.retry = setInterval(…); }); socket.on('connect', () => clearInterval(this.retry));`
 * beside `destroy() { socket.destroy(); }`.
 */
export function staysAfterEnd(
  source: Source,
  { handle, runs, call }: StartedTimer,
  { occasion, ends }: Behalf,
): boolean {
  if (handle.fate !== 'kept' || handle.escapes || handle.releases.length === 0) return false;
  if (occasion.kind !== 'object' || handle.place.owner !== occasion.owner) return false;
  if (!isLastEnd(ends.name ?? '') || !isInHandler(source, call)) return false;
  if (isReachedByAny(source, ends.functions, handle.releases)) return false;
  if (isToldOfEnd(source, runs, ends.functions)) return false;
  return handle.releases.every(release => isInHandler(source, release));
}

const isReachedByAny = (
  source: Source,
  ends: Behalf['ends']['functions'],
  releases: readonly TSESTree.Node[],
): boolean => {
  const reached = reachedFrom(source, ends);
  return releases.some(release => isReached(reached, release));
};

/** Whether code runs only when an event comes: right in the function that listens for that. */
function isInHandler(source: Source, node: TSESTree.Node): boolean {
  const home = functionAround(node);
  return (
    home !== undefined &&
    registrations(source).added.some(({ handler }) => handler && functionOf(source, handlerOf(handler)) === home)
  );
}
