import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../../analysis/syntax/bindings.ts';
import { isNullable } from '../../analysis/values/nullable.ts';
import { handedIn, isCalled, type ObserverList } from '../../analysis/containers/observer-lists.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf } from '../../analysis/syntax/syntax.ts';
import { identityOfType } from '../../analysis/values/type-identity.ts';
import type { Condition } from '../conditions/gate.ts';
import { isHeldByNobody } from '../conditions/held-by-nobody.ts';
import { elementTypes } from '../conditions/list-types.ts';
import { observersAreNotAsked, observersDoNoWork, walksReachAll } from '../conditions/observer-roles.ts';
import { calledOn, isTold, namesOf } from '../conditions/told-elements.ts';

/** What must hold of observers before they are held weakly: objects, told by a method, that something else holds. */
export const WEAK_OBSERVERS: readonly Condition<ObserverList>[] = [
  (list, source) => {
    const { container } = list;
    const called = namesOf(list).find(name => isCalled(name) || CALLING.has(calledOn(source, name)));
    if (called === undefined) return undefined;
    return {
      doubt: `line ${lineOf(called)} calls what is in \`${container.place.name}\`, and a function that is handed in is often held by nothing else: return an unsubscribe function, or use \`WeakListeners\``,
      hazard: 'functions',
    };
  },
  (list, source) => {
    const awaited = namesOf(list).find(name => AWAITING.has(calledOn(source, name)));
    if (awaited === undefined) return undefined;
    return {
      doubt: `line ${lineOf(awaited)} waits for what is in \`${list.container.place.name}\`, and a promise that has settled is held by nothing else`,
      hazard: 'promises',
    };
  },
  (list, source) => {
    if (namesOf(list).some(name => isTold(source, name))) return undefined;
    const walk = list.container.uses.find(({ effect }) => effect === 'iterate');
    return {
      doubt: `line ${lineOf(walk?.node ?? list.container.node)} tells nothing to what it walks: it calls no method for what that does alone`,
      hazard: 'no-method',
    };
  },
  walksReachAll,
  observersAreNotAsked,
  observersDoNoWork,
  ({ container }, source) => {
    const type = elementTypes(container, source).types.find(
      written => isNullable(written) || mayBePrimitive(source, written),
    );
    return (
      type && {
        doubt: `an observer is a \`${source.text.slice(...type.range)}\`, which cannot be held weakly`,
        hazard: 'primitives',
      }
    );
  },
  ({ joins }, source) => {
    const loose = joins.flatMap(join => handedIn(source, join)).find(given => isHeldByNobody(source, given));
    return loose && { doubt: `line ${lineOf(loose)} hands in what nothing else holds`, hazard: 'not-held' };
  },
];

/** Whether a type has primitives in it, or is whatever somebody else says that it is. */
function mayBePrimitive(source: Source, type: TSESTree.TypeNode): boolean {
  if (type.type === 'TSUnionType') return type.types.some(part => mayBePrimitive(source, part));
  if (identityOfType(source, type) === 'object' || type.type === 'TSAnyKeyword') return false;
  const definition = type.type === 'TSTypeReference' ? variableOf(source, type.typeName)?.defs[0]?.node : undefined;
  return definition?.type === 'TSTypeParameter' || identityOfType(source, type) === 'primitive';
}

/** Methods that call a function, and those that wait for a promise. */
const CALLING: ReadonlySet<string | undefined> = new Set(['call', 'apply']);
const AWAITING: ReadonlySet<string | undefined> = new Set(['then', 'catch', 'finally']);
