import { eventName, registrations } from '../acquisitions/acquisitions.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { globalPath } from '../syntax/globals.ts';
import { contains, textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import type { Owner } from '../values/owners.ts';

/** Events that tell of what nobody caught, which a program listens for in one place. */
export const UNCAUGHT = /^(uncaughtException(Monitor)?|unhandledRejection|rejectionHandled)$/;

const EXITS = ['exit', 'quit'];

/** Whether an object decides when the process ends, which is up to the one that the program is. */
export function endsProcess(source: Source, { node }: Owner): boolean {
  return callsNamed(source, EXITS).some(call => {
    const callee = unwrap(call.callee);
    return (
      callee.type === 'MemberExpression' &&
      contains(node, call) &&
      /^process$|app_?$/i.test(textOf(source, callee.object))
    );
  });
}

/** Whether an object hears of what nobody caught: there is one of these for the whole process. */
export function hearsUncaught(source: Source, { node }: Owner): boolean {
  return registrations(source).added.some(
    added =>
      contains(node, added.call) &&
      globalPath(source, added.target) === 'process' &&
      UNCAUGHT.test(eventName(source, added)),
  );
}
