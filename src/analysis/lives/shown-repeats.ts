import type { TSESTree } from '@typescript-eslint/types';
import { callsTo } from '../values/calls.ts';
import type { Capture } from '../functions/captures.ts';
import { type Occasion, occasionOf } from './occasions.ts';
import { contains, nodesOf } from '../syntax/nodes.ts';
import type { Ends } from './owner-ends.ts';
import { COUNTERPARTS } from '../tables/lifecycle-names.ts';
import { membersOf } from '../values/place-members.ts';
import { recurs } from './recurrences.ts';
import type { Owner } from '../values/owners.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { calleeWord, type ClassNode, type FunctionNode, isClass, isFunction } from '../syntax/syntax.ts';

/**
 * Whether anything tells that a plain object comes and goes while the program runs, and that a function is called for
 * one thing after the other: most programs make one of each of their managers, and set each of their parts up once.
 */
export function isShownToRepeat(source: Source, occasion: Occasion, ends: Ends, { names }: Capture): boolean {
  const { kind, start, owner, node, method } = occasion;
  if (OPENS.test(method ?? '')) return true;
  if (kind === 'object' && owner) return endsWhatBegan(source, occasion, ends) || isOneOfMany(source, owner);
  if (!isFunction(start)) return false;
  return (
    placesHanded(start).some(name => names.includes(name)) ||
    opensWindow(source, start) ||
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
  const [end, starts] = COUNTERPARTS.find(([ends]) => ends.test(name)) ?? [];
  const rest = end && name.replace(end, '');
  const bringsBack = (other: string): boolean => starts?.test(other) === true && other.replace(starts, '') === rest;
  return ![...membersOf(source, owner).keys()].some(bringsBack);
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

/** Methods that begin what their object does more than once. */
const OPENS = /^(open|show|mount|attach|expand|play)$/;

/** What code bases call the part of a page that something is made for. */
const PLACES =
  /^\$?(el|elem|element|node|container|wrapper|canvas|dom|input|textarea|dialog|video|audio|img|image|svg|iframe|selector|target|view|editor)$|(El|Elem|Element|Node|Container|Wrapper)$/;

/** The parameters by which a function is handed a place on the page. */
function placesHanded({ params }: FunctionNode): string[] {
  return params.flatMap(parameter => {
    const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
    return name.type === 'Identifier' && PLACES.test(name.name) ? [name.name] : [];
  });
}

/** Whether code opens a window of Electron, as often as its user wants one. */
function opensWindow(source: Source, within: TSESTree.Node): boolean {
  return windows(source).some(made => contains(within, made));
}

const windows = perSource(source =>
  nodesOf(source, 'NewExpression').filter(made =>
    /^(BrowserWindow|BrowserView|WebContentsView)$/.test(calleeWord(made)),
  ),
);

/** Whether code runs for a component or an effect, or each time that an event comes. */
function runsAgain(source: Source, node: TSESTree.Node): boolean {
  const occasion = occasionOf(source, node);
  return occasion?.kind === 'effect' || occasion?.kind === 'component' || recurs(source, node);
}
