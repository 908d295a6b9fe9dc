import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { functionOf } from '../values/calls.ts';
import { handlerOf, isFreshHandler } from '../functions/fresh-handlers.ts';
import { variableOf } from '../syntax/bindings.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { isUsed } from '../lives/handovers.ts';
import { rootOf } from '../values/mutations.ts';
import { contains } from '../syntax/nodes.ts';
import { fitOf } from './listener-removals.ts';
import { calledAs } from '../lives/components.ts';
import { isSameTarget } from './same-targets.ts';
import type { Ends } from '../lives/owner-ends.ts';
import { runsIn } from '../functions/reach.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, classAround, functionAround, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { undoes } from '../tables/lifecycle-names.ts';

/**
 * Whether the owner, when it ends, takes other listeners off the same target: who leaves most of them, and adds what
 * nobody could name to take it off, lets them go with the target.
 */
export function releasesSiblings(
  source: Source,
  { handler, target, pair }: Registration,
  { functions, name }: Ends,
): boolean {
  if (name === undefined) return false;
  const { added, removed } = registrations(source);
  const isOfTarget = (other: Registration): boolean =>
    other.pair === pair && isSameTarget(source, target, other.target);
  const taken = removed.filter(removal => isOfTarget(removal) && runsIn(source, functions, removal.call));
  if (taken.length === 0) return false;
  if (handler && !isFreshHandler(source, handler)) return true;
  const left = added.filter(other => isOfTarget(other) && !taken.some(removal => takesBack(source, other, removal)));
  return taken.length >= left.length;
}

/** Whether something else takes back what the same function adds to the same target beside it, as `often` as that. */
export function isForgottenBeside(source: Source, registration: Registration, often = 1): boolean {
  const { added, removed } = registrations(source);
  const home = functionAround(registration.call);
  const siblings = added.filter(
    sibling =>
      sibling !== registration &&
      sibling.pair === registration.pair &&
      functionAround(sibling.call) === home &&
      isSameTarget(source, sibling.target, registration.target) &&
      removed.some(removal => takesBack(source, sibling, removal)),
  );
  return siblings.length >= often;
}

/**
 * `this.registerEvent(workspace.on('resize', f))` beside `workspace.on('quit', g)`: whether an object keeps for its end what
 * adding other listeners to the same target returns, and lets go of what adding this one does.
 */
export function isLetGoBeside(source: Source, registration: Registration): boolean {
  const { call, pair, target } = registration;
  const home = classAround(call);
  // An EventTarget gives nothing back that one could keep.
  if (home === undefined || pair.options !== undefined || isUsed(source, call)) return false;
  return registrations(source).added.some(
    sibling =>
      sibling.pair === pair &&
      isKeptForEnd(sibling.call) &&
      classAround(sibling.call) === home &&
      isSameTarget(source, sibling.target, target),
  );
}

/** `this.register(call)`, `this.disposables.push(call)` */
function isKeptForEnd(call: TSESTree.CallExpression): boolean {
  const keeper = userOf(call);
  if (keeper?.type !== 'CallExpression' || keeper.callee === wrapped(call)) return false;
  return (
    /^_?(?:register|own|track|manage|dispose|add|push)/.test(calleeWord(keeper)) &&
    rootOf(keeper.callee).type === 'ThisExpression'
  );
}

/**
 * `registerListeners(stream)` beside `unregisterListeners()`: whether the function that undoes what another one does takes
 * back what that adds to what it is handed, and not the listener that it adds beside that.
 */
export function isForgottenByCounterpart(source: Source, registration: Registration): boolean {
  const home = functionAround(registration.call);
  const { added, removed } = registrations(source);
  const start = home && calledAs(source, home);
  // What it has looked for itself may be a part of its own.
  if (!start || variableOf(source, unwrap(registration.target))?.defs[0]?.type !== 'Parameter') return false;
  return added.some(
    sibling =>
      sibling !== registration &&
      sibling.pair === registration.pair &&
      functionAround(sibling.call) === home &&
      isSameTarget(source, sibling.target, registration.target) &&
      removed.some(removal => {
        const end = functionAround(removal.call);
        if (end === undefined || end === home || removal.pair !== sibling.pair) return false;
        if (!undoes(calledAs(source, end), start)) return false;
        const { event, handler, target } = fitOf(source, sibling, removal);
        return event === 'same' && handler === 'same' && target !== 'different';
      }),
  );
}

/** Whether a removal takes back a listener from outside, which is not done with as soon as it has run. */
function takesBack(source: Source, added: Registration, removal: Registration): boolean {
  const runs = added.handler && functionOf(source, handlerOf(added.handler));
  const { event, handler, target } = fitOf(source, added, removal);
  return (
    removal.pair === added.pair &&
    event === 'same' &&
    handler === 'same' &&
    target === 'same' &&
    !(runs && contains(runs, removal.call))
  );
}
