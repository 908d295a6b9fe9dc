import { eventName, type Registration, registrations } from '../acquisitions/acquisitions.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isFreshHandler } from '../functions/fresh-handlers.ts';
import { calledName, keyName } from '../syntax/member-names.ts';
import { type Fit, fitOf } from '../releases/listener-removals.ts';
import type { MismatchedRemoval } from './mismatched-removals.ts';
import { nearby } from '../releases/near-registrations.ts';
import { type Occasion, occasionOf } from '../lives/occasions.ts';
import { type Ends, endsOf } from '../lives/owner-ends.ts';
import { isReached, reachedFrom } from '../functions/reach.ts';
import { textOf } from '../syntax/nodes.ts';
import { calledAs } from '../lives/components.ts';
import { isSynchronousCallback } from '../values/calls.ts';
import { isOnce } from '../acquisitions/listener-options.ts';
import { perItem, perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, userOf } from '../syntax/syntax.ts';
import { undoes } from '../tables/lifecycle-names.ts';
import { FRAMEWORK_ENDS } from '../tables/framework-names.ts';

/** Listeners that are added where their owner ends, although the same one is added, or removed, where it starts. */
export const swappedRegistrations = perSource((source): readonly MismatchedRemoval[] => {
  return registrations(source).added.flatMap(registration => {
    const atEnd = isAtEnd(source, registration);
    const isInRemover = !atEnd && standsInRemover(source, registration);
    if (!atEnd && !isInRemover && methodAround(source, registration.call) === undefined) return [];
    const added = twinsAmong(source, registration, 'added');
    const removed = twinsAmong(source, registration, 'removed');
    const twin = atEnd
      ? [...added, ...removed].find(other => !isAtEnd(source, other))
      : (added.find(other => removed.length === 0 && undoesOther(source, registration, other)) ??
        (isInRemover ? (leftByRemover(source, registration) ?? addedByAdder(source, registration)) : undefined));
    const isTakenBack = removed.some(other => isAtEnd(source, other));
    return twin && !isTakenBack
      ? [{ node: calledName(registration.call), reason: 'swapped' as const, added: registration, removed: twin }]
      : [];
  });
});

/** The other calls that surely add, or remove, the same listener. */
function twinsAmong(source: Source, registration: Registration, among: 'added' | 'removed'): Registration[] {
  // Nobody else can name a function that is made right there.
  if (!registration.handler || isFreshHandler(source, registration.handler)) return [];
  return nearby(source, registration, among).filter(
    other => other !== registration && other.pair === registration.pair && isSame(source, registration, other),
  );
}

function isSame(source: Source, a: Registration, b: Registration): boolean {
  const fit = fitOf(source, a, b);
  return fit.event === 'same' && fit.handler === 'same' && fit.target === 'same';
}

/** Whether a call stands in the method of the same object that should undo what the other one does. */
function undoesOther(source: Source, { call }: Registration, other: Registration): boolean {
  const [end, start] = [methodAround(source, call), methodAround(source, other.call)];
  return (
    end !== undefined && start !== undefined && end.parent === start.parent && undoes(keyName(end)!, keyName(start)!)
  );
}

/** What is added where nothing takes back, and nowhere removed, by the same words as in a function that is there for that. */
function leftByRemover(source: Source, registration: Registration): Registration | undefined {
  if (!registration.handler || isFreshHandler(source, registration.handler)) return undefined;
  // What goes out of sight is waited for wherever it does.
  if (/^(?:transition|animation)end$/.test(eventName(source, registration))) return undefined;
  const isSameByName = (other: Registration): boolean =>
    other !== registration &&
    other.pair === registration.pair &&
    textOf(source, other.target) === textOf(source, registration.target) &&
    isSameBut(fitOf(source, registration, other));
  if (nearby(source, registration, 'removed').some(isSameByName)) return undefined;
  return nearby(source, registration, 'added').find(
    other => isSameByName(other) && !isOnce(source, other) && !standsInRemover(source, other),
  );
}

/** `removeDragListeners() { page.addEventListener('drop', …) }`, which takes nothing back, beside `addDragListeners` that adds for the same events. */
function addedByAdder(source: Source, registration: Registration): Registration | undefined {
  const home = homeOf(source, registration);
  const { added, removed } = registrations(source);
  if (home === undefined || removed.some(other => homeOf(source, other) === home)) return undefined;
  return added.find(other => {
    const adder = homeOf(source, other);
    const { event, target } = fitOf(source, registration, other);
    const isAdder = adder !== undefined && undoes(calledAs(source, home), calledAs(source, adder));
    return isAdder && other.pair === registration.pair && event === 'same' && target === 'same';
  });
}

/** The function that a call is made for, also one by one for each of a list. */
function homeOf(source: Source, { call }: Registration): FunctionNode | undefined {
  let home = functionAround(call);
  while (home && isSynchronousCallback(source, home)) home = functionAround(home);
  return home;
}

const isSameBut = ({ event, handler, target }: Fit): boolean =>
  event === 'same' && handler === 'same' && target !== 'different';

/** Whether a function is there to take listeners back, by its name, and adds what stays. */
function standsInRemover(source: Source, registration: Registration): boolean {
  const home = homeOf(source, registration);
  return home !== undefined && isRemover(source, home) && !isOnce(source, registration);
}

const isRemover = perItem((source, home: FunctionNode): boolean => TAKES_BACK.test(calledAs(source, home)));

const TAKES_BACK =
  /^_*(?:(?:destroy|dispose|tear_?down|clean_?up|unmount|un(?:bind|listen|subscribe))(?![a-z])|(?:remove|off|detach)\w*(?:Event|Listener|Handler|Observer)s?$)|[a-z](?:Destroy|Dispose|TearDown|Teardown|CleanUp|Cleanup|Unmount|(?:Remove|Detach)(?:Event|Listener|Handler|Observer)\w*s?)$/;

/** It is far to get out of a long chain of calls. */
const methodAround = perItem(
  (_source, call: TSESTree.Node): TSESTree.Property | TSESTree.MethodDefinition | undefined => {
    const home = functionAround(call);
    const user = home && userOf(home);
    return (user?.type === 'Property' || user?.type === 'MethodDefinition') && keyName(user) !== undefined
      ? user
      : undefined;
  },
);

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
