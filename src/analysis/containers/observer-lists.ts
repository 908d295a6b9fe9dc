import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { variableOf } from '../syntax/bindings.ts';
import type { Use } from './container-uses.ts';
import { type Container, containers } from './containers.ts';
import { isParameter, nameOfFunction } from './registrations.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { isFunction, methodCallOn, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { callsNamed } from '../syntax/calls-named.ts';

/** A list or set of what others hand in, and that is walked to tell each of them something. */
export interface ObserverList {
  readonly node: TSESTree.Node;
  readonly container: Container;
  /** The uses that take one in. */
  readonly joins: readonly Use[];
  /** The names that the walks give to each. */
  readonly elements: readonly Variable[];
}

/** The lists of observers of a file, however they are ended. */
export const observerLists = perSource((source): readonly ObserverList[] =>
  containers(source).flatMap(container => {
    if (container.kind.name !== 'Array' && container.kind.name !== 'Set') return [];
    if (container.lifetime === 'call' || container.lifetime === 'callback') return [];
    const joins = container.uses.filter(use => use.effect === 'grow' && isHandedIn(source, use));
    const elements = container.uses.flatMap(use => elementOf(source, use) ?? []);
    const isTold = elements.some(element => element.references.some(({ identifier }) => isTelling(identifier)));
    return joins.length > 0 && isTold ? [{ node: container.node, container, joins, elements }] : [];
  }),
);

function isHandedIn(source: Source, { value, inside }: Use): boolean {
  return (
    value !== undefined && nameOfFunction(source, inside) !== undefined && isParameter(source, unwrap(value), inside)
  );
}

/** The name that a walk gives to each element, where it has one of its own. */
export function elementOf(source: Source, { by, method }: Use): Variable | undefined {
  if (by.type === 'ForOfStatement') {
    const declared = by.left.type === 'VariableDeclaration' ? by.left.declarations[0]?.id : undefined;
    return declared?.type === 'Identifier' ? variableOf(source, declared) : undefined;
  }
  const isWalk = method === 'forEach' || method === 'each';
  const callback = by.type === 'CallExpression' && isWalk ? by.arguments.find(given => isFunction(given)) : undefined;
  const [element] = callback && isFunction(callback) ? callback.params : [];
  return element?.type === 'Identifier' ? variableOf(source, element) : undefined;
}

/** Whether a name is called, or a method of it. */
function isTelling(name: TSESTree.Node): boolean {
  return isCalled(name) || callsMethod(name);
}

/** Whether an element is a function that is called. */
export function isCalled(name: TSESTree.Node): boolean {
  const user = userOf(name);
  return user?.type === 'CallExpression' && user.callee === wrapped(name);
}

/** Whether a method of an element is called. */
export function callsMethod(name: TSESTree.Node): boolean {
  return methodCallOn(name) !== undefined;
}

/** What this file hands to the function that takes observers in. */
export function handedIn(source: Source, { value, inside }: Use): TSESTree.Node[] {
  const name = nameOfFunction(source, inside);
  const index =
    inside?.params.findIndex(
      parameter =>
        parameter.type === 'Identifier' && value && parameter.name === source.text.slice(...unwrap(value).range),
    ) ?? -1;
  if (name === undefined || index < 0) return [];
  return callsNamed(source, [name]).flatMap(call => {
    const callee = unwrap(call.callee);
    const isIt = calledMethod(source, call) === name || (callee.type === 'Identifier' && callee.name === name);
    return isIt ? (call.arguments[index] ?? []) : [];
  });
}
