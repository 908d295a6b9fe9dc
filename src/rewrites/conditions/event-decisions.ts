import type { TSESTree } from '@typescript-eslint/types';
import { methodOfThis } from '../../analysis/releases/owned-listeners.ts';
import { calledMethod, propertyName } from '../../analysis/syntax/member-names.ts';
import { walk } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isFunction, unwrap } from '../../analysis/syntax/syntax.ts';
import { functionOf } from '../../analysis/values/calls.ts';

/** Where a listener, or a function of this file that it calls, decides what else comes of an event. */
export function decisionOf(source: Source, listener: TSESTree.Node): TSESTree.Node | undefined {
  const first = functionOf(source, methodOfThis(source, listener) ?? unwrap(listener));
  const functions = new Set<TSESTree.Node>(first ? [first] : []);
  let decision: TSESTree.Node | undefined;
  for (const one of functions)
    walk(source, one, node => {
      if (decides(source, node)) decision ??= node;
      const called = node.type === 'CallExpression' ? functionOf(source, node.callee) : undefined;
      if (called) functions.add(called);
      return node !== one && isFunction(node) && node.type !== 'ArrowFunctionExpression' ? false : undefined;
    });
  return decision;
}

function decides(source: Source, node: TSESTree.Node): boolean {
  if (node.type === 'CallExpression') return DECISIONS.has(calledMethod(source, node) ?? '');
  return (
    node.type === 'AssignmentExpression' &&
    node.left.type === 'MemberExpression' &&
    propertyName(source, node.left) === 'returnValue'
  );
}

const DECISIONS: ReadonlySet<string> = new Set([
  'preventDefault',
  'stopPropagation',
  'stopImmediatePropagation',
  'respondWith',
  'waitUntil',
]);
