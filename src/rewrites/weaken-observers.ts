import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from '../analysis/bindings.ts';
import type { Use } from '../analysis/container-uses.ts';
import type { Container } from '../analysis/containers.ts';
import { isNullable } from '../analysis/nullable.ts';
import {
  callsMethod,
  elementOf,
  handedIn,
  isCalled,
  type ObserverList,
  observerLists,
} from '../analysis/observer-lists.ts';
import type { Source } from '../analysis/source.ts';
import { isFunction, lineOf, unwrap } from '../analysis/syntax.ts';
import type { UnremovableObservers } from '../analysis/unremovable-observers.ts';
import { identityOfType } from '../analysis/type-identity.ts';
import { onlyCalls } from './allowed-uses.ts';
import { elementTypes, namesItsClass, renameClass, renameList } from './class-names.ts';
import { EXACT_BINDING } from './exact-binding.ts';
import { type Condition, firstDoubt } from './gate.ts';
import type { Cure, Doubt, Edit, Rewrite } from './rewrite.ts';
import { fromRuntime } from './runtime-class.ts';

/** Lets go of observers that nobody else holds: a list or set of them becomes an `IterableWeakSet`. */
export function weakenObservers(list: ObserverList, source: Source): Rewrite {
  const { container } = list;
  const doubt = firstDoubt(OF_BINDING, container, source) ?? firstDoubt(OF_OBSERVERS, list, source);
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
  return 'doubt' in rewrite ? rewrite : { edits: rewrite.edits, imports: rewrite.imports };
}

const isNamed: Condition<Container> = (container, source) =>
  container.kind.name === 'Set' ? namesItsClass(container, source) : elementTypes(container, source).doubt;

const OF_BINDING: readonly Condition<Container>[] = [
  ...EXACT_BINDING,
  isNamed,
  onlyCalls({ target: 'IterableWeakSet', methods: ['push', 'add', 'has'], walks: isPlainWalk }),
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

const OF_OBSERVERS: readonly Condition<ObserverList>[] = [
  ({ elements, container }) => {
    const called = elements.flatMap(({ references }) => references).find(({ identifier }) => isCalled(identifier));
    if (called === undefined) return undefined;
    return {
      doubt: `line ${lineOf(called.identifier)} calls what is in \`${container.place.name}\`, and a function that is handed in is often held by nothing else: return an unsubscribe function, or use \`WeakListeners\``,
      hazard: 'functions',
    };
  },
  ({ container }, source) => {
    const walk = container.uses.find(({ effect }) => effect === 'iterate');
    const element = walk && elementOf(source, walk);
    if (element?.references.some(({ identifier }) => callsMethod(identifier))) return undefined;
    return {
      doubt: `line ${lineOf(walk?.node ?? container.node)} calls no method of what it walks`,
      hazard: 'no-method',
    };
  },
  ({ container }, source) => {
    const type = elementTypes(container, source).types.find(
      written =>
        isNullable(written) || (written.type !== 'TSAnyKeyword' && identityOfType(source, written) === 'primitive'),
    );
    return (
      type && {
        doubt: `an observer is a \`${source.text.slice(...type.range)}\`, which cannot be held weakly`,
        hazard: 'primitives',
      }
    );
  },
  ({ joins }, source) => {
    const loose = joins.flatMap(join => handedIn(source, join)).find(given => isLoose(source, given));
    return loose && { doubt: `line ${lineOf(loose)} hands in what nothing else holds`, hazard: 'not-held' };
  },
];

/** Whether an expression may make an object that only its receiver gets: whatever is no name of it. */
function isLoose(source: Source, given: TSESTree.Node): boolean {
  const node = unwrap(given);
  const isName = node.type === 'Identifier' || node.type === 'MemberExpression' || node.type === 'ThisExpression';
  return !isName || isFunction(resolve(source, node));
}

function pushes({ uses }: Container): Edit[] {
  return uses.flatMap(({ by, method }) => {
    const callee = by.type === 'CallExpression' ? unwrap(by.callee) : undefined;
    return method === 'push' && callee?.type === 'MemberExpression'
      ? [{ range: callee.property.range, text: 'add' }]
      : [];
  });
}
