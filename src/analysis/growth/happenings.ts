import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import { calledMethod, calleeName, keyName } from '../syntax/member-names.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { globalPath } from '../syntax/globals.ts';
import { repeats } from '../functions/executions.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, type FunctionNode, literalText, unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/** Methods that call what they are given whenever something happens. */
const EVENTS: ReadonlySet<string | undefined> = new Set([
  'on',
  'addListener',
  'addEventListener',
  'subscribe',
  'beforeEach',
  'afterEach',
]);

/** Whether a function is called whenever something happens: by what it is given to, or in the place of one of the platform. */
export function isCalledAtEvents(source: Source, inside: FunctionNode): boolean {
  const call = userOf(inside);
  if (call?.type === 'AssignmentExpression') return PATCHED.test(globalPath(source, call.left) ?? '');
  if (call?.type === 'Property') return isTrapOfPlatform(source, call);
  if (call?.type === 'NewExpression') return calleeName(source, call.callee).endsWith('Observer');
  if (call?.type !== 'CallExpression' || call.callee === wrapped(inside)) return false;
  const callee = unwrap(call.callee);
  return EVENTS.has(callee.type === 'Identifier' ? callee.name : calledMethod(source, call));
}

/** `new Proxy(setInterval, { apply(…) { … } })` */
function isTrapOfPlatform(source: Source, trap: TSESTree.Property): boolean {
  const made = userOf(trap.parent);
  const target =
    made?.type === 'NewExpression' && isGlobal(source, made.callee, 'Proxy') ? made.arguments[0] : undefined;
  return target !== undefined && keyName(trap) === 'apply' && PATCHED.test(globalPath(source, target) ?? '');
}

/** `stream.on('data', part => parts.push(part)).on('end', () => join(parts))`: whether it takes what is there until it has all. */
export function isReadToEnd(source: Source, { uses }: Container, { inside }: Use): boolean {
  return isCalledAt(source, inside, PARTS) && uses.some(use => isCalledAt(source, use.inside, ENDS));
}

/** Whether a function hears of an event of something that is not one of many. */
function isCalledAt(
  source: Source,
  inside: FunctionNode | undefined,
  events: ReadonlySet<string | undefined>,
): boolean {
  const call = inside && userOf(inside);
  if (call?.type !== 'CallExpression' || call.arguments[1] !== wrapped(inside!)) return false;
  return (
    LISTENING.has(calledMethod(source, call)) && events.has(literalText(call.arguments[0]!)) && !repeats(source, call)
  );
}

const LISTENING: ReadonlySet<string | undefined> = new Set(['on', 'once', 'addListener', 'addEventListener']);

const PARTS: ReadonlySet<string | undefined> = new Set(['data', 'line', 'readable', 'row', 'entry']);

const ENDS: ReadonlySet<string | undefined> = new Set(['end', 'close', 'finish']);

/** Functions of the platform that a program may put its own in place of, to see each call. */
const PATCHED =
  /^(?:fetch|set(?:Timeout|Interval|Immediate)|requestAnimationFrame|console\.\w+|history\.\w+State|[A-Z]\w+\.prototype\.\w+)$/;

/** `dirty.push(view); requestAnimationFrame(flush)` where `flush` walks the list: it works off what it has worked off before. */
export function isWorkedOffAgain(source: Source, { uses }: Container, inside: FunctionNode): boolean {
  const walkers = uses.filter(({ effect }) => effect === 'iterate').map(use => use.inside);
  return callsNamed(source, SCHEDULERS).some(
    call =>
      functionAround(call) === inside &&
      call.arguments.some(given => {
        const scheduled = functionOf(source, given);
        return scheduled !== undefined && walkers.includes(scheduled);
      }),
  );
}

const SCHEDULERS = [
  'requestAnimationFrame',
  'requestIdleCallback',
  'setTimeout',
  'setImmediate',
  'queueMicrotask',
  'nextTick',
];
