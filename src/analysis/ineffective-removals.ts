import type { TSESTree } from '@typescript-eslint/types';
import type { Variable } from '@typescript-eslint/scope-manager';
import { propertyName, resolve } from './bindings.ts';
import type { Confidence } from './confidence.ts';
import { isBounded } from './domains.ts';
import { type ContainerKind, type Effect, KINDS } from './container-kinds.ts';
import type { Use } from './container-uses.ts';
import { type Container, containers, kindOf } from './containers.ts';
import { ANY_KIND, usesOfEntries } from './elements.ts';
import { growths, isBlank } from './growth.ts';
import { identityOf } from './identity.ts';
import { endsOf, keepingOf } from './keeping.ts';
import { outlivesCalls } from './lifetimes.ts';
import { missedOnThrow } from './missed-on-throw.ts';
import { opennessOf } from './openness.ts';
import { type Place, placeOf, placesNamed } from './places.ts';
import { contains, walk } from './nodes.ts';
import { perSource, type Source } from './source.ts';
import { checkedIdentity } from './type-services.ts';
import { type FunctionNode, unwrap, userOf, wrapped } from './syntax.ts';
import { unprunedTwins } from './unpruned-twins.ts';

/** Why a removal takes nothing out. */
export type Failure =
  'dropped' | 'blanked' | 'countedDown' | 'emptied' | 'wrongIndex' | 'otherKey' | 'shadowed' | 'missedOnThrow' | 'twin';

/** A removal that leaves the entry where it is. */
export interface IneffectiveRemoval {
  /** The removal; the adding of a key that is never removed; the twin that nothing is removed from. */
  readonly node: TSESTree.Node;
  readonly container: Container;
  readonly failure: Failure;
  readonly confidence: Confidence;
  /** What shows it: where entries go in, where what is under a key is emptied, where the twin is pruned. */
  readonly evidence: TSESTree.Node;
}

type Detector = (
  source: Source,
  container: Container,
  growth: Use,
) => Omit<IneffectiveRemoval, 'container' | 'confidence'> | undefined;

/** Removals that cannot take out what was put in. */
export const ineffectiveRemovals = perSource((source): readonly IneffectiveRemoval[] =>
  containers(source).flatMap(container => {
    const [growth] = growths(source, container);
    if (growth === undefined || container.lifetime === 'call') return [];
    for (const detect of DETECTORS) {
      const found = detect(source, container, growth);
      if (found) return [{ ...found, container, confidence: confidenceOf(source, container, growth, found) }];
    }
    return [];
  }),
);

/** What is left under a key only matters where keys keep coming for as long as the collection is there. */
function confidenceOf(
  source: Source,
  container: Container,
  { key }: Use,
  { failure, evidence, node }: Pick<IneffectiveRemoval, 'failure' | 'evidence' | 'node'>,
): Confidence {
  const kept = keepingOf(source, container)?.confidence ?? 'possible';
  switch (failure) {
    case 'emptied': {
      const openness = key && opennessOf(source, key);
      return openness === 'identifier' || openness === 'id' ? kept : 'possible';
    }
    case 'countedDown':
      return container.lifetime === 'instance' ? kept : 'likely';
    case 'blanked':
      return outlivesCalls(container.lifetime) && isOfThing(source, container, key, node) ? 'likely' : 'possible';
    case 'twin':
      // What is local to a call goes with it, and what empties one at a time may be the end of both.
      return isOfCall(container) || emptiesAll(evidence) ? kept : 'likely';
    default:
      return 'sure';
  }
}

/** Whether a blanked entry is that of one thing of many: it blanks its own, or its key is one that never ends. */
function isOfThing(
  source: Source,
  { uses }: Container,
  added: TSESTree.Node | undefined,
  blanking: TSESTree.Node,
): boolean {
  const openness = added && opennessOf(source, added);
  if (openness === 'identifier' || openness === 'id') return true;
  const blanked = uses.find(({ by }) => by === blanking)?.key;
  return blanked?.type === 'MemberExpression' && blanked.object.type === 'ThisExpression';
}

function isOfCall({ lifetime }: Container): boolean {
  return lifetime === 'closure' || lifetime === 'callback';
}

function emptiesAll(removal: TSESTree.Node): boolean {
  return removal.type === 'CallExpression' && removal.arguments.length === 0;
}

const DETECTORS: readonly Detector[] = [
  droppedResult,
  wrongIndex,
  shadowed,
  otherKey,
  blanked,
  countedDown,
  emptied,
  missedOnThrow,
  unprunedTwins,
];

const COPYING: ReadonlySet<string | undefined> = new Set(['filter', 'slice', 'toSpliced']);

/** `list.filter(item => item !== gone)` whose result nobody takes: the list is as it was. */
function droppedResult(source: Source, container: Container, growth: Use): ReturnType<Detector> {
  if (endsOf(source, container).effective.length > 0) return undefined;
  const use = container.uses.find(
    ({ method, by }) => COPYING.has(method) && by.type === 'CallExpression' && isDropped(by),
  );
  return use && { node: use.by, failure: 'dropped', evidence: growth.by };
}

function isDropped(call: TSESTree.Node): boolean {
  const user = userOf(call);
  if (user?.type === 'ExpressionStatement') return true;
  // `return () => list.filter(…)`: a disposer, whose result its caller has no use for.
  return (
    user?.type === 'ArrowFunctionExpression' &&
    user.body === wrapped(call) &&
    userOf(user)?.type === 'ReturnStatement' &&
    user.params.length === 0
  );
}

/** `list.splice(index, -1)`, `list.splice(other.indexOf(item), 1)`: nothing, or something else, goes. */
function wrongIndex(source: Source, { uses, place }: Container, growth: Use): ReturnType<Detector> {
  const use = uses.find(({ method, by }) => {
    if (method !== 'splice' || by.type !== 'CallExpression') return false;
    const [start, count] = by.arguments;
    const isNegative = count?.type === 'UnaryExpression' && count.operator === '-' && count.argument.type === 'Literal';
    const isNothing = (count?.type === 'Literal' && count.value === 0 && by.arguments.length === 2) || isNegative;
    return isNothing || (start !== undefined && searchesElsewhere(source, start, place));
  });
  return use && { node: use.by, failure: 'wrongIndex', evidence: growth.by };
}

function searchesElsewhere(source: Source, start: TSESTree.Node, place: Container['place']): boolean {
  const call = unwrap(start);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  if (callee?.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return false;
  if (callee.property.name !== 'indexOf' && callee.property.name !== 'findIndex') return false;
  const searched = placeOf(source, callee.object);
  return (
    searched !== undefined &&
    searched !== place &&
    (searched.variable ?? searched.owner) !== undefined &&
    searched.kind === place.kind
  );
}

/** A local of the same name is emptied in its stead: `this.list` for a variable `list`, or a variable that shadows it. */
function shadowed(source: Source, container: Container, growth: Use): ReturnType<Detector> {
  const { place, uses, kind } = container;
  if (place.kind !== 'variable' || uses.some(({ effect }) => effect === 'shrink')) return undefined;
  for (const other of placesNamed(source, place.name)) {
    if (other === place) continue;
    const mistaken =
      other.kind === 'member'
        ? other.values.length === 0 && isOfThis(other)
        : isNestedIn(other.variable, place.variable) && other.values.every(({ value }) => mayBe(source, value, kind));
    const [removal] = mistaken && !fills(other.occurrences) ? removalsFrom(other.occurrences) : [];
    if (removal) return { node: removal, failure: 'shadowed', evidence: growth.by };
  }
  return undefined;
}

/** Whether a value is not a collection of another kind, which nobody takes for this one. */
function mayBe(source: Source, value: TSESTree.Node, kind: ContainerKind): boolean {
  const made = kindOf(source, value);
  return made === undefined || made === kind;
}

function isOfThis({ owner }: Place): boolean {
  return owner !== undefined && 'kind' in owner && owner.kind === 'instance';
}

function isNestedIn(inner: Variable | undefined, outer: Variable | undefined): boolean {
  if (inner?.defs[0]?.type !== 'Variable') return false;
  for (let scope = inner.scope.upper; scope; scope = scope.upper) if (scope === outer?.scope) return true;
  return false;
}

/** The calls and `delete`s that take something out of what is known by these names. */
function removalsFrom(names: readonly TSESTree.Node[]): TSESTree.Node[] {
  return names
    .map(name => memberUse(name))
    .filter(use => use?.type === 'UnaryExpression' || (use && methodOf(use, 'shrink'))) as TSESTree.Node[];
}

function fills(names: readonly TSESTree.Node[]): boolean {
  return names.some(name => {
    const use = memberUse(name);
    return use?.type === 'AssignmentExpression' || (use !== undefined && methodOf(use, 'grow'));
  });
}

/** What is done with a member of what a name stands for: a call, a `delete`, an assignment. */
function memberUse(name: TSESTree.Node): TSESTree.Node | undefined {
  const member = userOf(name);
  if (member?.type !== 'MemberExpression' || member.object !== wrapped(name)) return undefined;
  const user = userOf(member);
  if (user?.type === 'UnaryExpression') return user.operator === 'delete' ? user : undefined;
  return user?.type === 'CallExpression' || user?.type === 'AssignmentExpression' ? user : undefined;
}

function methodOf(use: TSESTree.Node, effect: Effect): boolean {
  const callee = use.type === 'CallExpression' ? unwrap(use.callee) : undefined;
  const name = callee?.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : '';
  return KINDS.some(({ methods }) => Object.hasOwn(methods, name) && methods[name]?.effect === effect);
}

/** Entries go in under `item.id` and are looked for under `item`, or the types say that no key can match. */
function otherKey(source: Source, { uses, kind }: Container, growth: Use): ReturnType<Detector> {
  if (kind.name !== 'Map' && kind.name !== 'Set') return undefined;
  const added = uses.flatMap(({ effect, key }) => (effect === 'grow' && key ? [key] : []));
  const removals = uses.filter(({ effect, key }) => effect === 'shrink' && key);
  const misses = ({ key }: Use): boolean =>
    key !== undefined && added.length > 0 && added.every(one => cannotMatch(source, one, key));
  return removals.length > 0 && removals.every(misses)
    ? { node: removals[0]!.by, failure: 'otherKey', evidence: growth.by }
    : undefined;
}

function cannotMatch(source: Source, added: TSESTree.Node, removed: TSESTree.Node): boolean {
  const identities = new Set([checkedIdentity(source, added), checkedIdentity(source, removed)]);
  if (identities.has('object') && identities.has('primitive')) return true;
  return readsFrom(source, added, removed) || readsFrom(source, removed, added);
}

/** Whether one key is made of a property of what has the other key's name: `item.id`, `` `item-${item.id}` ``. */
function readsFrom(source: Source, key: TSESTree.Node, name: TSESTree.Node): boolean {
  // A constant that is made of something else only happens to have the name.
  if (
    name.type !== 'Identifier' ||
    resolve(source, name) !== name ||
    (key.type !== 'MemberExpression' && key.type !== 'TemplateLiteral')
  )
    return false;
  let found = false;
  walk(source, key, node => {
    if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return;
    // `connection.connection` is what is elsewhere called `connection`.
    if (node.object.name === name.name && propertyName(source, node) !== name.name) found = true;
  });
  return found;
}

/** `table[id] = undefined`: the key stays, and with it an entry for every id there ever was. */
function blanked(source: Source, container: Container): ReturnType<Detector> {
  const { kind, uses } = container;
  if (kind.name === 'Array' || uses.some(({ effect }) => effect === 'shrink' || effect === 'escape')) return undefined;
  const use = uses.find(({ effect, value }) => effect === 'grow' && value !== undefined && isBlank(value));
  // `set(key, null)` beside `set(key, found)` remembers that nothing was found.
  const filled = growths(source, container).find(
    ({ inside }) => inside !== use?.inside && !isWithin(inside, use?.inside),
  );
  return use && filled && !isSetAgain(source, uses, use)
    ? { node: use.by, failure: 'blanked', evidence: filled.by }
    : undefined;
}

/** Whether the function that blanks an entry goes on to fill it. */
function isSetAgain({ text }: Source, uses: readonly Use[], blank: Use): boolean {
  return uses.some(
    ({ effect, inside, by, key }) =>
      effect === 'grow' &&
      inside === blank.inside &&
      by.range[0] > blank.by.range[1] &&
      key !== undefined &&
      blank.key !== undefined &&
      text.slice(...key.range) === text.slice(...blank.key.range),
  );
}

/** Whether a function is a part of another: what that one blanks, it fills later. */
function isWithin(inner: FunctionNode | undefined, outer: FunctionNode | undefined): boolean {
  return inner !== undefined && outer !== undefined && contains(outer, inner);
}

/** `counts.set(key, count - 1)`: at zero the entry is of no use any more, and stays. */
function countedDown(source: Source, { uses, kind }: Container, growth: Use): ReturnType<Detector> {
  if (kind.name === 'Array' || uses.some(({ effect }) => effect === 'shrink' || effect === 'escape')) return undefined;
  const use = uses.find(
    ({ effect, by, key, value }) =>
      effect === 'grow' &&
      !(key && isBounded(source, key)) &&
      (lessensByOne(by) || (value !== undefined && lessensByOne(unwrap(value)))),
  );
  return use && { node: use.by, failure: 'countedDown', evidence: growth.by };
}

function lessensByOne(node: TSESTree.Node): boolean {
  if (node.type === 'UpdateExpression') return node.operator === '--';
  if (node.type === 'AssignmentExpression') return node.operator === '-=';
  if (node.type !== 'BinaryExpression' || node.operator !== '-') return false;
  return node.right.type === 'Literal' && node.right.value === 1 && !isIndexOfPushed(node.left);
}

/** `list.push(item) - 1` is where the item is. */
function isIndexOfPushed(node: TSESTree.Node): boolean {
  return (
    node.type === 'CallExpression' &&
    node.callee.type === 'MemberExpression' &&
    node.callee.property.type === 'Identifier' &&
    node.callee.property.name === 'push'
  );
}

/** The list under a key is emptied, the key stays: one empty list for every key there ever was. */
function emptied(source: Source, container: Container, growth: Use): ReturnType<Detector> {
  const { kind, uses } = container;
  if (growth.key && identityOf(source, growth.key) === 'object') return undefined; // Its key should be held weakly.
  if (kind.name === 'Array' || uses.some(({ effect }) => effect === 'shrink' || effect === 'escape')) return undefined;
  const spliced = usesOfEntries(source, ANY_KIND, uses).find(
    ({ effect, by }) => effect === 'shrink' && by.type === 'CallExpression',
  );
  const refiltered = uses.find(({ effect, value }) => effect === 'grow' && value !== undefined && isFiltered(value));
  const removal = spliced?.by ?? refiltered?.by;
  return removal ? { node: growth.by, failure: 'emptied', evidence: removal } : undefined;
}

function isFiltered(value: TSESTree.Node): boolean {
  const call = unwrap(value);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  return (
    callee?.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'filter'
  );
}
