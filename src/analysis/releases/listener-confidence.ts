import type { TSESTree } from '@typescript-eslint/types';
import { LAST_EVENTS, PAGE_EVENTS, STATES_OF_PAGE, WORKER_EVENTS } from '../tables/acquisition-table.ts';
import { type Registration, registrations } from '../acquisitions/acquisitions.ts';
import type { Behalf } from '../lives/behalf.ts';
import { constantText, isGlobal, propertyName, variableOf } from '../syntax/bindings.ts';
import { functionOf } from '../values/calls.ts';
import type { Capture } from '../functions/captures.ts';
import type { Confidence } from '../tables/confidence.ts';
import { globalPath } from '../syntax/globals.ts';
import { handlerOf } from '../functions/handlers.ts';
import { importedFrom } from '../syntax/imported.ts';
import { rootOf } from '../values/mutations.ts';
import { contains } from '../syntax/nodes.ts';
import { fitOf, isSameTarget } from './listener-removals.ts';
import { nameOf } from '../lives/components.ts';
import type { Occasion } from '../lives/occasions.ts';
import type { Ends } from '../lives/owner-ends.ts';
import { judgeOwner } from '../lives/owner-judgement.ts';
import { reachedFrom, runsIn } from '../functions/reach.ts';
import { endsProcess, hearsUncaught, UNCAUGHT } from '../lives/programs.ts';
import { isOneOfMany } from '../lives/shown-repeats.ts';
import { recurs } from '../lives/recurrences.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, isFunction, unwrap, userOf } from '../syntax/syntax.ts';
import type { TargetLife } from '../lives/target-lives.ts';

/** How sure it is that a listener that nothing removes leaks; `undefined` where nothing speaks for it. */
export function confidenceOf(
  source: Source,
  registration: Registration,
  life: TargetLife,
  { occasion, ends }: Behalf,
  capture: Capture,
): Confidence | undefined {
  if (isOfWorker(source, registration) || waitsForPage(source, registration)) return undefined;
  const judged = judgeOwner(source, life, occasion, ends, capture);
  if (life === 'borrowed' && isOfMaker(source, registration, occasion)) return undefined;
  if (judged === 'likely')
    return isOfProgram(source, registration, occasion, ends, capture) ||
      isHandedToHelper(source, life, registration, occasion)
      ? 'possible'
      : judged;
  if (life === 'borrowed' && occasion.kind === 'function' && isForgottenBeside(source, registration)) return 'possible';
  if (judged !== 'possible' || life !== 'borrowed') return judged;
  if (isLastOfTarget(source, registration) || occasion.kind === 'function') return undefined;
  if (occasion.kind !== 'object' || capture.kind === 'nothing') return judged;
  if (releasesSiblings(source, registration, ends) || hangsOnAnother(registration, ends)) return 'likely';
  return ends.name !== undefined && isCommon(source, registration) ? judged : undefined;
}

/** Whether a function that is handed the target makes the object that listens: `player => ({ mounted() { player.on(…) } })`. */
function isOfMaker(source: Source, { target }: Registration, { owner }: Occasion): boolean {
  if (owner?.node.type !== 'ObjectExpression') return false;
  const definition = variableOf(source, rootOf(target))?.defs[0];
  return definition?.type === 'Parameter' && contains(definition.node, owner.node);
}

/** What a composable, or a function within a component, is handed may well be a part of the component itself. */
function isHandedToHelper(
  source: Source,
  life: TargetLife,
  { target }: Registration,
  { kind, start }: Occasion,
): boolean {
  if (life !== 'borrowed' || kind !== 'component') return false;
  const definition = variableOf(source, rootOf(target))?.defs[0];
  return (
    definition?.type === 'Parameter' && (definition.node !== start || /^use[A-Z]/.test(nameOf(source, start) ?? ''))
  );
}

/** What a worker's own global, or the parent of a process or a thread, has to say comes and goes with the worker. */
function isOfWorker(source: Source, { target, event }: Registration): boolean {
  const node = unwrap(target);
  const name = node.type === 'MemberExpression' ? node.property : node;
  return (
    name.type === 'Identifier' &&
    /^(self|process|parentPort)$/.test(name.name) &&
    WORKER_EVENTS.has(textOf(source, event))
  );
}

/** `if (document.readyState === 'complete') go(); else window.addEventListener('load', go)`: a page is loaded once, and no more is added then. */
function waitsForPage(source: Source, { call, event }: Registration): boolean {
  if (!PAGE_EVENTS.has(textOf(source, event))) return false;
  for (let outer: TSESTree.Node | undefined = call.parent; outer && !isFunction(outer); outer = outer.parent)
    if (outer.type === 'IfStatement' && source.text.slice(...outer.test.range).includes('readyState')) return true;
  return false;
}

/** What is, as a rule, a part of how the program starts: a function that listens to the process, a hook for all errors of a page. */
function isOfProgram(
  source: Source,
  registration: Registration,
  { kind, node, owner, perVisit }: Occasion,
  ends: Ends,
  capture: Capture,
): boolean {
  const { target, event } = registration;
  if (perVisit) return false;
  const path = globalPath(source, target);
  if (path?.startsWith('process'))
    return kind === 'function'
      ? !recurs(source, node)
      : (owner !== undefined && hearsUncaught(source, owner)) || endsProgram(source, registration, ends, capture);
  if (kind === 'effect' || kind === 'component' || ends.byFramework) return false;
  if (owner && endsProcess(source, owner)) return true;
  if (owner && isOfElectron(source, target) && !isOneOfMany(source, owner)) return true;
  const isOfPage = path === 'window' || path === 'document';
  // What becomes of the page is what services ask for, of which it has one each, also where they have an end.
  if (isOfPage && owner && STATES_OF_PAGE.has(textOf(source, event)) && !isOneOfMany(source, owner)) return true;
  if (ends.name !== undefined) return false;
  // The background of a browser's extension is a program of its own.
  if (path !== undefined && /^(browser|chrome)\./.test(path)) return true;
  return isOfPage && PAGE_EVENTS.has(textOf(source, event));
}

/** What the main process of Electron has one of: its services, of which it has one each, listen to that, and its windows. */
const isOfElectron = (source: Source, target: TSESTree.Node): boolean =>
  /^electron/.test(importedFrom(source, target)?.module ?? '') &&
  /^(ipcMain|app|autoUpdater|nativeTheme|powerMonitor|screen)$/.test(importedFrom(source, target)?.name ?? '');

/** Events after which a process is no more; at `SIGHUP`, many a service reads its settings again. */
const ENDS_OF_PROCESS = /^(exit|beforeExit|SIGINT|SIGTERM|SIGQUIT|SIGBREAK|disconnect)$/;

/** Whether a handler is for the end of the program, and not for that of an object, which may come before. */
function endsProgram(source: Source, { handler, call, event }: Registration, ends: Ends, { kind }: Capture): boolean {
  const name = textOf(source, event);
  if (UNCAUGHT.test(name)) return true;
  if (!ENDS_OF_PROCESS.test(name)) return false;
  const home = functionAround(call);
  // Who awaits the end is what the program does last.
  if (home && isGlobal(source, calleeOfNew(home) ?? home, 'Promise')) return true;
  const runs = handler && functionOf(source, handlerOf(handler));
  const reached = reachedFrom(source, runs ? [runs] : []);
  return kind !== 'instance' && !ends.functions.some(end => reached.has(end));
}

/** `Promise` in `new Promise(executor)`. */
function calleeOfNew(executor: TSESTree.Node): TSESTree.Node | undefined {
  const user = userOf(executor);
  return user?.type === 'NewExpression' && user.callee !== executor ? user.callee : undefined;
}

/** Whether a listener waits for the end of its target, and goes together with it. */
const isLastOfTarget = (source: Source, { event }: Registration): boolean => {
  const text = textOf(source, event);
  return LAST_EVENTS.has(text) || /^(close|end|finish|error|destroy|dispose|abort)(d|ed)?$/i.test(text);
};

const textOf = (source: Source, event: TSESTree.Node | undefined): string =>
  (event && constantText(source, event)) ?? '';

/** Things that many objects share, by what code bases call them. */
const COMMON =
  /(bus|hub|store|service|registry|manager|mediator|dispatcher|events|emitter|server|pool|api|router|app|client|socket)$/i;

function isCommon(source: Source, { target }: Registration): boolean {
  const node = unwrap(target);
  const name =
    node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(source, node) : undefined;
  return name !== undefined && COMMON.test(name);
}

/** Targets that stand for the whole program, by what every code base calls them, where they hang on something else. */
const SHARED = /^(client|bus|eventBus|mediator|hub|dispatcher|store)$/;

/** Whether the owner, when it ends, takes other listeners off the same target. */
function releasesSiblings(source: Source, { target, pair }: Registration, { functions, name }: Ends): boolean {
  if (name === undefined) return false;
  return registrations(source).removed.some(
    removed =>
      removed.pair === pair && isSameTarget(source, target, removed.target) && runsIn(source, functions, removed.call),
  );
}

/** Whether something else takes back what the same function adds to the same target beside it. */
function isForgottenBeside(source: Source, registration: Registration): boolean {
  const { added, removed } = registrations(source);
  const home = functionAround(registration.call);
  return added.some(
    sibling =>
      sibling !== registration &&
      sibling.pair === registration.pair &&
      functionAround(sibling.call) === home &&
      isSameTarget(source, sibling.target, registration.target) &&
      removed.some(removal => takesBack(source, sibling, removal)),
  );
}

/** Whether a removal takes back a listener from outside, which is not done with as soon as it has run. */
function takesBack(source: Source, added: Registration, removal: Registration): boolean {
  const runs = added.handler && functionOf(source, handlerOf(added.handler));
  const { event, handler, target } = fitOf(source, added, removal);
  return (
    removal.pair === added.pair &&
    event === 'same' &&
    handler === 'same' &&
    target === 'same' &&
    !(runs && contains(runs, removal.call))
  );
}

/** `this.manager.client`: what hangs on something from outside is shared by all that are handed it. */
function hangsOnAnother({ target }: Registration, { name }: Ends): boolean {
  const node = unwrap(target);
  if (name === undefined || node.type !== 'MemberExpression' || unwrap(node.object).type === 'ThisExpression')
    return false;
  return node.property.type === 'Identifier' && SHARED.test(node.property.name);
}
