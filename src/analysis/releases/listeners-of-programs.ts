import type { TSESTree } from '@typescript-eslint/types';
import { PAGE_EVENTS, STATES_OF_PAGE, WORKER_EVENTS } from '../tables/event-names.ts';
import { eventName, type Registration } from '../acquisitions/acquisitions.ts';
import { functionOf } from '../values/calls.ts';
import type { Capture } from '../functions/captures.ts';
import { isGuardedInVain } from '../functions/guards.ts';
import { targetPath } from '../syntax/globals.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import { importedFrom } from '../syntax/imported.ts';
import type { Occasion } from '../lives/occasions.ts';
import type { Ends } from '../lives/owner-ends.ts';
import { reachedFrom } from '../functions/reach.ts';
import { endsProcess, hearsUncaught, UNCAUGHT } from '../lives/programs.ts';
import { isOneOfMany } from '../lives/shown-repeats.ts';
import { recurs, runsPerVisit } from '../lives/recurrences.ts';
import { makingAround } from '../syntax/promises.ts';
import { exitsBefore } from '../syntax/exits.ts';
import { textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, unwrap } from '../syntax/syntax.ts';

/** What a worker's own global, or the parent of a process or a thread, has to say comes and goes with the worker. */
export function isOfWorker(source: Source, registration: Registration): boolean {
  const node = unwrap(registration.target);
  const name = node.type === 'MemberExpression' ? node.property : node;
  return (
    name.type === 'Identifier' &&
    /^(self|process|parentPort)$/.test(name.name) &&
    WORKER_EVENTS.has(eventName(source, registration))
  );
}

/**
 * `if (document.readyState === 'complete') go(); else window.addEventListener('load', go)`: a page is loaded once, and
 * no more is added then.
 */
export function waitsForPage(source: Source, registration: Registration): boolean {
  if (!PAGE_EVENTS.has(eventName(source, registration))) return false;
  const home = functionAround(registration.call);
  for (let inner: TSESTree.Node = registration.call; inner.parent && inner !== home; inner = inner.parent) {
    const { parent } = inner;
    const around = parent.type === 'IfStatement' ? [parent.test] : [];
    const tests = parent.type === 'BlockStatement' ? exitsBefore(parent, inner) : around;
    if (tests.some(test => textOf(source, test).includes('readyState'))) return true;
  }
  return false;
}

/** What is, as a rule, a part of how the program starts: a function that listens to the process, a hook for all errors of a page. */
export function isOfProgram(
  source: Source,
  registration: Registration,
  { kind, node, owner }: Occasion,
  ends: Ends,
  capture: Capture,
): boolean {
  const { target } = registration;
  if (runsPerVisit(source, node)) return false;
  const path = targetPath(source, target);
  if (path?.startsWith('process'))
    return kind === 'function'
      ? !recurs(source, node) && !isGuardedInVain(source, node)
      : (owner !== undefined && hearsUncaught(source, owner)) || endsProgram(source, registration, ends, capture);
  if (kind === 'effect' || kind === 'component' || ends.byFramework) return false;
  if (owner && endsProcess(source, owner.node)) return true;
  if (owner && isOfElectron(source, target) && !isOneOfMany(source, owner)) return true;
  const isOfPage = path === 'window' || path === 'document';
  // What becomes of the page is what services ask for, of which it has one each, also where they have an end.
  if (isOfPage && owner && STATES_OF_PAGE.has(eventName(source, registration)) && !isOneOfMany(source, owner))
    return true;
  if (ends.name !== undefined) return false;
  // The background of a browser's extension is a program of its own.
  if (path !== undefined && /^(browser|chrome)\./.test(path)) return !recurs(source, node);
  return isOfPage && PAGE_EVENTS.has(eventName(source, registration));
}

/** What the main process of Electron has one of: its services, of which it has one each, listen to that, and its windows. */
function isOfElectron(source: Source, target: TSESTree.Node): boolean {
  const { module = '', name = '' } = importedFrom(source, target) ?? {};
  return /^electron/.test(module) && /^(ipcMain|app|autoUpdater|nativeTheme|powerMonitor|screen)$/.test(name);
}

/** Events after which a process is no more; at `SIGHUP`, many a service reads its settings again. */
const ENDS_OF_PROCESS = /^(exit|beforeExit|SIGINT|SIGTERM|SIGQUIT|SIGBREAK|disconnect)$/;

/** Whether a handler is for the end of the program, and not for that of an object, which may come before. */
function endsProgram(source: Source, registration: Registration, ends: Ends, { kind }: Capture): boolean {
  const { handler, call } = registration;
  const name = eventName(source, registration);
  if (UNCAUGHT.test(name)) return true;
  if (!ENDS_OF_PROCESS.test(name)) return false;
  // Who awaits the end is what the program does last.
  if (makingAround(call)) return true;
  const runs = handler && functionOf(source, handlerOf(handler));
  const reached = reachedFrom(source, runs ? [runs] : []);
  return kind !== 'instance' && !ends.functions.some(end => reached.has(end));
}
