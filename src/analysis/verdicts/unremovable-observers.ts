import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '../tables/confidence.ts';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { ANY_KIND, isHandedOut, usesOfEntries } from '../containers/elements.ts';
import { endsOf } from '../removals/endings.ts';
import { isUntilStarted } from '../growth/fills-until-started.ts';
import { growths, isBlank } from '../growth/growth.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { declaredType } from '../values/declared-types.ts';
import { identityOf } from '../values/identity.ts';
import { ineffectiveRemovals } from './ineffective-removals.ts';
import { type Keeping, keepingOf } from '../containers/keeping.ts';
import { wordsOf } from '../tables/name-words.ts';
import { opennessOf } from '../growth/openness.ts';
import { ownerName } from '../values/owner-names.ts';
import { isParameter, nameOfFunction } from '../containers/registrations.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isEmptyLiteral, unwrap } from '../syntax/syntax.ts';
import { isJoinedByPassing, isWired } from './who-joins.ts';

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
