import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from '../analysis/bindings.ts';
import { isNullable } from '../analysis/nullable.ts';
import { callsMethod, elementOf, handedIn, isCalled, type ObserverList } from '../analysis/observer-lists.ts';
import type { Source } from '../analysis/source.ts';
import { isFunction, lineOf, unwrap } from '../analysis/syntax.ts';
import { identityOfType } from '../analysis/type-identity.ts';
import type { Condition } from './gate.ts';
import { elementTypes } from './list-types.ts';

/** What must hold of observers before they are held weakly: objects, told by a method, that something else holds. */
export const WEAK_OBSERVERS: readonly Condition<ObserverList>[] = [
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
