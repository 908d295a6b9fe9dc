import type { TSESTree } from '@typescript-eslint/types';
import { eventName, registrations } from '../acquisitions/acquisitions.ts';
import { isOnce } from '../acquisitions/listener-options.ts';
import { functionGiven } from '../functions/handlers.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { isGlobal } from '../syntax/bindings.ts';
import { exitsBefore } from '../syntax/exits.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, lastNameOf, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { answersCommands, answersRequests } from './request-handlers.ts';

/** The event that a function runs at, as often as that comes: `request` for whatever answers requests, `click` for commands. */
export function eventHandledBy(source: Source, handler: FunctionNode): string | undefined {
  if (answersRequests(source, handler)) return 'request';
  if (answersCommands(source, handler)) return 'click';
  return (
    eventsByHandler(source).get(handler) ?? (runsAtTicks(source, handler) ? 'tick' : eventOfProperty(source, handler))
  );
}

/** `self.onmessage = event => …`: messages keep coming, where most that is heard of by a property comes once. */
function eventOfProperty(source: Source, handler: FunctionNode): string | undefined {
  const assigned = userOf(handler);
  if (assigned?.type !== 'AssignmentExpression' || lastNameOf(assigned.left) !== 'onmessage') return undefined;
  return assigned.left.type === 'MemberExpression' || isGlobal(source, assigned.left, 'onmessage')
    ? 'message'
    : undefined;
}

/** Functions that call what they are given at intervals, at set times, or whenever a file changes. */
const TICKERS: ReadonlySet<string | undefined> = new Set([
  'setInterval',
  'schedule',
  'scheduleJob',
  'watch',
  'watchFile',
]);

function runsAtTicks(source: Source, handler: FunctionNode): boolean {
  const call = userOf(handler);
  if (call?.type !== 'CallExpression' || call.callee === wrapped(handler)) return ticking(source).has(handler);
  const callee = unwrap(call.callee);
  return TICKERS.has(callee.type === 'Identifier' ? callee.name : calledMethod(source, call));
}

/** Functions with a name that are called at intervals, or ask each time to be called again: `function poll() { …; setTimeout(poll, 1000); }`. */
const ticking = perSource((source): ReadonlySet<FunctionNode | undefined> => {
  const atIntervals = callsNamed(source, ['setInterval']).map(({ arguments: [given] }) => given);
  return new Set([
    ...atIntervals.map(given => given && functionGiven(source, given)),
    ...[...renewals(source)].map(functionAround),
  ]);
});

/** The calls by which a function asks each time to be called again. */
export const renewals = perSource(
  (source): ReadonlySet<TSESTree.Node> =>
    new Set(
      callsNamed(source, ['setTimeout']).filter(call => {
        const around = functionAround(call);
        const [given] = call.arguments;
        return (
          around !== undefined && given !== undefined && functionGiven(source, given) === around && isLast(call, around)
        );
      }),
    ),
);

/** Whether each run of a function comes to a call, whatever it has found. */
function isLast(call: TSESTree.CallExpression, { body }: FunctionNode): boolean {
  const user = userOf(call);
  const statement = user?.type === 'AssignmentExpression' ? userOf(user) : user;
  return body.type === 'BlockStatement' && statement?.parent === body && exitsBefore(body, call).length === 0;
}

/** `io.on('connect', socket => …)`: who connects to a server is handed on; who has connected to one hears of that alone. */
function isHandedVisitor({ params: [first] }: FunctionNode): boolean {
  return first?.type === 'Identifier' && /^(?:socket|client|conn|connection|ws|peer|session)$/.test(first.name);
}

const eventsByHandler = perSource(
  (source): ReadonlyMap<FunctionNode | undefined, string> =>
    new Map(
      registrations(source).added.flatMap(added => {
        const { handler, pair, target } = added;
        // Where there is only one event, what is listened to is called after it: `runtime.onConnect`.
        const name = pair.event === undefined ? lastNameOf(target) : eventName(source, added);
        const runs = handler && !isOnce(source, added) ? functionGiven(source, handlerOf(handler)) : undefined;
        return runs ? [[runs, name === 'connect' && isHandedVisitor(runs) ? 'connection' : name] as const] : [];
      }),
    ),
);
