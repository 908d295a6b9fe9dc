import type { TSESTree } from '@typescript-eslint/types';
import { resolve, variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { ANY_KIND, isHandedOut, usesOfEntries } from '../containers/elements.ts';
import { measures } from '../values/limits.ts';
import { isBeforeStart, endsProgram, isReadAtEnd } from './ends-of-programs.ts';
import { isCalledAtEvents, isWorkedOffAgain } from './happenings.ts';
import { globalPath } from '../syntax/globals.ts';
import type { Inflow } from './inflow-kinds.ts';
import { namesInstances } from '../tables/occurrence-names.ts';
import { opennessOf } from './openness.ts';
import { keyOfRecord } from './record-keys.ts';
import { isSetup, nameOfFunction } from '../containers/registrations.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, type FunctionNode, unwrap } from '../syntax/syntax.ts';
import { recurs, runsPerVisit } from '../lives/recurrences.ts';
import { returnedBy } from '../syntax/returns.ts';

/** What shows that a list keeps getting longer: what is put in, and when. */
export function inflowOfItems(source: Source, container: Container, use: Use): Inflow | undefined {
  const { by, inside, value } = use;
  const key = keyOfRecord(source, container.uses, use);
  // A list of records that each have a key of their own is a table like any other, written as a list.
  if (key && opennessOf(source, key) === 'identifier') return 'identifier';
  if (inside === undefined) return undefined;
  const name = nameOfFunction(source, inside) ?? '';
  if (endsProgram(source, inside) || isBeforeStart(source, by) || isReadAtEnd(source, container)) return undefined;
  // What is put in the place of the one before is one of those that there are.
  const isReplaced = container.uses.some(other => other.inside === inside && putsInPlace(source, container, other));
  if (isReplaced && container.kind.name === 'Array') return undefined;
  if (isCalledAtEvents(source, inside) || recurs(source, by) || runsPerVisit(source, by)) return 'occurrence';
  if (isWorkedOffAgain(source, container, inside)) return 'occurrence';
  if (value !== undefined && isOccurrence(source, value)) return 'occurrence';
  const isMade =
    value !== undefined && container.lifetime !== 'singleton' && isMadeToBeHandedOut(source, value, inside);
  if (isMade && namesInstances(container.place.name)) return 'occurrence';
  if (RECORDS.test(name) || (HISTORY.test(container.place.name) && startsEmpty(container))) return 'record';
  return isMade && !isSetup(name) ? 'handedOut' : undefined;
}

/** `list[index] = item`, which is not `list[list.length] = item`. */
const putsInPlace = (source: Source, { place }: Container, { effect, key, by }: Use): boolean =>
  effect === 'grow' && key !== undefined && by.type === 'AssignmentExpression' && !measures(source, key, place);

/** `(trades[pair] ??= []).push(trade)`: however few lists there are, what happens makes each of them longer. */
export function inflowOfLists(source: Source, container: Container): Inflow | undefined {
  const { uses } = container;
  const items = usesOfEntries(source, ANY_KIND, uses);
  if (items.some(item => item.effect === 'shrink' || isHandedOut(uses, item))) return undefined;
  const isKept = ({ effect, method }: Use): boolean => effect === 'grow' && (method === 'push' || method === 'unshift');
  if (items.some(item => isKept(item) && inflowOfItems(source, container, item) === 'occurrence')) return 'occurrence';
  // `tables.get(tenant).set(email, user)`: the table under a key is as open as its own keys.
  return items.some(({ effect, key }) => effect === 'grow' && key && opennessOf(source, key) === 'identifier')
    ? 'identifier'
    : undefined;
}

/** First words of functions that write down what happens. */
const RECORDS = /^_*(?:log|track|record|trace|audit|remember|capture)(?![a-z])/;

/** Names of lists of what has happened. */
const HISTORY =
  /^[_#]*(?:log|logs|history|events|records|seen|visited|errors|messages|requests|samples|metrics|calls|traces|spans|reports|jobs|instances)$/;

/** Whether a list is not a table that the program spells out and adds to. */
function startsEmpty({ makings: [made] }: Container): boolean {
  const parts = made?.type === 'ConditionalExpression' ? [made.consequent, made.alternate] : [made];
  return parts.every(part => part?.type !== 'ArrayExpression' || part.elements.length === 0);
}

/** Names of what comes time and again, for as long as a program runs. */
const OCCURRENCE = /^(?:req|res|request|response|ctx|event|evt|message|entry|record|err|error)$/;

function isOccurrence(source: Source, value: TSESTree.Node): boolean {
  const node = unwrap(value);
  if (node.type === 'ObjectExpression') return node.properties.some(property => isTime(source, property));
  return (
    node.type === 'Identifier' && OCCURRENCE.test(node.name) && variableOf(source, node)?.defs[0]?.type === 'Parameter'
  );
}

/** `{ action, at: Date.now() }`: it says when it happened, as one of many. */
function isTime(source: Source, property: TSESTree.ObjectLiteralElement): boolean {
  const value = property.type === 'Property' ? unwrap(property.value) : undefined;
  if (value?.type === 'NewExpression')
    return value.arguments.length === 0 && globalPath(source, value.callee) === 'Date';
  return value?.type === 'CallExpression' && CLOCKS.has(globalPath(source, value.callee));
}

const CLOCKS: ReadonlySet<string | undefined> = new Set(['Date.now', 'performance.now', 'process.hrtime']);

/** `const made = new Thing(); things.push(made); return made`: whoever asked for it will be done with it one day. */
function isMadeToBeHandedOut(source: Source, value: TSESTree.Node, inside: FunctionNode): boolean {
  const node = unwrap(value);
  const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
  const made = resolve(source, node);
  if (variable === undefined || made === node || functionAround(made) !== inside) return false;
  return returnedBy(source, inside).some(
    returned => returned.type === 'Identifier' && variableOf(source, returned) === variable,
  );
}
