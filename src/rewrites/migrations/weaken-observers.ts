import type { Use } from '../../analysis/containers/container-uses.ts';
import type { Container } from '../../analysis/containers/containers.ts';
import { type ObserverList, observerLists } from '../../analysis/containers/observer-lists.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isFunction, lineOf, unwrap } from '../../analysis/syntax/syntax.ts';
import type { UnremovableObservers } from '../../analysis/verdicts/unremovable-observers.ts';
import { onlyCalls } from '../conditions/allowed-uses.ts';
import { namesItsClass, renameClass } from '../conditions/class-names.ts';
import { elementsAreNotEnded } from '../conditions/ended-elements.ts';
import { EXACT_BINDING } from '../conditions/exact-binding.ts';
import { type Condition, firstDoubt } from '../conditions/gate.ts';
import { elementTypes, renameList } from '../conditions/list-types.ts';
import { agreedTo, type Cure, type Doubt, type Edit, type Rewrite } from '../edits/rewrite.ts';
import { fromRuntime } from './runtime-class.ts';
import { WEAK_OBSERVERS } from './weak-observers.ts';

/** Lets go of observers that nobody else holds: a list or set of them becomes an `IterableWeakSet`. */
export function weakenObservers(list: ObserverList, source: Source): Rewrite {
  const { container } = list;
  const doubt = firstDoubt(OF_BINDING, container, source) ?? firstDoubt(WEAK_OBSERVERS, list, source);
  if (doubt) return doubt;
  const runtime = fromRuntime(source, 'IterableWeakSet');
  if ('doubt' in runtime) return runtime;
  const { name } = runtime;
  const isSet = container.kind.name === 'Set';
  const edits = isSet
    ? renameClass(source, container, name)
    : [...renameList(source, container, name), ...pushes(container)];
  return {
    edits,
    imports: ['IterableWeakSet'],
    review: `\`${container.place.name}\` no longer keeps its observers: whoever hands one in has to hold it${isSet ? '' : ', and one that is handed in twice is told once'}`,
  };
}

/** The same for a list that nobody can leave, as its suggestion: whoever takes it has agreed to the review. */
export function holdObserversWeakly({ container }: UnremovableObservers, source: Source): Cure | Doubt {
  const list = observerLists(source).find(one => one.container === container);
  const rewrite: Rewrite = list ? weakenObservers(list, source) : { doubt: 'nothing tells its observers anything' };
  return agreedTo(rewrite);
}

const isNamed: Condition<Container> = (container, source) =>
  container.kind.name === 'Set' ? namesItsClass(container, source) : elementTypes(container, source).doubt;

const OF_BINDING: readonly Condition<Container>[] = [
  ...EXACT_BINDING,
  isNamed,
  onlyCalls({ target: 'IterableWeakSet', methods: ['push', 'add', 'has'], walks: isPlainWalk }),
  elementsAreNotEnded,
  ({ uses }) => {
    const other = uses.find(
      ({ method, by }) => method === 'push' && by.type === 'CallExpression' && by.arguments.length !== 1,
    );
    return other && { doubt: `line ${lineOf(other.node)} puts in several at once`, hazard: 'several-at-once' };
  },
];

/** A walk that looks at nothing but the elements. */
function isPlainWalk({ by, method }: Use): boolean {
  if (by.type === 'ForOfStatement') return !by.await;
  const [callback] = by.type === 'CallExpression' && method === 'forEach' ? by.arguments : [];
  return callback !== undefined && isFunction(callback) && callback.params.length <= 1;
}

function pushes({ uses }: Container): Edit[] {
  return uses.flatMap(({ by, method }) => {
    const callee = by.type === 'CallExpression' ? unwrap(by.callee) : undefined;
    return method === 'push' && callee?.type === 'MemberExpression'
      ? [{ range: callee.property.range, text: 'add' }]
      : [];
  });
}
