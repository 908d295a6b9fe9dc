import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod, variableOf } from './bindings.ts';
import { walk } from './nodes.ts';
import type { Source } from './source.ts';
import { unwrap, userOf, wrapped } from './syntax.ts';

/** Methods that change what they are called on. */
export const MUTATORS: ReadonlySet<string | undefined> = new Set(
  'push pop shift unshift splice sort reverse fill copyWithin set add delete clear append assign setItem removeItem increment decrement incr decr enqueue dequeue put insert remove update reset toggle register'.split(
    ' ',
  ),
);

/** Where an object is changed through an expression that yields it, or through the names that the expression is given. */
export function mutationThrough(source: Source, expression: TSESTree.Node): TSESTree.Node | undefined {
  let node = wrapped(expression);
  for (let user = node.parent; user?.type === 'MemberExpression' && user.object === node; user = node.parent) {
    node = wrapped(user);
    const call = node.parent;
    if (call?.type === 'CallExpression' && call.callee === node && MUTATORS.has(calledMethod(source, call)))
      return call;
  }
  const user = node.parent;
  const isPart = node !== wrapped(expression);
  if (isPart && user?.type === 'AssignmentExpression' && user.left === node) return user;
  if (isPart && (user?.type === 'UpdateExpression' || (user?.type === 'UnaryExpression' && user.operator === 'delete')))
    return user;
  if (user?.type === 'AwaitExpression') return mutationThrough(source, user);
  return user?.type === 'VariableDeclarator' && user.init === node ? mutationOfNames(source, user.id) : undefined;
}

function mutationOfNames(source: Source, pattern: TSESTree.Node): TSESTree.Node | undefined {
  let found: TSESTree.Node | undefined;
  walk(source, pattern, node => {
    const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
    if (variable?.defs.some(({ name }) => name === node)) found ??= mutationOf(source, variable);
  });
  return found;
}

/** Where the object that a variable has is changed. */
export function mutationOf(source: Source, variable: Variable): TSESTree.Node | undefined {
  for (const { identifier } of variable.references) {
    const user = userOf(identifier);
    const isInitial = user?.type === 'VariableDeclarator' && user.id === identifier;
    const found = isInitial ? undefined : mutationThrough(source, identifier);
    if (found) return found;
  }
  return undefined;
}

/** The object at the front of a chain of members: `a` in `a.b.c`. */
export function rootOf(node: TSESTree.Node): TSESTree.Node {
  let root = unwrap(node);
  while (root.type === 'MemberExpression') root = unwrap(root.object);
  return root;
}
