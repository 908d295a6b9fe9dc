import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '../tables/confidence.ts';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { endsOf } from '../removals/endings.ts';
import { leaveAtWordOnly, outlivesItsEntries } from '../removals/entries-of-a-time.ts';
import { outlivesItsItems } from '../growth/ended-items.ts';
import { isTimeOfOthers } from '../growth/expiring-entries.ts';
import { growthOf, growths } from '../growth/growth.ts';
import { isIdle } from '../functions/idle-functions.ts';
import { identityOf } from '../values/identity.ts';
import { ineffectiveRemovals } from './ineffective-removals.ts';
import { inflowOf } from '../growth/inflow.ts';
import { isSentByClient } from '../growth/sent-keys.ts';
import { CERTAIN, type Inflow } from '../growth/inflow-kinds.ts';
import { outlivesItsMaker } from '../growth/lasting-closures.ts';
import { hasLastingInstance } from '../lives/lasting-instances.ts';
import { type Keeping, keepingOf } from '../containers/keeping.ts';
import { leaveOnlyWhenClaimed } from '../removals/partial-removals.ts';
import { isTakenOutThroughOthers } from '../removals/removals-through-others.ts';
import { leakedInstances } from './leaked-instances.ts';
import { nestedContainers } from '../containers/nested-containers.ts';
import { fillsOf } from '../containers/fills.ts';
import { isReading, isRefilled } from '../containers/refilling.ts';
import { typeArguments } from '../containers/written-types.ts';
import { resolve } from '../syntax/bindings.ts';
import { identityOfType } from '../values/type-identity.ts';
import { isRegistration } from '../containers/registrations.ts';
import { runsPerVisit } from '../lives/recurrences.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { strongMetadata } from './strong-metadata.ts';
import { unhittableKeys } from './unhittable-keys.ts';
import { takesObserver, unremovableObservers } from './unremovable-observers.ts';

export interface UnboundedCache {
  /** Where to report it. */
  readonly node: TSESTree.Node;
  readonly container: Container;
  readonly keeping: Keeping;
  readonly confidence: Confidence;
  /** The use that fills it, time and again. */
  readonly growth: Use;
  /** The use that would empty it, if anything in the file called for it. */
  readonly purge: Use | undefined;
  /** The use that takes out what somebody comes back for, and nothing else. */
  readonly claim: Use | undefined;
  /** The use that takes back what has failed, and nothing else. */
  readonly failed: Use | undefined;
  /** Whether every reader fills in what it misses, so that a lost entry costs time and nothing else. */
  readonly refilled: boolean;
  /** Whether to hold what it is given weakly may help. */
  readonly mayWeaken: boolean;
}

/** Collections that outlive the calls that keep filling them, and that nothing empties or bounds. */
export const unboundedCaches = perSource((source): readonly UnboundedCache[] => {
  const told = new Set(
    [strongMetadata, leakedInstances, unremovableObservers, ineffectiveRemovals, unhittableKeys].flatMap(verdicts =>
      verdicts(source).map(({ container }) => container),
    ),
  );
  const memos = nestedContainers(source).filter(isMemo);
  return [...containers(source), ...memos].flatMap(container =>
    told.has(container) && !container.nested ? [] : (judge(source, container) ?? []),
  );
});

/** Whether a collection below a weak one is a cache by primitive keys, and not a part of the object it is about. */
function isMemo({ uses, kind }: Container): boolean {
  const isRead = uses.some(({ method }) => method === 'get');
  return kind.name === 'Map' && isRead && isRefilled(uses);
}

function judge(source: Source, container: Container): UnboundedCache | undefined {
  const growth = growthOf(source, container);
  const keeping = growth && keepingOf(source, container);
  if (
    growth === undefined ||
    keeping === undefined ||
    holdsWeakly(container) ||
    (isRegistration(source, container, growth) &&
      !outlivesItsItems(source, growth) &&
      !isTimeOfOthers(source, container, growth) &&
      !isSent(source, growth))
  )
    return undefined;
  // Handlers that a program is put together from, or those of an object that may be as short-lived as they are.
  if (takesObserver(source, growth)) return undefined;
  const ends = endsOf(source, container);
  const { effective, purges, onRead, onFailure } = ends;
  const isLeft = effective.length === 0 || leaveOnlyWhenClaimed(source, container, effective);
  if (!isLeft && !leaveAtWordOnly(source, container, growth, ends)) return undefined;
  if (effective.length === 0 && isTakenOutThroughOthers(source, container)) return undefined;
  const inflows = growths(source, container).map(use => ({ use, inflow: inflowOf(source, container, use) }));
  const isTimed = inflows.some(({ use }) => outlivesItsEntries(source, container, use, ends));
  const lasts = isTimed || inflows.some(({ use, inflow }) => outlivesItsMaker(source, container, use, inflow));
  if (keeping.mayBeShort && !lasts) return undefined;
  const isOpen =
    isTimed || container.nested || inflows.some(({ inflow }) => isCertain(source, container, inflow, lasts));
  const isServed = container.exported && inflows.some(({ use }) => runsPerVisit(source, use.by));
  const kept = lasts || isServed ? 'likely' : keeping.confidence;
  // What has been answered stays until then, however rarely that is.
  const isPending = inflows.some(({ use, inflow }) => inflow === 'pending' && isLookedUp(container, use));
  const isEmptied = purges.some(({ by }) => !isIdle(source, by));
  // So does what is of no use after its time, where who reads it is to see to that.
  const isStale = isTimed && onRead.length > 0;
  const confidence = isOpen && (!isEmptied || isPending || isStale) ? kept : 'possible';
  return {
    node: container.node,
    container,
    keeping,
    confidence,
    growth,
    purge: purges[0],
    claim: onRead[0] ?? effective[0],
    failed: onFailure[0],
    refilled: isRefilled(container.uses),
    mayWeaken: mayWeaken(source, container, growth),
  };
}

/** `importFeed(req.body.url)`: whether what a program seems to be set up with comes from a client. */
const isSent = (source: Source, { key }: Use): boolean => key !== undefined && isSentByClient(source, key);

/** Whether something else looks up an entry, as the answer does to what has been asked. */
const isLookedUp = ({ uses }: Container, { inside }: Use): boolean =>
  uses.some(use => use.effect === 'read' && use.key !== undefined && use.inside !== inside);

/**
 * Whether what is put in may be an object that others hold; what is made for the entry alone would be gone at once, which
 * only a reader who fills in what is missing can bear.
 */
function mayWeaken(source: Source, container: Container, { key, value }: Use): boolean {
  const { kind, uses } = container;
  const given = value ?? key;
  const types = typeArguments(container, kind.name === 'Set' ? 0 : 1);
  if (types.some(type => identityOfType(source, type) === 'primitive')) return false;
  if (kind.name === 'Set')
    return given !== undefined && mayBeHeld(source, given) && identityOf(source, given) === 'object';
  if (value === undefined) return true;
  const makings = fillsOf(source, container).find(({ use }) => use.value === value)?.makings ?? [value];
  if (makings.some(made => identityOf(source, made) === 'primitive')) return false;
  return (uses.some(isReading) && isRefilled(uses)) || makings.every(made => mayBeHeld(source, made));
}

/** Whether a value is not made where it is put in: a parameter, a part of something, `this`. */
const mayBeHeld = (source: Source, value: TSESTree.Node): boolean =>
  /^(?:Identifier|MemberExpression|ThisExpression)$/.test(resolve(source, value).type);

/** Whether what is put in is a weak reference already, as the key or the value. */
function holdsWeakly({ uses }: Container): boolean {
  return uses.some(({ key, value }) => [key, value].some(isWeakRef));
}

function isWeakRef(node: TSESTree.Node | undefined): boolean {
  return node?.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'WeakRef';
}

/**
 * A field whose class has a lasting name may still be one of many: only what waits or has ended tells that it is not, or that
 * the module keeps one of them.
 */
function isCertain(
  source: Source,
  { lifetime, place }: Container,
  inflow: Inflow | undefined,
  lasts: boolean,
): boolean {
  if (lifetime !== 'instance' || inflow === 'pending' || inflow === 'ended') return CERTAIN.has(inflow);
  return CERTAIN.has(inflow) && (lasts || hasLastingInstance(source, place));
}
