import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, resolve, variableOf } from './bindings.ts';
import { callsTo, functionOf, isExported } from './calls.ts';
import type { Use } from './container-uses.ts';
import type { Container } from './containers.ts';
import { identityOf } from './identity.ts';
import { nodesOf, walk } from './nodes.ts';
import { namesOccurrences, type Openness, opennessOf } from './openness.ts';
import { isRefilled } from './refilling.ts';
import { isSetup, nameOfFunction } from './registrations.ts';
import type { Source } from './source.ts';
import { functionAround, type FunctionNode, isFunction, unwrap, userOf, wrapped } from './syntax.ts';
import { runsPerVisit } from './visits.ts';

/**
 * What shows that a use keeps putting in more. `identifier`, `id`, `url`, `address`, `content`, `data`, `argument`: what
 * its keys are; `pending`: what waits for an answer; `part`: what belongs to one object of many; `occurrence`, `record`:
 * what happens, or is written down; `handedOut`: what is made for whoever asks.
 */
export type Inflow = Openness | 'pending' | 'part' | 'occurrence' | 'record' | 'handedOut';

/**
 * What hardly ever turns out to be a few things that the program itself spells out; of the rest, most does where
 * nobody looked before: the words of an inflector, the files of the program, the names of its parts.
 */
export const CERTAIN: ReadonlySet<Inflow | undefined> = new Set<Inflow>([
  'identifier',
  'content',
  'url',
  'pending',
  'part',
  'occurrence',
]);

/**
 * What in the file shows that a use keeps putting in more: keys that identify things, data that is remembered, items
 * of events, objects that are made, kept and handed out. Without it a table may well hold a few entries that the
 * program itself spells out.
 */
export function inflowOf(source: Source, container: Container, use: Use): Inflow | undefined {
  if (use.key === undefined || container.kind.name === 'Array')
    return container.lifetime === 'instance' ? undefined : inflowOfItems(source, container, use);
  if (isPartOfInstance(source, container, use.key)) return 'part';
  if (awaitsAnswer(source, use)) return 'pending';
  return inflowOfKey(source, container, use, use.key);
}

function inflowOfKey(source: Source, container: Container, use: Use, key: TSESTree.Node): Inflow | undefined {
  // Objects may be as few as the functions, classes and singletons of the program.
  if (identityOf(source, key) === 'object') return container.kind.name === 'Object' ? undefined : 'argument';
  const openness = opennessOf(source, key);
  if (openness === undefined || openness === 'identifier') return openness;
  if (runsPerVisit(source, use.by)) return 'occurrence';
  const isAsked = isAskedByOthers(source, key, use.inside);
  switch (openness) {
    case 'id':
      if (isAsked && namesOccurrences(container.place.name)) return 'identifier';
      return isAsked || isMadeToBeCalled(source, use) || isCacheOf(container) ? openness : undefined;
    case 'address':
      return isAsked ? openness : undefined;
    case 'url':
      // What is kept of each URL that is asked for; a table by URL may be one of the program's few services.
      if (!isAsked) return undefined;
      return isCacheOf(container) ? openness : 'address';
    case 'content':
    case 'data':
      return isAsked && isCacheOf(container) && isHelperOfOthers(source, container) ? openness : undefined;
    case 'argument':
      return isAsked && isCacheOf(container) && isMemo(source, container) ? openness : undefined;
  }
}

/** Whether a key is what code of other files calls with: a parameter of a function that nothing else here calls. */
function isAskedByOthers(source: Source, key: TSESTree.Node, inside: FunctionNode | undefined, depth = 0): boolean {
  if (inside === undefined || depth > 4) return false;
  const { calls, escapes } = callsTo(source, inside);
  const asked = inside.params.findIndex(parameter => names(source, key, parameter));
  if (asked < 0) return false;
  if (escapes || calls.length === 0) return true;
  return calls.some(call => {
    const given = call.arguments[asked];
    return given !== undefined && isAskedByOthers(source, given, functionAround(call), depth + 1);
  });
}

/** Whether a key is, or is made of, a parameter. */
function names(source: Source, key: TSESTree.Node, parameter: TSESTree.Node): boolean {
  let found = false;
  walk(source, resolve(source, key), node => {
    if (node.type === 'Identifier' && variableOf(source, node)?.defs[0]?.name === parameter) found = true;
  });
  return found;
}

/** Whether a collection may be given whatever there is: it only saves work. */
function isMemo(source: Source, container: Container): boolean {
  const isNamed = container.kind.name === 'Map' || CACHE.test(container.place.name);
  return container.lifetime === 'closure'
    ? isHelperOfOthers(source, container)
    : isNamed && container.lifetime === 'module';
}

/** What says of a table that it may be given whatever there is: it only saves work. */
const CACHE = /cach|memo/i;

/** Whether the helper that a collection belongs to is for other files: what this file memoizes, it knows. */
function isHelperOfOthers(source: Source, { lifetime, place }: Container): boolean {
  const home = place.variable?.scope.variableScope.block;
  if (lifetime !== 'closure' || home === undefined || !isFunction(home)) return true;
  const { calls, escapes } = callsTo(source, home);
  return escapes || calls.length === 0 || isExported(home);
}

/** Whether an entry is made on demand, under the whole of the key. */
function isCacheOf({ uses }: Container): boolean {
  const isAsked = uses.some(
    ({ effect, by }) =>
      effect === 'read' || (by.type === 'AssignmentExpression' && /^(?:\?\?|\|\|)=$/.test(by.operator)),
  );
  return isAsked && isRefilled(uses);
}

/** Whether a value is what an answer is waited for with, of use only once: `pending[url] = resolve`. */
function awaitsAnswer(source: Source, use: Use): boolean {
  const { value, by } = use;
  const around = functionAround(by);
  if (around && isExecutor(around) && value && functionOf(source, value)) return true;
  const parts = value?.type === 'ObjectExpression' ? value.properties.map(valueOf) : [value];
  return parts.some(part => {
    const definition = part?.type === 'Identifier' ? variableOf(source, part)?.defs[0] : undefined;
    return definition?.type === 'Parameter' && isExecutor(definition.node);
  });
}

/** Whether a function is what makes a promise come true: `new Promise((resolve, reject) => …)`. */
function isExecutor(node: TSESTree.Node): boolean {
  const maker = userOf(node);
  return maker?.type === 'NewExpression' && maker.callee.type === 'Identifier' && maker.callee.name === 'Promise';
}

function valueOf(property: TSESTree.ObjectLiteralElement): TSESTree.Node | undefined {
  return property.type === 'Property' ? property.value : undefined;
}

/** Whether a value is a function that the filling call makes, with all that it captures. */
function isMadeToBeCalled(source: Source, { value, inside }: Use): boolean {
  const made = value && functionOf(source, value);
  return made !== undefined && functionAround(made) === inside;
}

function inflowOfItems(source: Source, container: Container, { by, inside, value }: Use): Inflow | undefined {
  if (inside === undefined) return undefined;
  const name = nameOfFunction(source, inside) ?? '';
  if (isCalledAtEvents(source, inside) || (value !== undefined && isOccurrence(source, value))) return 'occurrence';
  if (runsPerVisit(source, by)) return 'occurrence';
  if (RECORDS.test(name) || (HISTORY.test(container.place.name) && startsEmpty(container))) return 'record';
  const isHandedOut =
    value !== undefined &&
    container.lifetime !== 'singleton' &&
    !isSetup(name) &&
    isMadeToBeHandedOut(source, value, inside);
  return isHandedOut ? 'handedOut' : undefined;
}

/** Methods that call what they are given whenever something happens. */
const EVENTS: ReadonlySet<string | undefined> = new Set([
  'on',
  'addListener',
  'addEventListener',
  'subscribe',
  'setInterval',
]);

function isCalledAtEvents(source: Source, inside: FunctionNode): boolean {
  const call = userOf(inside);
  if (call?.type !== 'CallExpression' || call.callee === wrapped(inside)) return false;
  const callee = unwrap(call.callee);
  return EVENTS.has(callee.type === 'Identifier' ? callee.name : calledMethod(source, call));
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
  return (
    node.type === 'Identifier' && OCCURRENCE.test(node.name) && variableOf(source, node)?.defs[0]?.type === 'Parameter'
  );
}

/** `for (const item of this.items) all.add(item)`: what belongs to one object of many stays when that has gone. */
function isPartOfInstance(source: Source, { kind, lifetime }: Container, value: TSESTree.Node): boolean {
  const node = unwrap(value);
  const definition = node.type === 'Identifier' ? variableOf(source, node)?.defs[0] : undefined;
  const loop = definition?.type === 'Variable' ? definition.parent.parent : undefined;
  if (kind.name !== 'Set' || lifetime !== 'module' || loop?.type !== 'ForOfStatement') return false;
  let root = unwrap(loop.right);
  while (root.type === 'MemberExpression' || root.type === 'CallExpression')
    root = unwrap(root.type === 'CallExpression' ? root.callee : root.object);
  return root.type === 'ThisExpression';
}

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
