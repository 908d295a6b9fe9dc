import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { readsEntry } from '../containers/elements.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import { runsIn } from '../functions/reach.ts';
import { growths } from '../growth/growth.ts';
import { opennessOf } from '../growth/openness.ts';
import { isConstant, resolve, variableOf } from '../syntax/bindings.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, functionAround, unwrap } from '../syntax/syntax.ts';
import { functionOf } from '../values/calls.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { nodesWithin } from '../syntax/nodes.ts';

/**
 * `timers.set(item, setTimeout(() => unload(item), 500))`, where `cancel(item)` clears the timeout and deletes it: the handle of
 * one that has fired stays.
 */
export function missedWhenFired(source: Source, container: Container): FailedRemoval | undefined {
  const { uses, kind } = container;
  if (kind.name === 'Array') return undefined;
  // What keeps intervals, too, may well be given one of those first.
  const timeouts = growths(source, container).flatMap(({ key, value }) => (key && timeoutOf(source, value)) ?? []);
  const [timeout] = timeouts;
  if (timeout === undefined) return undefined;
  const removals = uses.filter(({ effect, key }) => effect === 'shrink' && key !== undefined);
  const [given] = timeout.arguments;
  const callback = given && functionOf(source, given);
  const [first] = removals;
  if (callback === undefined || first === undefined || uses.some(({ effect }) => effect === 'escape')) return undefined;
  // It may also empty the whole.
  if (uses.some(({ effect, by }) => effect === 'shrink' && runsIn(source, [callback], by))) return undefined;
  const stopping = new Set(callsNamed(source, ['clearTimeout']).map(functionAround));
  if (mayEndAnything(source, callback)) return undefined;
  return removals.every(({ by }) => stopping.has(functionAround(by)))
    ? { node: timeout.callee, failure: 'missedWhenFired', evidence: first.by }
    : undefined;
}

/**
 * `setTimeout = callback => { callbacks[++last] = callback; … }` where only `clearTimeout(id)` deletes: what is to be run once stays
 * when it has run.
 */
export function missedWhenRun(source: Source, { uses, kind }: Container, growth: Use): FailedRemoval | undefined {
  if (kind.name === 'Array' || !growth.key || opennessOf(source, growth.key) !== 'identifier') return undefined;
  const taken = uses.filter(({ effect }) => effect === 'shrink' || effect === 'escape');
  const [first] = taken;
  const isStopped = ({ effect, key, inside }: Use): boolean =>
    effect === 'shrink' && key !== undefined && STOPS.test(nameOfFunction(source, inside) ?? '');
  if (first === undefined || !taken.every(isStopped)) return undefined;
  const once = uses.find(
    ({ effect, inside }) => effect === 'grow' && RUNS_ONCE.test(nameOfFunction(source, inside) ?? ''),
  );
  // Who looks for what is due among all there is, may well put together anew what is left.
  const run = uses.find(use => use.effect === 'read' && readsEntry(use) && !taken.some(isIn(use)));
  const isWalked = uses.some(({ effect }) => effect === 'iterate');
  return once && run && once.inside !== run.inside && !isWalked
    ? { node: run.by, failure: 'missedWhenFired', evidence: first.by }
    : undefined;
}

const isIn =
  ({ inside }: Use) =>
  (other: Use): boolean =>
    other.inside === inside;

/** Functions by whose names one has something run once. */
const RUNS_ONCE = /^(?:set(?:Timeout|Immediate)|request(?:AnimationFrame|IdleCallback)|nextTick)$/;

const STOPS = /^(?:clear|cancel)(?:Timeout|Interval|Immediate|AnimationFrame|IdleCallback)$/;

/**
 * `stop(late)` for a `let stop` that is given another function later, `this.emit('late')`: whatever that does, or whoever hears
 * of it, a callback may do.
 */
function mayEndAnything(source: Source, callback: TSESTree.Node): boolean {
  return nodesWithin(source, callback, 'CallExpression').some(call => {
    const variable = variableOf(source, unwrap(call.callee));
    if (TELLS.test(calleeWord(call))) return true;
    return variable?.defs[0]?.type === 'Variable' && !isConstant(variable);
  });
}

const TELLS = /^(?:emit|dispatch(?:Event)?|fire|trigger|notify|publish)(?![a-z])/;

/** The call that starts the timeout whose handle is put in. */
function timeoutOf(source: Source, value: TSESTree.Node | undefined): TSESTree.CallExpression | undefined {
  const made = value && resolve(source, value);
  return made?.type === 'CallExpression' && calleeWord(made) === 'setTimeout' ? made : undefined;
}
