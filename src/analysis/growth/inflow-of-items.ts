import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, calleeName } from '../syntax/member-names.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import type { Inflow } from './inflow.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { globalPath } from '../syntax/globals.ts';
import { contains, nodesOf, textOf } from '../syntax/nodes.ts';
import { namesInstances } from '../tables/occurrence-names.ts';
import { isSetup, nameOfFunction } from '../containers/registrations.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, type FunctionNode, isFunction, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { recurs, runsPerVisit } from '../lives/recurrences.ts';

/** What shows that a list keeps getting longer: what is put in, and when. */
export function inflowOfItems(source: Source, container: Container, { by, inside, value }: Use): Inflow | undefined {
  if (inside === undefined) return undefined;
  const name = nameOfFunction(source, inside) ?? '';
  if (endsProgram(source, inside) || isBeforeStart(source, by)) return undefined;
  if (isCalledAtEvents(source, inside) || recurs(source, by) || runsPerVisit(source, by)) return 'occurrence';
  if (value !== undefined && isOccurrence(source, value)) return 'occurrence';
  const isMade =
    value !== undefined && container.lifetime !== 'singleton' && isMadeToBeHandedOut(source, value, inside);
  if (isMade && namesInstances(container.place.name)) return 'occurrence';
  if (RECORDS.test(name) || (HISTORY.test(container.place.name) && startsEmpty(container))) return 'record';
  return isMade && !isSetup(name) ? 'handedOut' : undefined;
}

/** Methods that call what they are given whenever something happens. */
const EVENTS: ReadonlySet<string | undefined> = new Set([
  'on',
  'addListener',
  'addEventListener',
  'subscribe',
  'beforeEach',
  'afterEach',
]);

function isCalledAtEvents(source: Source, inside: FunctionNode): boolean {
  const call = userOf(inside);
  if (call?.type === 'NewExpression') return calleeName(source, call.callee).endsWith('Observer');
  if (call?.type !== 'CallExpression' || call.callee === wrapped(inside)) return false;
  const callee = unwrap(call.callee);
  return EVENTS.has(callee.type === 'Identifier' ? callee.name : calledMethod(source, call));
}

/** Whether the program is over as soon as enough has come in: `process.exit()` in what reads its input, or waits for it. */
function endsProgram(source: Source, inside: FunctionNode): boolean {
  return callsNamed(source, EXIT).some(call => {
    if (globalPath(source, call.callee) !== 'process.exit') return false;
    const around = functionAround(call);
    const isLast = around !== undefined && call.parent.parent === around.body;
    return contains(inside, call) || (isLast && contains(around, inside));
  });
}

/** `if (app.isReady()) open(file); else files.push(file)`: what comes before the program has started is soon all there. */
function isBeforeStart(source: Source, node: TSESTree.Node): boolean {
  for (let inner = node, outer = node.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent)
    if (outer.type === 'IfStatement' && outer.alternate === inner && STARTED.test(textOf(source, outer.test)))
      return true;
  return false;
}

const STARTED = /(ready|booted|started|initiali[sz]ed)(\(\))?$/i;

const EXIT = ['exit'];

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
  return nodesOf(source, 'ReturnStatement').some(
    ({ argument }) =>
      argument?.type === 'Identifier' &&
      functionAround(argument) === inside &&
      variableOf(source, argument) === variable,
  );
}
