import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../syntax/bindings.ts';
import { type Confidence, isAtLeast } from '../tables/confidence.ts';
import { counts, type Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { endsOf } from '../removals/endings.ts';
import { growths } from '../growth/growth.ts';
import { identityOf } from '../values/identity.ts';
import { ineffectiveRemovals } from './ineffective-removals.ts';
import { documentedType } from '../syntax/jsdoc.ts';
import { type Keeping, keepingOf } from '../containers/keeping.ts';
import { outlivesCalls } from '../lives/lifetimes.ts';
import { contains } from '../syntax/nodes.ts';
import { isGuess, isNamedAsObject, isRoster } from '../containers/object-names.ts';
import { leaveOnlyOnRequest } from '../removals/partial-removals.ts';
import { isOfferedToAll } from '../removals/offered-removals.ts';
import { keyOfRecord, LOOK_UPS } from '../growth/record-keys.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { identityOfType } from '../values/type-identity.ts';
import { typeArguments } from '../containers/written-types.ts';
import { isToldFromPrimitives } from '../syntax/typeof-tests.ts';
import { isRegistration } from '../containers/registrations.ts';
import { functionAround, userOf } from '../syntax/syntax.ts';
import { unhittableKeys } from './unhittable-keys.ts';

export interface StrongMetadata {
  readonly node: TSESTree.Node;
  readonly container: Container;
  readonly keeping: Keeping;
  readonly confidence: Confidence;
  /** The use that puts in the object that is kept. */
  readonly growth: Use;
  readonly key: TSESTree.Node;
  /** The use that takes entries out again, on the paths that reach it. */
  readonly removal: Use | undefined;
  /** The class that would let go: native where it is neither walked nor counted, of the runtime where it is. */
  readonly weak: 'WeakMap' | 'WeakSet' | 'WeakKeyMap' | 'IterableWeakSet';
}

/** Maps, sets and lists that only say something about objects, and keep those objects alive for it. */
export const strongMetadata = perSource((source): readonly StrongMetadata[] =>
  containers(source).flatMap(container => {
    const isTold =
      ineffectiveRemovals(source).some(told => told.container === container && isAtLeast(told.confidence, 'likely')) ||
      unhittableKeys(source).some(told => told.container === container);
    return isTold ? [] : (judge(source, container) ?? []);
  }),
);

function judge(source: Source, container: Container): StrongMetadata | undefined {
  const growth = growths(source, container).find(use => keptObject(source, container, use));
  const key = growth && keptObject(source, container, growth);
  const keeping = key && container.lifetime !== 'callback' ? keepingOf(source, container) : undefined;
  if (growth === undefined || key === undefined || keeping === undefined) return undefined;
  const { effective, purges } = endsOf(source, container);
  const looks = container.uses.filter(({ effect, method }) => effect === 'iterate' && !LOOK_UPS.has(method));
  const walked = !looks.every(counts);
  // Whoever walks a collection, or takes out of it, may well need to hold what is in it.
  if (walked && container.kind.name !== 'Map') return undefined;
  const isTable = container.kind.name === 'Map' || growth.value !== key;
  const [native, walkable] = isTable ? (['WeakMap', 'WeakKeyMap'] as const) : (['WeakSet', 'IterableWeakSet'] as const);
  const weak = looks.length > 0 ? walkable : native;
  const isOffered = effective.length > 0 && isOfferedToAll(source, container, effective);
  const isPartial = effective.length > 0 && leaveOnlyOnRequest(source, effective);
  if (effective.length > 0 && ((!isOffered && !isPartial) || walked)) return undefined;
  // A removal that is offered says that what is taken out does not live as long as the object that it is taken from.
  if (keeping.mayBeShort && !isOffered && !isPartial) return undefined;
  const doubts = [
    (isOffered && !isPartial) || purges.length > 0,
    walked,
    isGuess(source, key),
    isRoster(container, key),
    isHeldElsewhere(source, container, key),
    isPlugin(source, container, growth),
    keeping.confidence === 'possible' && !isOffered,
  ].filter(Boolean);
  // One thing may be left open; where there are more, it is hardly ever a leak.
  if (doubts.length > 1) return undefined;
  const confidence = doubts.length > 0 ? 'possible' : keeping.confidence;
  const removal = container.uses.find(({ effect }) => effect === 'shrink');
  return { node: container.node, container, keeping, confidence, growth, key, removal, weak };
}

/** `use(plugin) { plugin(api); used.push(plugin); }`: what extends a program is a function that it has written, and is called there. */
function isPlugin(source: Source, container: Container, use: Use): boolean {
  const { value, inside } = use;
  const calls = value === undefined ? [] : callsOf(source, value);
  return calls.some(call => functionAround(call) === inside) && isRegistration(source, container, use);
}

/** The calls of what a name stands for. */
const callsOf = (source: Source, name: TSESTree.Node): readonly TSESTree.Node[] =>
  (variableOf(source, name)?.references ?? []).flatMap(({ identifier }) => {
    const user = userOf(identifier);
    return user?.type === 'CallExpression' && user.callee === identifier ? [user] : [];
  });

/** Whether another collection that is never emptied keeps what is the key here: then it is not this one that keeps it. */
function isHeldElsewhere(source: Source, container: Container, key: TSESTree.Node): boolean {
  const variable = key.type === 'Identifier' ? variableOf(source, key) : undefined;
  const names = (variable?.references ?? []).map(({ identifier }) => identifier);
  return containers(source).some(
    other =>
      other !== container &&
      outlivesCalls(other.lifetime) &&
      endsOf(source, other).effective.length === 0 &&
      growths(source, other).some(({ value }) => value && names.some(name => contains(value, name))),
  );
}

/** The object that a use makes the key or the mark. What is made for the entry alone is no other object's, and weakly held it would be gone at once. */
function keptObject(source: Source, container: Container, use: Use): TSESTree.Node | undefined {
  const marked = markedObject(source, container, use);
  return marked && MADE_HERE.has(marked.type) ? undefined : marked;
}

const MADE_HERE: ReadonlySet<string> = new Set([
  'NewExpression',
  'ObjectExpression',
  'ArrayExpression',
  'ArrowFunctionExpression',
  'FunctionExpression',
  'ClassExpression',
]);

function markedObject(source: Source, container: Container, use: Use): TSESTree.Node | undefined {
  const { key, value, method } = use;
  const { kind, uses } = container;
  if (isDeclaredForPrimitives(source, container)) return undefined;
  if (kind.name === 'Map') return key && isObject(source, key) ? key : undefined;
  if (kind.name === 'Set') return value && isObject(source, value) ? value : undefined;
  if (kind.name !== 'Array' || method !== 'push' || value === undefined) return undefined;
  const filed = keyOfRecord(source, uses, use);
  if (filed && isObject(source, filed)) return filed;
  const isSeenList = uses.some(use => use.effect === 'read' && (use.method === 'includes' || use.method === 'indexOf'));
  return isSeenList && isObject(source, value) ? value : undefined;
}

/** `new Set<string>()`, `const users: Map<string, User>`, and the same in a comment: `@type {Set<string>}`. */
function isDeclaredForPrimitives(source: Source, container: Container): boolean {
  const definition = container.place.variable?.defs[0];
  const documented = definition && documentedType(source, definition);
  if (documented !== undefined && OF_PRIMITIVES.test(documented)) return true;
  return typeArguments(container, 0).some(key => identityOfType(source, key) === 'primitive');
}

const OF_PRIMITIVES = /^(?:Map|Set|Array)<(?:string|number|boolean|bigint)\b|^(?:string|number)\[\]/;

function isObject(source: Source, node: TSESTree.Node): boolean {
  const identity = identityOf(source, node);
  if (identity !== 'unknown') return identity === 'object';
  const variable = variableOf(source, node);
  if (variable && isToldFromPrimitives(variable)) return false;
  return isNamedAsObject(source, node);
}
