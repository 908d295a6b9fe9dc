import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { constantText, resolve, variableOf } from '../syntax/bindings.ts';
import { calledMethod } from '../syntax/member-names.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { opennessOf } from '../growth/openness.ts';
import { isSentByClient } from '../growth/sent-keys.ts';
import { runsPerVisit } from '../lives/recurrences.ts';
import { END_EVENTS } from '../tables/event-names.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, isFunction, methodCallOn, unwrap } from '../syntax/syntax.ts';

/**
 * Whether entries only go when what is the key says the right thing, as in
 * `socket.on('data', text => { if (text === 'quit') buffers.delete(socket); })`, and nothing hears of its end.
 */
export function leaveOnlyOnRequest(source: Source, removals: readonly Use[]): boolean {
  return removals.every(({ key, by }) => {
    const variable = key && variableOf(source, unwrap(key));
    if (variable?.defs[0]?.type !== 'Parameter') return false;
    const listens = listensTo(source, variable);
    const isHeardOff = listens.some(({ event }) => event === undefined || END_EVENTS.has(event));
    return !isHeardOff && listens.some(({ handler }) => handler !== undefined && isOneBranchOf(handler, by));
  });
}

/**
 * `started.set(randomUUID(), …)` in one route and `started.delete(req.query.state)` in another: what nobody comes back for
 * stays.
 */
export function leaveOnlyWhenClaimed(source: Source, { uses }: Container, removals: readonly Use[]): boolean {
  const isClaim = ({ by, key }: Use): boolean =>
    key !== undefined && runsPerVisit(source, by) && isSentByClient(source, key);
  const isTicket = ({ by, key }: Use): boolean =>
    key !== undefined &&
    resolve(source, key).type === 'CallExpression' &&
    opennessOf(source, key) === 'identifier' &&
    runsPerVisit(source, by);
  const claims = new Set(removals.map(({ inside }) => inside));
  return uses.every(use => {
    if (use.effect === 'grow') return isTicket(use) && !claims.has(use.inside);
    return use.effect === 'shrink' ? isClaim(use) : use.effect === 'read' && claims.has(use.inside);
  });
}

interface Listening {
  readonly event: string | undefined;
  readonly handler: TSESTree.Node | undefined;
}

function listensTo(source: Source, { references }: Variable): readonly Listening[] {
  return references.flatMap(({ identifier }) => {
    const call = methodCallOn(identifier);
    if (call === undefined || !LISTENS.test(calledMethod(source, call) ?? '')) return [];
    const [event, handler] = call.arguments;
    return [{ event: event && constantText(source, event), handler: handler && unwrap(handler) }];
  });
}

const LISTENS = /^(?:on|once|addListener|addEventListener)$/;

/** Whether code runs in some branch of a function only. */
function isOneBranchOf(handler: TSESTree.Node, code: TSESTree.Node): boolean {
  if (!isFunction(handler) || functionAround(code) !== handler) return false;
  for (let inner = code, outer = code.parent; outer && outer !== handler; inner = outer, outer = outer.parent)
    if (outer.type === 'IfStatement' && outer.test !== inner) return true;
  return false;
}
