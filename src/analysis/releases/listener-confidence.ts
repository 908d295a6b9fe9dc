import type { TSESTree } from '@typescript-eslint/types';
import { LAST_EVENTS } from '../tables/event-names.ts';
import { eventName, type Registration } from '../acquisitions/acquisitions.ts';
import type { Behalf } from '../lives/behalf.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { propertyName } from '../syntax/member-names.ts';
import { readOptions } from '../acquisitions/listener-options.ts';
import { type Capture, variablesCaptured } from '../functions/captures.ts';
import { handlerOf } from '../functions/fresh-handlers.ts';
import type { Confidence } from '../tables/confidence.ts';
import { rootOf } from '../values/mutations.ts';
import { contains } from '../syntax/nodes.ts';
import { nameOf } from '../lives/components.ts';
import type { Occasion } from '../lives/occasions.ts';
import type { Ends } from '../lives/owner-ends.ts';
import { servesVisitor } from '../lives/recurrences.ts';
import { judgeOwner } from '../lives/owner-judgement.ts';
import { endsWhatBegan } from '../lives/shown-repeats.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';
import { functionOf, isSynchronousCallback } from '../values/calls.ts';
import type { TargetLife } from '../lives/target-lives.ts';
import { waitsForPage, isOfProgram } from './listeners-of-programs.ts';
import { isForOneOfMany, isOfLastingObject } from './events-of-one.ts';
import { outlivesChild } from './ended-children.ts';
import { leavesTarget } from './left-targets.ts';
import { picksItsOwn } from './own-answers.ts';
import { letsTargetGo, mayBeTakenBackByBase } from './taken-off-otherwise.ts';
import { staysWhenSettled } from './promise-waits.ts';
import { isForgottenBeside, isForgottenByCounterpart, isLetGoBeside, releasesSiblings } from './sibling-listeners.ts';

/** How many siblings of a listener are taken back where it surely should be, too. */
const MANY = 3;

/** How sure it is that a listener that nothing removes leaks; `undefined` where nothing speaks for it. */
export function confidenceOf(
  source: Source,
  registration: Registration,
  life: TargetLife,
  { occasion, ends }: Behalf,
  capture: Capture,
): Confidence | undefined {
  if (waitsForPage(source, registration) || letsTargetGo(source, registration)) return undefined;
  if (outlivesChild(source, registration) || isForOneOfMany(source, registration)) return 'likely';
  if ((life === 'borrowed' || life === 'own') && isOfVisit(source, registration, life, capture)) return 'likely';
  if (life === 'unknown' && isForgottenByCounterpart(source, registration)) return 'likely';
  if (life !== 'own' && isLetGoBeside(source, registration)) return 'likely';
  const judged = judgeOwner(source, life, occasion, ends, capture);
  if (life === 'borrowed' && isOfMaker(source, registration, occasion)) return undefined;
  if ((judged || life !== 'program') && staysWhenSettled(source, registration, life)) return 'likely';
  if (judged === 'likely')
    return isOfProgram(source, registration, occasion, ends, capture) ||
      mayBeTakenBackByBase(source, registration, ends) ||
      isHandedToHelper(source, life, registration, occasion)
      ? 'possible'
      : 'likely';
  if (
    judged === 'possible' &&
    life === 'program' &&
    (isForgottenBeside(source, registration) || isMeantToEnd(source, registration))
  )
    return 'likely';
  if (life === 'borrowed' && occasion.kind === 'function' && isForgottenBeside(source, registration))
    return isForgottenBeside(source, registration, MANY) ? 'likely' : 'possible';
  if (judged !== 'possible' || life !== 'borrowed') return judged;
  if (isLastOfTarget(source, registration) || occasion.kind === 'function') return undefined;
  if (occasion.kind !== 'object' || capture.kind === 'nothing') return judged;
  const isOneOfShared =
    releasesSiblings(source, registration, ends) ||
    leavesTarget(source, registration, ends) ||
    hangsOnAnother(registration, ends) ||
    (ends.name !== undefined && picksItsOwn(source, registration));
  if (isOneOfShared && endsWhatBegan(source, occasion, ends)) return 'likely';
  return ends.name !== undefined && isCommon(source, registration) ? judged : undefined;
}

/** `handleConnection(client) { this.events.on('order', order => client.send(order)); }`: one more for each who comes, and none for who goes. */
export const isOfVisit = (source: Source, registration: Registration, life: TargetLife, { kind }: Capture): boolean =>
  (life === 'own'
    ? isOfLastingObject(source, registration) && keepsArgument(source, registration)
    : kind === 'variables' && rootOf(registration.target).type === 'ThisExpression') &&
  servesVisitor(source, registration.call);

/** Whether a listener keeps what the code that adds it was handed. */
function keepsArgument(source: Source, { handler }: Registration): boolean {
  const runs = handler && functionOf(source, handlerOf(handler));
  return runs !== undefined && variablesCaptured(source, runs).some(({ defs: [made] }) => made?.type === 'Parameter');
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
  { kind, start, owner }: Occasion,
): boolean {
  const isDescribed = kind === 'object' && owner?.node.type === 'ObjectExpression';
  if (life !== 'borrowed' || (kind !== 'component' && kind !== 'effect' && !isDescribed)) return false;
  const definition = variableOf(source, originOf(source, target))?.defs[0];
  if (definition?.type !== 'Parameter') return false;
  // `bus.on('rendered', page => page.element.addEventListener(…))`: what an event of something brings goes with that.
  if (kind !== 'component')
    return (
      definition.node !== start &&
      contains(start, definition.node) &&
      !(isFunction(definition.node) && isSynchronousCallback(source, definition.node))
    );
  return definition.node !== start || /^use[A-Z]/.test(nameOf(source, start) ?? '');
}

/** What a target hangs on in the end, also through constants: `const { store } = state; store.events`. */
function originOf(source: Source, target: TSESTree.Node, depth = 0): TSESTree.Node {
  const root = rootOf(target);
  const declarator = variableOf(source, root)?.defs[0]?.node;
  const isPart = declarator?.type === 'VariableDeclarator' && declarator.id.type === 'ObjectPattern';
  const resolved = isPart && declarator.init ? declarator.init : resolve(source, root);
  const value = resolved.type === 'LogicalExpression' ? resolved.left : resolved;
  return depth > 4 || value === root ? root : originOf(source, value, depth + 1);
}

/** Whether a listener is given a signal: whoever gives it one that nothing aborts has meant it to end. */
const isMeantToEnd = (source: Source, { options }: Registration): boolean =>
  readOptions(source, options).signal !== undefined;

/** Whether a listener waits for the end of its target, and goes together with it. */
function isLastOfTarget(source: Source, registration: Registration): boolean {
  const name = eventName(source, registration);
  return LAST_EVENTS.has(name) || /^(close|end|finish|error|destroy|dispose|abort)(d|ed)?$/i.test(name);
}

/** Things that many objects share, by what code bases call them. */
const COMMON =
  /(bus|hub|store|service|registry|manager|mediator|dispatcher|events|emitter|server|pool|api|router|app|client|socket|engine|scene|world|stage|game|viewer|workspace|notebook|provider|network|transport)$/i;

function isCommon(source: Source, { target }: Registration): boolean {
  const node = unwrap(target);
  const name =
    node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? propertyName(source, node) : undefined;
  return name !== undefined && COMMON.test(name);
}

/** Targets that stand for the whole program, by what every code base calls them, where they hang on something else. */
const SHARED = /^(client|bus|eventBus|mediator|hub|dispatcher|store)$/;

/** `this.manager.client`: what hangs on something from outside is shared by all that are handed it. */
function hangsOnAnother({ target }: Registration, { name }: Ends): boolean {
  const node = unwrap(target);
  if (name === undefined || node.type !== 'MemberExpression' || unwrap(node.object).type === 'ThisExpression')
    return false;
  return node.property.type === 'Identifier' && SHARED.test(node.property.name);
}
