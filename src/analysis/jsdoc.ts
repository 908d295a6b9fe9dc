import type { Definition } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { perSource, type Source } from './source.ts';
import { isFunction } from './syntax.ts';

/** The type that JSDoc gives a parameter or variable: `@param {Type} name`, `@type {Type}`; no decoration around it. */
export function documentedType(source: Source, { name, node }: Definition): string | undefined {
  if (name.type !== 'Identifier') return undefined;
  const comment = commentAbove(source, node as TSESTree.Node);
  if (comment === undefined) return undefined;
  const tag = isFunction(node as TSESTree.Node) ? `@param\\s*\\{([^}]*)\\}\\s*\\[?${name.name.replaceAll('$', '\\$')}\\b` : '@type\\s*\\{([^}]*)\\}';
  return new RegExp(tag).exec(comment)?.[1]?.replace(/^[!?]/, '').trim();
}

/** The block comment right above the statement or member that declares something. */
function commentAbove(source: Source, node: TSESTree.Node): string | undefined {
  let outer = node;
  while (outer.parent && outer.parent.type !== 'Program' && outer.parent.type !== 'BlockStatement' && outer.parent.type !== 'ClassBody') outer = outer.parent;
  return blockComments(source).get(outer.loc.start.line - 1);
}

const blockComments = perSource(({ ast }): ReadonlyMap<number, string> => {
  const blocks = ast.comments?.filter(({ type }) => (type as string) === 'Block') ?? [];
  return new Map(blocks.map(({ loc, value }) => [loc.end.line, value]));
});
