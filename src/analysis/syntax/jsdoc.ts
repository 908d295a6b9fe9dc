import type { Definition } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/types';
import { perSource, type Source } from './source.ts';
import { isFunction } from './syntax.ts';

/** The type that JSDoc gives a parameter or variable: `@param {Type} name`, `@type {Type}`; no decoration around it. */
export function documentedType(source: Source, definition: Definition): string | undefined {
  return tagOf(source, definition)?.type.replace(/^[!?]/, '').trim();
}

/** The same where it also says that there always is a value: not `{?Type}`, `{Type=}` or `[name]`. */
export function certainDocumentedType(source: Source, definition: Definition): string | undefined {
  const tag = tagOf(source, definition);
  return tag === undefined || tag.optional || /^\?|[?=]$/.test(tag.type)
    ? undefined
    : tag.type.replace(/^!/, '').trim();
}

/** Whether comments of the file make a name something of their own: `@typedef {string} Name`, `@template Name`, `@import { Name }`. */
export function isDocumentedName({ ast }: Source, name: string): boolean {
  const definition = new RegExp(`@(?:typedef|template|callback|import)\\b[^@]*\\b${name}\\b`);
  return (ast.comments ?? []).some(({ value }) => definition.test(value));
}

function tagOf(source: Source, { name, node }: Definition): { type: string; optional: boolean } | undefined {
  if (name.type !== 'Identifier') return undefined;
  const comment = commentAbove(source, node)?.value;
  if (comment === undefined) return undefined;
  const tag = isFunction(node)
    ? `@param\\s*\\{([^}]*)\\}\\s*(\\[?)${name.name.replaceAll('$', '\\$')}\\b`
    : '@type\\s*\\{([^}]*)\\}()';
  const [, type, bracket] = new RegExp(tag).exec(comment) ?? [];
  return type === undefined ? undefined : { type: type.trim(), optional: bracket === '[' };
}

/** The block comment right above the statement or member that declares something. */
export function commentAbove(source: Source, node: TSESTree.Node): TSESTree.Comment | undefined {
  return blockComments(source).get(lineAbove(node));
}

/** What stands in comments of whatever kind right above the statement or member that declares something. */
export function textAbove(source: Source, node: TSESTree.Node): string {
  const above = lineAbove(node);
  const block = blockComments(source).get(above);
  if (block) return block.value;
  const lines: string[] = [];
  for (let line = above; lineComments(source).has(line); line--) lines.unshift(lineComments(source).get(line)!.value);
  return lines.join(' ');
}

function lineAbove(node: TSESTree.Node): number {
  let outer = node;
  while (
    outer.parent &&
    outer.parent.type !== 'Program' &&
    outer.parent.type !== 'BlockStatement' &&
    outer.parent.type !== 'ClassBody'
  )
    outer = outer.parent;
  return outer.loc.start.line - 1;
}

const commentsByEnd = ({ ast }: Source, kind: 'Block' | 'Line'): ReadonlyMap<number, TSESTree.Comment> =>
  new Map(
    ast.comments?.flatMap(comment => ((comment.type as string) === kind ? [[comment.loc.end.line, comment]] : [])),
  );

const blockComments = perSource(source => commentsByEnd(source, 'Block'));
const lineComments = perSource(source => commentsByEnd(source, 'Line'));
