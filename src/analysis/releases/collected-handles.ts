import type { TSESTree } from '@typescript-eslint/types';
import { useOf } from '../acquisitions/handle-uses.ts';
import { kindOf } from '../containers/making-kinds.ts';
import { propertyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import type { Place } from '../values/places.ts';
import { flowOf } from '../values/value-flow.ts';
import { isNothing } from '../lives/template-refs.ts';

/** What becomes of whatever is put into a list of handles. */
export type Collected =
  | { readonly fate: 'forgotten' }
  /** Each of the list is ended where one of these stands. */
  | { readonly fate: 'ended'; readonly releases: readonly TSESTree.Node[] }
  | { readonly fate: 'unknown' };

const UNKNOWN: Collected = { fate: 'unknown' };

/** What becomes of the handles in a list that `method` adds them to: `this.disposables.push(handle)`. */
export function fateOfCollected(source: Source, list: Place, method: string): Collected {
  if (list.values.length === 0 || !list.values.every(({ value }) => mayCollect(source, value, method))) return UNKNOWN;
  const rest = list.occurrences.filter(name => !isFilled(source, name, method));
  if (rest.length === 0) {
    const isKnown = list.values.every(({ value }) => isCollector(source, value, method));
    return isKnown ? { fate: 'forgotten' } : UNKNOWN;
  }
  const releases: TSESTree.Node[] = [];
  for (const name of rest) {
    const found = releasesOf(source, list, name);
    if (found === undefined) return UNKNOWN;
    releases.push(...found);
  }
  return releases.length > 0 ? { fate: 'ended', releases } : UNKNOWN;
}

function isFilled(source: Source, name: TSESTree.Node, method: string): boolean {
  const user = userOf(name);
  // To begin a new one is to forget what the old one held.
  if (user?.type === 'AssignmentExpression') return user.left === wrapped(name);
  // `workspace.onDidSave(listener, null, this.disposables)`
  if (user?.type === 'CallExpression') return user.arguments[2] === name && /^on[A-Z]/.test(calleeWord(user));
  return user?.type === 'MemberExpression' && user.object === wrapped(name) && propertyName(source, user) === method;
}

/** Whether a value is a list, or an object of RxJS that ends all that it is given. */
function isCollector(source: Source, value: TSESTree.Node, method: string): boolean {
  const node = unwrap(value);
  if (method === 'push') return kindOf(source, node)?.name === 'Array';
  return node.type === 'NewExpression' && calleeWord(node) === 'Subscription';
}

/** Whether a value is nothing yet, or something that its uses show to be a list. */
const mayCollect = (source: Source, value: TSESTree.Node, method: string): boolean =>
  isNothing(value) ||
  isCollector(source, value, method) ||
  (method === 'add' && unwrap(value).type === 'NewExpression');

/**
 * What a mention of a list ends of it: each that it walks over, or all at once; nothing where it only counts or empties
 * it, and `undefined` where it is not to be seen what it does.
 */
function releasesOf(source: Source, list: Place, name: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  const user = userOf(name);
  if (user?.type === 'CallExpression') return useOf(source, name) === 'release' ? [name] : undefined;
  if (user?.type === 'ForOfStatement') return endedByWalk(source, name);
  if (user?.type !== 'MemberExpression' || user.object !== wrapped(name)) return undefined;
  const method = propertyName(source, user);
  const isSubscription = list.values.some(({ value }) => calleeWordOf(value) === 'Subscription');
  if (isSubscription) return method === 'unsubscribe' ? [name] : method === 'closed' ? [] : undefined;
  if (COUNTS.has(method)) return [];
  if (!user.computed && !WALKS.has(method)) return undefined;
  return endedByCallback(source, user) ?? endedByWalk(source, name);
}

const calleeWordOf = (value: TSESTree.Node): string => {
  const node = unwrap(value);
  return node.type === 'NewExpression' ? calleeWord(node) : '';
};

const COUNTS: ReadonlySet<string | undefined> = new Set(['length', 'size', 'clear']);
const WALKS: ReadonlySet<string | undefined> = new Set(['forEach', 'map', 'pop', 'shift', 'filter', 'slice', 'values']);

/** `timers.forEach(clearInterval)` */
function endedByCallback(source: Source, walk: TSESTree.MemberExpression): readonly TSESTree.Node[] | undefined {
  const call = userOf(walk);
  const [given] = call?.type === 'CallExpression' && propertyName(source, walk) === 'forEach' ? call.arguments : [];
  const isStop =
    given?.type === 'Identifier' && /^(clear|cancel)[A-Z]\w*|^(dispose|unsubscribe|stop)$/.test(given.name);
  return isStop ? [given] : undefined;
}

/** Whatever ends the elements of a list that are got at by one mention of it, if anything does, and they go nowhere else. */
function endedByWalk(source: Source, name: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  const elements = flowOf(source, [{ node: name, isList: true }]).filter(node => node !== wrapped(name));
  const isHanded = elements.some(node => {
    const user = userOf(node);
    return user?.type === 'CallExpression' && user.callee !== wrapped(node) && useOf(source, node) !== 'release';
  });
  const releases = elements.filter(node => useOf(source, node) === 'release');
  return isHanded || releases.length === 0 ? undefined : releases;
}
