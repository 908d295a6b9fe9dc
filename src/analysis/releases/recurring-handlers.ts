import type { TSESTree } from '@typescript-eslint/types';
import { isOnce } from '../acquisitions/listener-options.ts';
import { eventName, type Registration, registrations } from '../acquisitions/acquisitions.ts';
import { functionGiven } from '../functions/handlers.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { comesOnce } from '../lives/recurrences.ts';
import { taps } from '../acquisitions/taps.ts';
import { constantText, resolve } from '../syntax/bindings.ts';
import { globalPath } from '../syntax/globals.ts';
import { importedFrom } from '../syntax/imported.ts';
import { propertyName } from '../syntax/member-names.ts';
import { grouped } from '../syntax/grouping.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { CONNECTS, PAGE_EVENTS, RECONNECTING } from '../tables/event-names.ts';
import { callsTo } from '../values/calls.ts';
import { placeOf } from '../values/places.ts';
import { nodesWithin } from '../syntax/nodes.ts';

/** Whether a function is the handler of an event, which may come again; whoever calls a method may well end it in between. */
export function isHandler(source: Source, home: FunctionNode): boolean {
  return (
    registrationsOf(source, home).length > 0 ||
    callsTo(source, home).calls.some(call => isAllOfHandler(source, call) && !locksItself(source, home))
  );
}

/** Where a function is made a handler of what may come again. */
export const registrationsOf = (source: Source, handler: FunctionNode): readonly Registration[] =>
  (byFunction(source).get(handler) ?? []).filter(added => !isOnce(source, added) && !comesOnceHere(source, added));

const byFunction = perSource(source =>
  grouped(
    [...registrations(source).added, ...taps(source)],
    ({ handler }) => handler && functionGiven(source, handlerOf(handler)),
  ),
);

/** Whether an event comes no more: of the page as it starts, or of what the function around has just made. */
function comesOnceHere(source: Source, added: Registration): boolean {
  const event = eventName(source, added);
  if (!comesOnce(event) || connectsAgain(source, added)) return false;
  if (/^(window|document)$/.test(globalPath(source, added.target) ?? '')) return PAGE_EVENTS.has(event);
  const value = resolve(source, added.target);
  const made = value.type === 'AssignmentExpression' ? unwrap(value.right) : value;
  return /^(Call|New)Expression$/.test(made.type) && functionAround(made) === functionAround(added.call);
}

/** Whether an event tells of a connection that a client makes again by itself whenever it has lost it. */
export const connectsAgain = (source: Source, { target, event }: Registration): boolean =>
  event !== undefined &&
  CONNECTS.test(constantText(source, event) ?? '') &&
  (placeOf(source, target)?.values ?? []).some(
    ({ value }) =>
      (value.type === 'CallExpression' || value.type === 'NewExpression') &&
      RECONNECTING.has(importedFrom(source, value.callee)?.module ?? '') &&
      // `{ reconnection: false }`
      !/reconnect/i.test(value.arguments.map(given => source.text.slice(...given.range)).join()),
  );

/** `button.onclick = () => this.play()`, `button.addEventListener('click', () => this.play())` */
function isAllOfHandler(source: Source, call: TSESTree.Node): boolean {
  const handler = functionAround(call);
  if (handler === undefined) return false;
  const { body } = handler;
  const [only] = body.type === 'BlockStatement' && body.body.length === 1 ? body.body : [];
  if (body !== wrapped(call) && (only?.type !== 'ExpressionStatement' || only.expression !== wrapped(call)))
    return false;
  const user = userOf(handler);
  return user?.type === 'AssignmentExpression' && user.left.type === 'MemberExpression'
    ? isOfUser(propertyName(source, user.left)?.replace(/^on/, ''))
    : registrationsOf(source, handler).some(({ event }) => event && isOfUser(constantText(source, event)));
}

/** What a person does, and may do twice in a row. */
const isOfUser = (event: string | undefined): boolean =>
  event !== undefined && /^(click|dblclick|keydown|input|change|submit)$/.test(event);

/** Whether a function sees to it that nobody can start it again: `button.disabled = true`. */
export function locksItself(source: Source, home: FunctionNode): boolean {
  return nodesWithin(source, home, 'AssignmentExpression').some(
    ({ left }) =>
      functionAround(left) === home &&
      left.type === 'MemberExpression' &&
      /^(disabled|hidden|display|visibility)$/.test(propertyName(source, left) ?? ''),
  );
}
