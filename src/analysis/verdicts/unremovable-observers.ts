import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '../tables/confidence.ts';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { ANY_KIND, isHandedOut, usesOfEntries } from '../containers/elements.ts';
import { endsOf } from '../removals/endings.ts';
import { isUntilStarted } from '../growth/fills-until-started.ts';
import { growths, isBlank } from '../growth/growth.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { functionOf } from '../values/calls.ts';
import { callsNamed } from '../syntax/calls-named.ts';
import { captureOf } from '../functions/captures.ts';
import { repeats } from '../functions/executions.ts';
import { isFrameworkClass } from '../lives/framework-classes.ts';
import { type Occasion, occasionOf } from '../lives/occasions.ts';
import { endsOf as ownerEndsOf } from '../lives/owner-ends.ts';
import { placesNamed } from '../values/place-members.ts';
import { declaredType } from '../values/declared-types.ts';
import { identityOf } from '../values/identity.ts';
import { ineffectiveRemovals } from './ineffective-removals.ts';
import { type Keeping, keepingOf } from '../containers/keeping.ts';
import { wordsOf } from '../tables/name-words.ts';
import { opennessOf } from '../growth/openness.ts';
import { ownerName } from '../values/owner-names.ts';
import { isParameter, nameOfFunction } from '../containers/registrations.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isEmptyLiteral, isFunction, unwrap } from '../syntax/syntax.ts';

export interface UnremovableObservers {
  readonly node: TSESTree.Node;
  readonly container: Container;
  readonly keeping: Keeping;
  readonly confidence: Confidence;
  /** The use that takes the observer in. */
  readonly growth: Use;
  /** The method that an observer joins by. */
  readonly method: string;
}

/** First words of functions that take in what is to be called back. */
const TAKES_IN =
  /^_?(?:on|add|subscribe|observe|watch|listen|attach|bind|tap|hook|register|join|enroll|connect)(?![a-z])/;
/**
 * Names of functions that somebody joins and leaves again. By others (`addPlugin`, `registerHook`, `onAttributesAdded`) a
 * program is only put together, as a rule.
 */
const JOINS =
  /^_?(?:on|attach|(?:add|on)(?:Change|Update|Event|Listener|EventListener|Observer|Subscriber|Watcher)|on\w*Change[ds]?|(?:subscribe|observe|watch|listen|bind)(?:[A-Z]\w*)?)$/;
const OBSERVER =
  /^(?:[fhlos]|obs|sub|fn|cb|func|callback|handler|hook|on[A-Z]\w*|\w*(?:Listener|Observer|Subscriber|Watcher|Callback|Handler|Hook)|listener|observer|subscriber|watcher|subscription)$/;

/** Lists of observers that nobody can leave. */
export const unremovableObservers = perSource((source): readonly UnremovableObservers[] =>
  containers(source).flatMap(container => {
    const isTold = ineffectiveRemovals(source).some(told => told.container === container);
    return isTold ? [] : (judge(source, container) ?? []);
  }),
);

function judge(source: Source, container: Container): UnremovableObservers | undefined {
  // A table by the names of events may have few keys, and under each of them a list that grows.
  const isFilled = container.uses.some(({ effect, repeats }) => effect === 'grow' && repeats);
  const records = isFilled ? usesOfEntries(source, ANY_KIND, container.uses) : [];
  const growth = [...growths(source, container), ...records.filter(({ effect }) => effect === 'grow')].find(use =>
    takesObserver(source, use),
  );
  const method = growth && nameOfFunction(source, growth.inside);
  const keeping = growth && keepingOf(source, container);
  if (growth === undefined || keeping === undefined || method === undefined) return undefined;
  const isPassing = isJoinedByPassing(source, growth, method);
  if (!isPassing && !JOINS.test(method)) return undefined;
  const { effective, purges } = endsOf(source, container);
  if (
    effective.length > 0 ||
    container.uses.some(use => isVacated(source, use, growth)) ||
    isUntilStarted(source, growth)
  )
    return undefined;
  if (records.some(record => record.effect === 'shrink' || isHandedOut(container.uses, record))) return undefined;
  // A list that is gone with its object, which may be as short-lived as those who join it.
  if (keeping.mayBeShort && !isObserved(source, container)) return undefined;
  const isKeyed = container.kind.name !== 'Set' && growth.key !== undefined;
  const isNamed = isKeyed && (opennessOf(source, growth.key) ?? 'argument') === 'argument';
  const isDoubtful =
    purges.length > 0 ||
    container.lifetime === 'instance' ||
    isNamed ||
    (!isPassing && isWired(source, growth, method));
  const confidence = isDoubtful ? 'possible' : keeping.confidence;
  return { node: container.node, container, keeping, confidence, growth, method };
}

/** Whether this file has what comes and goes join: a component, an effect, or an object that has an end. */
function isJoinedByPassing(source: Source, growth: Use, method: string): boolean {
  return callsOf(source, growth, method).some(call => {
    const occasion = occasionOf(source, call);
    if (occasion?.kind !== 'object') return occasion?.kind === 'component' || occasion?.kind === 'effect';
    const isOwn = call.arguments.some(given => captureOf(source, given).kind === 'instance');
    return isOwn && (ownerEndsOf(source, occasion).name !== undefined || isOfFramework(source, occasion));
  });
}

/** Whether an object is one that a framework makes and throws away. */
const isOfFramework = (source: Source, { owner }: Occasion): boolean =>
  owner !== undefined && isFrameworkClass(source, owner.node);

/** Where this file joins. */
const callsOf = (source: Source, { inside }: Use, method: string): readonly TSESTree.CallExpression[] =>
  callsNamed(source, [method]).filter(({ callee }) => functionOf(source, callee) === inside);

/**
 * Whether those who join may be the few modules that a program is put together from: nothing says that they follow what
 * changes, are to leave again, or meet others on a bus; or the file itself joins, and only when it is loaded.
 */
function isWired(source: Source, growth: Use, method: string): boolean {
  const calls = callsOf(source, growth, method);
  if (calls.length > 0 && !calls.some(call => repeats(source, call))) return true;
  return !FOLLOWS.test(method) && !isUndone(source, method) && !TELLS.some(name => isDefined(source, name));
}

/** Names of functions that whoever follows how something changes joins by, and will be done with one day. */
const FOLLOWS =
  /^_?(?:subscribe|observe|watch|(?:add|on)(?:Change|Update|Observer|Subscriber|Watcher)\w*|on\w*Change[ds]?)$/;

/** Names of functions by which a bus lets anybody tell all who have joined. */
const TELLS = 'emit publish notify notifyAll notifyListeners notifyObservers trigger fire dispatch broadcast'.split(
  ' ',
);

/** Whether the file has what is to take out again who joins by a method, and does not: `bind` and `unbind`. */
function isUndone(source: Source, method: string): boolean {
  const undoing = [`un${method}`, ...UNDONE_BY.map(([joins, leaves]) => method.replace(joins, leaves))];
  return undoing.some(name => name !== method && isDefined(source, name));
}

/** Whether the file has a function of that name. */
function isDefined(source: Source, name: string): boolean {
  return [...placesNamed(source, name)].some(({ values }) => values.some(({ value }) => isFunction(value)));
}

const UNDONE_BY: readonly (readonly [RegExp, string])[] = [
  [/^on(?![a-z])/, 'off'],
  [/^add(?![a-z])/, 'remove'],
  [/^attach(?![a-z])/, 'detach'],
];

/** Last words of the names of classes that are there to be observed, by whoever comes and goes. */
const OBSERVED = new Set('store bus emitter hub broker subject observable signal dispatcher target'.split(' '));

function isObserved(source: Source, { lifetime, place }: Container): boolean {
  return lifetime === 'instance' && OBSERVED.has(wordsOf(ownerName(source, place) ?? '').at(-1) ?? '');
}

/** `observers[id] = undefined`, `observers[name] = []`, or what is left of them: the place stays, and nobody in it. */
function isVacated(source: Source, { effect, value, inside }: Use, growth: Use): boolean {
  if (effect !== 'grow' || value === undefined) return false;
  const left = unwrap(value);
  const isLess = isEmptyLiteral(left) || (left.type === 'CallExpression' && calledMethod(source, left) === 'filter');
  return isBlank(value) || (isLess && inside !== growth.inside);
}

/** Whether a use stores, as it is or in a record, what a joining function was handed to be called back. */
export function takesObserver(source: Source, { value, inside }: Use): boolean {
  const name = nameOfFunction(source, inside);
  if (name === undefined || value === undefined || !TAKES_IN.test(name)) return false;
  const parts = value.type === 'ObjectExpression' ? value.properties.flatMap(valueOf) : [value];
  return parts.some(
    part =>
      part.type === 'Identifier' &&
      OBSERVER.test(part.name) &&
      isParameter(source, part, inside) &&
      identityOf(source, part) !== 'primitive' &&
      declaredType(source, part)?.type !== 'TSObjectKeyword',
  );
}

function valueOf(property: TSESTree.ObjectLiteralElement): TSESTree.Node[] {
  return property.type === 'Property' ? [property.value] : [];
}
