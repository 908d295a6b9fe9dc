import { functionOf } from '../values/calls.ts';
import { calledMethod, calleeName } from '../syntax/member-names.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import type { Container } from '../containers/containers.ts';
import { globalPath } from '../syntax/globals.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, type FunctionNode, unwrap, userOf, wrapped } from '../syntax/syntax.ts';

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
  if (call?.type === 'NewExpression') return calleeName(source, call.callee).endsWith('Observer');
  if (call?.type !== 'CallExpression' || call.callee === wrapped(inside)) return false;
  const callee = unwrap(call.callee);
  return EVENTS.has(callee.type === 'Identifier' ? callee.name : calledMethod(source, call));
}

/** Functions of the platform that a program may put its own in place of, to see each call. */
const PATCHED = /^(?:fetch|console\.\w+|history\.\w+State|[A-Z]\w+\.prototype\.\w+)$/;

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
