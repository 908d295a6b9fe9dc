import type { Reference, Variable } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { variableOf } from '../../analysis/syntax/bindings.ts';
import { contains, walk } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type FunctionNode, isFunction } from '../../analysis/syntax/syntax.ts';

/** A variable in a key that may stand for one thing when a map is read, from `start` on, and for another when it is filled or its value is made. */
export function changedName(
  source: Source,
  key: TSESTree.Node,
  inside: FunctionNode,
  start: number,
): string | undefined {
  let name: string | undefined;
  walk(source, key, node => {
    const variable = node.type === 'Identifier' ? variableOf(source, node) : undefined;
    const writes = variable?.references.filter(reference => reference.isWrite() && !reference.init) ?? [];
    const isChanged = writes.some(
      write => contains(inside, write.identifier) && !isSettledBefore(variable!, write, inside, start),
    );
    if (isChanged) name ??= variable!.name;
  });
  return name;
}

/** Whether a write is over when a map is first read, and nothing has kept what the name stood for before: `url = url.trim();` */
function isSettledBefore(
  { references }: Variable,
  { from, identifier, writeExpr }: Reference,
  inside: FunctionNode,
  start: number,
): boolean {
  if (from.variableScope.block !== inside || identifier.range[0] > start) return false;
  const own = [writeExpr, ...testsAround(identifier)];
  return references.every(
    read =>
      !read.isRead() ||
      read.identifier.range[0] >= identifier.range[0] ||
      own.some(part => part && contains(part, read.identifier)),
  );
}

/** What is asked, in the function, on the way to a node. */
function testsAround(node: TSESTree.Node): TSESTree.Node[] {
  const tests: TSESTree.Node[] = [];
  for (let outer = node.parent; outer && !isFunction(outer); outer = outer.parent)
    if (outer.type === 'IfStatement' || outer.type === 'ConditionalExpression') tests.push(outer.test);
  return tests;
}
