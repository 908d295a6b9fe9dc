import type { TSESTree } from '@typescript-eslint/types';
import { registrations } from '../acquisitions/acquisitions.ts';
import { callsTo, functionOf } from '../values/calls.ts';
import { endsWithItsWindows } from './programs.ts';
import { resolve } from '../syntax/bindings.ts';
import { keyName } from '../syntax/member-names.ts';
import { returnedBy } from '../syntax/returns.ts';
import type { Capture } from '../functions/captures.ts';
import { type Occasion, occasionOf } from './occasions.ts';
import { nodesWithin, contains, nodesOf } from '../syntax/nodes.ts';
import type { Ends } from './owner-ends.ts';
import { namesOneOfSeveral } from '../tables/occurrence-names.ts';
import { PLACES } from '../tables/target-names.ts';
import { isWholeEnd, undoes } from '../tables/lifecycle-names.ts';
import { membersOf } from '../values/place-members.ts';
import { recurs } from './recurrences.ts';
import type { Owner } from '../values/owners.ts';
import { perSource, type Source } from '../syntax/source.ts';
import {
  calleeWord,
  type ClassNode,
  type FunctionNode,
  functionAround,
  isClass,
  isFunction,
  userOf,
} from '../syntax/syntax.ts';

/**
 * Whether anything tells that a plain object comes and goes while the program runs, and that a function is called for
 * one thing after the other: most programs make one of each of their managers, and set each of their parts up once.
 */
export function isShownToRepeat(source: Source, occasion: Occasion, ends: Ends, { names }: Capture): boolean {
  const { kind, start, owner, node, method, name = '' } = occasion;
  if (OPENS.test(method ?? '')) return true;
  if (kind === 'object' && owner)
    return (
      endsWhatBegan(source, occasion, ends) ||
      isOneOfMany(source, owner) ||
      namesOneOfSeveral(name) ||
      addsEachTime(source, node)
    );
  if (!isFunction(start)) return false;
  return (
    SHOWS.test(name) ||
    isHandedPlace(start, names) ||
    opensWindow(source, start) ||
    handsOutEnd(source, start) ||
    putsBackAtLast(source, node, start) ||
    isPlugin(start) ||
    recurs(source, node) ||
    callsTo(source, start).calls.some(call => runsAgain(source, call))
  );
}

/**
 * Whether an object has an end that comes after what the method does: `stop` beside `play` ends what that began, and
 * nothing that was there as soon as the object was.
 */
export function endsWhatBegan(source: Source, { owner, method }: Occasion, { name }: Ends): boolean {
  if (name === undefined || owner === undefined || method !== 'constructor') return name !== undefined;
  return ![...membersOf(source, owner).keys()].some(other => undoes(name, other));
}

/** Whether objects of a class are made for a place on the page, a window or an event each: a program has many. */
export function isOneOfMany(source: Source, { node }: Owner): boolean {
  const maker = isClass(node) ? constructorOf(node) : node;
  return (
    (isFunction(maker) && placesHanded(maker).length > 0) ||
    opensWindow(source, node) ||
    callsTo(source, node).calls.some(made => runsAgain(source, made))
  );
}

function constructorOf({ body }: ClassNode): TSESTree.Node | undefined {
  const found = body.body.find(member => member.type === 'MethodDefinition' && member.kind === 'constructor');
  return found?.type === 'MethodDefinition' ? found.value : undefined;
}

/** Whether a new function is added each time that an event comes, also for one and the same object. */
const addsEachTime = (source: Source, node: TSESTree.Node): boolean =>
  node.type === 'CallExpression' && node.arguments.some(isFunction) && recurs(source, node);

/** Methods that begin what their object does more than once. */
const OPENS = /^(open|show|mount|attach|expand|play)$/;

/** `openSettings`, `showToast`: what a user sees more than once. */
const SHOWS = /^(open|show)[A-Z]/;

/** Whether a function is handed a place on the page, and one of these names is that. */
export const isHandedPlace = (start: FunctionNode, names: readonly string[]): boolean =>
  placesHanded(start).some(name => names.includes(name));

/** The parameters by which a function is handed a place on the page. */
function placesHanded({ params }: FunctionNode): string[] {
  return params.flatMap(parameter => {
    const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    return name.type === 'Identifier' && PLACES.test(name.name) ? [name.name] : [];
  });
}

/** Whether code opens a window of Electron, as often as its user wants one. */
function opensWindow(source: Source, within: TSESTree.Node): boolean {
  return windows(source).some(made => contains(within, made)) && !endsWithItsWindows(source);
}

const windows = perSource(source =>
  nodesOf(source, 'NewExpression').filter(made =>
    /^(BrowserWindow|BrowserView|WebContentsView)$/.test(calleeWord(made)),
  ),
);

/** Whether a function hands out what ends what it has begun, as `{ destroy() { … } }` does, or a function that takes back. */
function handsOutEnd(source: Source, start: FunctionNode): boolean {
  return returnedBy(source, start).some(value => {
    const given = resolve(source, value);
    if (given.type === 'ObjectExpression') return given.properties.some(isNamedEnd);
    const remover = functionOf(source, given);
    return remover !== undefined && takesBack(source, remover);
  });
}

/** Whether a function begins something in a `try`, waits there, and has a `finally`: its caller goes on when it is done. */
function putsBackAtLast(source: Source, node: TSESTree.Node, start: FunctionNode): boolean {
  for (let inner = node, { parent } = node; parent && parent !== start; inner = parent, { parent } = inner) {
    if (isFunction(parent)) return false;
    if (parent.type === 'TryStatement' && parent.block === inner && parent.finalizer)
      return nodesWithin(source, inner, 'AwaitExpression').some(
        wait => wait.range[0] > node.range[1] && functionAround(wait) === start,
      );
  }
  return false;
}

const isNamedEnd = (property: TSESTree.ObjectLiteralElement): boolean =>
  property.type === 'Property' && isWholeEnd(keyName(property) ?? '') && !property.computed;

function takesBack(source: Source, remover: FunctionNode): boolean {
  return registrations(source).removed.some(({ call }) => functionAround(call) === remover);
}

/** `$.fn.menu = function () { … }`: a plugin of jQuery runs for each selection. */
function isPlugin(start: FunctionNode): boolean {
  const user = userOf(start);
  const plugins = user?.type === 'AssignmentExpression' && user.left.type === 'MemberExpression' && user.left.object;
  return (
    plugins &&
    plugins.type === 'MemberExpression' &&
    plugins.property.type === 'Identifier' &&
    plugins.property.name === 'fn' &&
    plugins.object.type === 'Identifier' &&
    /^(\$|jQuery)$/.test(plugins.object.name)
  );
}

/** Whether code runs for a component or an effect, or each time that an event comes. */
function runsAgain(source: Source, node: TSESTree.Node): boolean {
  const occasion = occasionOf(source, node);
  return occasion?.kind === 'effect' || occasion?.kind === 'component' || recurs(source, node);
}
