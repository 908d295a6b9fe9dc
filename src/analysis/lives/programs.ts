import type { TSESTree } from '@typescript-eslint/types';
import { eventName, registrations } from '../acquisitions/acquisitions.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { globalPath } from '../syntax/globals.ts';
import { contains, textOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, unwrap } from '../syntax/syntax.ts';
import { functionOf } from '../values/calls.ts';
import type { Owner } from '../values/owners.ts';

/** Events that tell of what nobody caught, which a program listens for in one place. */
export const UNCAUGHT = /^(uncaughtException(Monitor)?|unhandledRejection|rejectionHandled)$/;

const EXITS = ['exit', 'quit'];

/** Whether code decides when the process ends, which is up to the one object that the program is. */
export function endsProcess(source: Source, node: TSESTree.Node): boolean {
  return callsNamed(source, EXITS).some(call => contains(node, call) && isExit(source, call));
}

function isExit(source: Source, call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (globalPath(source, callee) === 'process.exit') return true;
  return callee.type === 'MemberExpression' && /^process$|app_?$/i.test(textOf(source, callee.object));
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

/**
 * `app.on('window-all-closed', () => app.quit())`, whatever the platform: the program is over with its window, and never
 * opens that again.
 */
export const endsWithItsWindows = perSource((source): boolean =>
  registrations(source).added.some(added => {
    const runs =
      added.handler && eventName(source, added) === 'window-all-closed'
        ? functionOf(source, handlerOf(added.handler))
        : undefined;
    return (
      runs !== undefined &&
      callsNamed(source, EXITS).some(
        call => functionAround(call) === runs && exitsPlainly(call, runs) && isExit(source, call),
      )
    );
  }),
);

/** Whether a function comes to a call whenever it runs. */
function exitsPlainly(call: TSESTree.Node, runs: FunctionNode): boolean {
  for (let outer = call.parent; outer && outer !== runs; outer = outer.parent)
    if (/^(If|Switch|Conditional|Logical)/.test(outer.type)) return false;
  return true;
}
