import type { TSESTree } from '@typescript-eslint/types';
import { isChain } from '../containers/awaited-answers.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { placeOfDefinition } from '../values/calls.ts';
import { rootOf } from '../values/mutations.ts';
import { runsOften, runsPerVisit } from '../lives/recurrences.ts';
import type { Source } from '../syntax/source.ts';
import { keyName } from '../syntax/member-names.ts';
import { returnedBy } from '../syntax/returns.ts';
import { calleeWord, isFunction } from '../syntax/syntax.ts';
import { isPutInAtEnd, isPutInForEach, outlivesItsItems } from './ended-items.ts';
import type { Inflow } from './inflow-kinds.ts';
import { remembersMessages } from './remembered-messages.ts';

/**
 * Whether what a function makes for the functions that it hands out lives as long as a program, by what these do: they
 * answer requests, wait for answers, or memoize whatever they are called with; of a field, whether its object hears of
 * the end of each thing that is put in, lets one caller wait for the other, or never looks for what waits.
 */
export function outlivesItsMaker(source: Source, container: Container, use: Use, inflow: Inflow | undefined): boolean {
  if (goesThroughTree(source, container)) return false;
  if (remembersMessages(source, container, use)) return container.lifetime === 'instance' || isSetUp(source, container);
  if (container.lifetime === 'instance' && inflow === 'identifier')
    return isPutInForEach(source, use) || isPutInAtEnd(source, use);
  if (container.lifetime === 'instance')
    return inflow === 'ended'
      ? outlivesItsItems(source, use)
      : inflow === 'pending' && (isLockOnly(source, container, use) || isForgotten(container));
  if (container.lifetime !== 'closure' && container.lifetime !== 'callback') return false;
  if (container.lifetime === 'closure' && isTimeout(source, use) && runsOften(source, use.by)) return true;
  const servesRequests = runsPerVisit(source, use.by) && isSetUp(source, container);
  if (servesRequests || container.lifetime === 'callback') return servesRequests;
  return (
    inflow === 'pending' || ((inflow === 'content' || inflow === 'argument') && isMemoized(source, container, use))
  );
}

/** `return { CallExpression(node) { … }, 'Program:exit'() { … } };`: who goes through a tree of syntax is done at its end. */
function goesThroughTree(source: Source, { place }: Container): boolean {
  const home = place.variable?.scope.variableScope.block;
  if (home === undefined || !isFunction(home)) return false;
  return returnedBy(source, home).some(
    visitor =>
      visitor.type === 'ObjectExpression' &&
      visitor.properties.some(part => part.type === 'Property' && NODE_TYPES.test(keyName(part) ?? '')),
  );
}

/** What the nodes of a tree of syntax are called. */
const NODE_TYPES =
  /^(?:Program|JSX[A-Z]\w+|TS[A-Z]\w+|[A-Z]\w*(?:Expression|Statement|Declarat(?:ion|or)|Specifier|Pattern|Definition|Literal|Identifier))(?::exit)?$/;

/** `timers.push(setTimeout(…))`: the handle of a timeout, of no use when that has fired. */
function isTimeout(source: Source, { value }: Use): boolean {
  const made = value && resolve(source, value);
  return made?.type === 'CallExpression' && calleeWord(made) === 'setTimeout';
}

/** Whether nothing but the next caller under a key ever asks for the promise there: work that is waited for as a whole has an end. */
const isLockOnly = (source: Source, container: Container, use: Use): boolean =>
  container.uses.every(({ inside }) => inside === use.inside) && isChain(source, container, use);

/** `private pendingWrites = new Map()` that nothing ever looks into: what waits there waits for good. */
const isForgotten = ({ uses, place }: Container): boolean =>
  uses.every(({ effect }) => effect === 'grow') && place.values.every(({ by }) => isPrivate(by));

function isPrivate(definition: TSESTree.Node): boolean {
  if (definition.type !== 'PropertyDefinition') return false;
  return definition.accessibility === 'private' || definition.key.type === 'PrivateIdentifier';
}

/** Whether a container is made by a function with a name of its own, which no request runs: a callback may be a test. */
function isSetUp(source: Source, { node, place }: Container): boolean {
  const home = place.variable?.scope.variableScope.block;
  return home !== undefined && placeOfDefinition(source, home) !== undefined && !runsPerVisit(source, node);
}

/** `results[key] = compute(...args)` in a helper that was given `compute`. */
function isMemoized(source: Source, { place }: Container, { value }: Use): boolean {
  const made = value && resolve(source, value);
  const call = made?.type === 'AwaitExpression' ? made.argument : made;
  // What a decorator is given is a property of its descriptor.
  const computes = call?.type === 'CallExpression' ? resolve(source, rootOf(call.callee)) : undefined;
  const definition = computes && variableOf(source, rootOf(computes))?.defs[0];
  const home = place.variable?.scope.variableScope.block;
  return definition?.type === 'Parameter' && home !== undefined && isFunction(home) && definition.node === home;
}
