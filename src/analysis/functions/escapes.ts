import type { Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { isSynchronousCallback, placeOfDefinition } from '../values/calls.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, functionAround, isClass, userOf, wrapped } from '../syntax/syntax.ts';

/** How far something gets: a function that is handed out, one that is given to somebody, or no further than its own call. */
export type Reach = 'closure' | 'callback' | 'call';

/** How far the functions get that use a local variable after its own function has returned. */
export function escapeOfCaptures(source: Source, variable: Variable, home: FunctionNode): Reach {
  const names = variable.references.map(({ identifier }) => identifier);
  return furthestOf(source, names, home, new Set());
}

/** How far the functions get that any of these nodes stand in. */
function furthestOf(
  source: Source,
  nodes: readonly TSESTree.Node[],
  home: FunctionNode,
  seen: Set<FunctionNode>,
): Reach {
  let furthest: Reach = 'call';
  for (const node of nodes) {
    const inner = outermostFunction(node, home);
    if (inner === undefined || seen.has(inner) || isSynchronousCallback(source, inner)) continue;
    seen.add(inner);
    const reach = reachOf(source, inner, home, seen);
    if (reach === 'closure') return 'closure';
    if (reach === 'callback') furthest = 'callback';
  }
  return furthest;
}

/** The outermost function around a node that still stands inside `home`. */
function outermostFunction(node: TSESTree.Node, home: FunctionNode): FunctionNode | undefined {
  let outermost: FunctionNode | undefined;
  for (let outer = functionAround(node); outer && outer !== home; outer = functionAround(outer)) outermost = outer;
  return outermost;
}

/**
 * How long a function made in `home` can be called: handed out, given to somebody unknown, by such a function, or only while
 * `home` runs.
 */
function reachOf(source: Source, inner: FunctionNode, home: FunctionNode, seen: Set<FunctionNode>): Reach {
  const names = placeOfDefinition(source, inner);
  const uses: TSESTree.Node[] = [inner, ...(names?.variable ? names.occurrences : [])];
  let furthest: Reach = 'call';
  for (const use of uses) {
    const reach = reachOfUse(use, home);
    if (reach === 'closure') return 'closure';
    if (reach === 'callback') furthest = 'callback';
  }
  const byOthers = furthestOf(source, uses.filter(isCalled), home, seen);
  return byOthers === 'call' ? furthest : byOthers;
}

function isCalled(use: TSESTree.Node): boolean {
  const user = userOf(use);
  return user?.type === 'CallExpression' && user.callee === wrapped(use);
}

function reachOfUse(use: TSESTree.Node, home: FunctionNode): Reach {
  for (let node = wrapped(use), { parent } = node; parent; node = parent, { parent } = node) {
    if (parent === home)
      return node === home.body && home.type === 'ArrowFunctionExpression' && home.expression ? 'closure' : 'call';
    switch (parent.type) {
      case 'ReturnStatement':
        return functionAround(parent) === home ? 'closure' : 'callback';
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === node ? 'call' : 'callback';
      case 'AssignmentExpression':
        return isDescribed(parent.left, home) ? 'closure' : 'callback';
      case 'VariableDeclarator':
      case 'ExpressionStatement':
      case 'FunctionDeclaration':
        return 'call';
    }
    if (isClass(parent)) return 'callback';
  }
  return 'call';
}

/** `descriptor.value = function …` in a decorator: the method that everybody calls from then on. */
function isDescribed(left: TSESTree.Node, { params }: FunctionNode): boolean {
  if (left.type !== 'MemberExpression' || left.object.type !== 'Identifier' || left.property.type !== 'Identifier')
    return false;
  const { name } = left.object;
  const isDescriptor = /desc/i.test(name) && params.some(given => given.type === 'Identifier' && given.name === name);
  return isDescriptor && /^(value|get)$/.test(left.property.name);
}
