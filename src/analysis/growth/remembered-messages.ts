import type { TSESTree } from '@typescript-eslint/types';
import { haveSameKey, takeNothingOut } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { isParameter, nameOfFunction } from '../containers/registrations.ts';
import { eventHandledBy } from '../lives/handled-events.ts';
import { resolve } from '../syntax/bindings.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, isFunction, lastNameOf } from '../syntax/syntax.ts';
import { callsTo } from '../values/calls.ts';
import { isAtLimit } from '../values/limits.ts';
import { rootOf } from '../values/mutations.ts';
import { opennessOf } from './openness.ts';

/**
 * `if (seen.has(message.id)) return; seen.add(message.id);` where messages are heard: of each that ever came an id stays, for
 * as long as somebody listens, and messages have no end.
 */
export function remembersMessages(source: Source, container: Container, use: Use): boolean {
  const { key, value, inside, by } = use;
  if (key === undefined || inside === undefined || container.kind.name === 'Array') return false;
  const isMark = container.kind.name === 'Set' || value?.type === 'Literal';
  if (!isMark || !isId(source, key) || !container.uses.some(read => isAsked(source, read, use))) return false;
  if (!takeNothingOut(container.uses)) return false;
  return runsAtMessages(source, by) || isHandedMessages(source, key, use) || isBesideLimited(source, container, use);
}

/** `message.id`, `event.eventId`, `id` of what is handed in in parts. */
function isId(source: Source, key: TSESTree.Node): boolean {
  const node = resolve(source, key);
  return /^_?id$|I[dD]$|_id$/.test(lastNameOf(node)) && rootOf(node).type === 'Identifier';
}

const isAsked = (source: Source, read: Use, use: Use): boolean =>
  read.effect === 'read' && read.inside === use.inside && haveSameKey(source, read, use);

/** Whether code runs at each message, in the handler or in what that calls. */
function runsAtMessages(source: Source, node: TSESTree.Node, depth = 0): boolean {
  for (let around = functionAround(node); around; around = functionAround(around)) {
    if (HEARD.test(eventHandledBy(source, around) ?? '')) return true;
    if (depth < 2 && callsTo(source, around).calls.some(call => runsAtMessages(source, call, depth + 1))) return true;
  }
  return false;
}

const HEARD = /message|notification|^(?:event|packet|mention)$/i;

/** `handleEvent(event) { … }`, which nothing here calls: whoever does hands on what comes. */
function isHandedMessages(source: Source, key: TSESTree.Node, { inside }: Use): boolean {
  const root = rootOf(resolve(source, key));
  return (
    inside !== undefined &&
    isParameter(source, root, inside) &&
    HANDLES.test(nameOfFunction(source, inside) ?? '') &&
    callsTo(source, inside).calls.length === 0 &&
    opennessOf(source, key) === 'identifier'
  );
}

const HANDLES = /^_*(?:on|handle|receive)[A-Z]?\w*(?:Message|Event|Notification|Packet|Webhook)$/;

/** Whether what is put in beside it, in the same function, is kept to a limit: who does that is there for longer than what comes. */
function isBesideLimited(source: Source, container: Container, { inside, key }: Use): boolean {
  if (key === undefined || opennessOf(source, key) !== 'identifier') return false;
  const home = homeOf(container);
  return containers(source).some(
    other =>
      other !== container &&
      homeOf(other) === home &&
      other.uses.some(use => use.effect === 'grow' && use.inside === inside) &&
      other.uses.some(use => use.effect === 'shrink' && use.inside === inside && isAtItsLimit(source, other, use)),
  );
}

const homeOf = ({ place }: Container): unknown => place.owner ?? place.variable?.scope;

/** `while (queue.length > MAX) queue.shift();` */
function isAtItsLimit(source: Source, { place }: Container, { by }: Use): boolean {
  for (let node: TSESTree.Node | undefined = by; node && !isFunction(node); node = node.parent) {
    if ((node.type === 'IfStatement' || node.type === 'WhileStatement') && isAtLimit(source, node.test, place))
      return true;
  }
  return false;
}
