import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from './bindings.ts';
import { nodesOf } from './nodes.ts';
import { perSource, type Source } from './source.ts';
import { type ClassNode, type FunctionNode, isClass, isFunction, unwrap } from './syntax.ts';

/** Classes that hang in a namespace, by their path: `App.Menu = function () {…}` beside `App.Menu.prototype`. */
export const constructorsInNamespaces = perSource((source): ReadonlyMap<string, ClassNode | FunctionNode> => {
  const made = new Map<string, ClassNode | FunctionNode>();
  for (const { left, right } of nodesOf(source, 'AssignmentExpression')) {
    const value = unwrap(right);
    const path = left.type === 'MemberExpression' && (isClass(value) || isFunction(value)) ? pathOf(left) : undefined;
    if (path === undefined || !/\.[A-Z]\w*$/.test(path) || !(isClass(value) || isFunction(value))) continue;
    if (isClass(value) || pathsOfPrototypes(source).has(path)) made.set(path, value);
  }
  return made;
});

/** What the file names a prototype of, by its path. */
const pathsOfPrototypes = perSource(
  (source): ReadonlySet<string | undefined> =>
    new Set(
      nodesOf(source, 'MemberExpression').flatMap(({ object, property, computed }) =>
        !computed && property.type === 'Identifier' && property.name === 'prototype' ? [pathOf(object)] : [],
      ),
    ),
);

/** Object literals that hang on a global, by their path, if nothing else is ever put there: `window.wallet = {…}`. */
export const objectsInGlobals = perSource((source): ReadonlyMap<string, TSESTree.ObjectExpression | undefined> => {
  const made = new Map<string, TSESTree.ObjectExpression | undefined>();
  for (const { left, right } of nodesOf(source, 'AssignmentExpression')) {
    const value = unwrap(right);
    const path = left.type === 'MemberExpression' ? pathOf(left) : undefined;
    if (path === undefined || !isOfGlobal(source, left)) continue;
    made.set(path, value.type === 'ObjectExpression' && !made.has(path) ? value : undefined);
  }
  return made;
});

/** Whether a path of names starts at a global. */
export function isOfGlobal(source: Source, node: TSESTree.Node): boolean {
  const root = node.type === 'MemberExpression' ? node.object : node;
  return root === node
    ? root.type === 'Identifier' && variableOf(source, root) === undefined
    : isOfGlobal(source, root);
}

/** `lm.utils.EventHub`: the names from a variable or global on; `undefined` where one is computed. */
export function pathOf(node: TSESTree.Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return undefined;
  const path = pathOf(node.object);
  return path && `${path}.${node.property.name}`;
}
