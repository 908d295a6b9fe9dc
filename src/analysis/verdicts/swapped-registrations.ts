import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { calledName } from '../syntax/member-names.ts';
import { fitOf } from '../releases/listener-removals.ts';
import type { MismatchedRemoval } from './mismatched-removals.ts';
import { nearby } from '../releases/near-registrations.ts';
import { type Occasion, occasionOf } from '../lives/occasions.ts';
import { type Ends, endsOf } from '../lives/owner-ends.ts';
import { isReached, reachedFrom } from '../functions/reach.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { FRAMEWORK_ENDS } from '../tables/framework-names.ts';

/** Listeners that are added where their owner ends, although the same one is added, or removed, where it starts. */
export const swappedRegistrations = perSource((source): readonly MismatchedRemoval[] => {
  return registrations(source).added.flatMap(registration => {
    // Most have no twin at all, and need not be asked when they run.
    const added = twinsAmong(source, registration, 'added');
    const removed = twinsAmong(source, registration, 'removed');
    if ((added.length === 0 && removed.length === 0) || !isAtEnd(source, registration)) return [];
    const twin = [...added, ...removed].find(other => !isAtEnd(source, other));
    const isTakenBack = removed.some(other => isAtEnd(source, other));
    return twin && !isTakenBack
      ? [{ node: calledName(registration.call), reason: 'swapped' as const, added: registration, removed: twin }]
      : [];
  });
});

/** The other calls that surely add, or remove, the same listener. */
function twinsAmong(source: Source, registration: Registration, among: 'added' | 'removed'): Registration[] {
  return nearby(source, registration, among).filter(
    other => other !== registration && other.pair === registration.pair && isSame(source, registration, other),
  );
}

function isSame(source: Source, a: Registration, b: Registration): boolean {
  const fit = fitOf(source, a, b);
  return fit.event === 'same' && fit.handler === 'same' && fit.target === 'same';
}

/** Whether a call runs only because its owner ends: in a clean-up, or in a framework's last method. */
function isAtEnd(source: Source, { call }: Registration): boolean {
  const occasion = occasionOf(source, call);
  if (occasion === undefined) return false;
  if (occasion.kind === 'object') return FRAMEWORK_ENDS.has(occasion.method ?? '') && !occasion.inCallback;
  return isReached(cleanupsOf(source, occasion, endsOf(source, occasion)), call);
}

function cleanupsOf(source: Source, { kind }: Occasion, { functions }: Ends): ReturnType<typeof reachedFrom> {
  return kind === 'effect' || kind === 'component' ? reachedFrom(source, functions) : new Set();
}
