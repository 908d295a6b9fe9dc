import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../analysis/syntax/source.ts';
import { contains, nodesOf } from '../../analysis/syntax/nodes.ts';
import { functionAround, isFunction } from '../../analysis/syntax/syntax.ts';
import { indentAt } from '../edits/file-style.ts';
import type { Edit } from '../edits/rewrite.ts';

/** A name by which something can be got at later, and the edits that give it that name. */
export interface Held {
  readonly name: string;
  readonly edits: readonly Edit[];
  /** Whether there may be nothing under the name when it is asked for. */
  readonly isOptional: boolean;
}

/** The text of a node as it reads where lines are indented otherwise. */
export function textAtIndent(source: Source, node: TSESTree.Node, indent: string): string {
  const text = source.text.slice(...node.range);
  const own = indentAt(source, node.range[0]);
  const hasLinesOfText = nodesOf(source, 'TemplateElement').some(
    part => contains(node, part) && part.loc.start.line < part.loc.end.line,
  );
  if (own === indent || hasLinesOfText) return text;
  return text.replaceAll(new RegExp(`\\n${own}`, 'g'), `\n${indent}`);
}

/** The function whose `this` a node would get. */
export function homeOfThis(node: TSESTree.Node): TSESTree.Node | undefined {
  let home = functionAround(node);
  while (home?.type === 'ArrowFunctionExpression') {
    const user = home.parent;
    if (user.type === 'PropertyDefinition') return user;
    home = functionAround(home);
  }
  return home;
}

/** The statement that an expression stands in, where another can be put before it. */
export function statementAround(node: TSESTree.Node): TSESTree.Statement | undefined {
  for (let inner: TSESTree.Node = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (outer.type === 'BlockStatement' || outer.type === 'Program') return inner as TSESTree.Statement;
    if (isFunction(outer)) return undefined;
  }
  return undefined;
}
