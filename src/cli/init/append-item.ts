import type { TSESTree } from '@typescript-eslint/types';
import type { Edit } from '../../rewrites/edits/rewrite.ts';

/** Puts items behind the last one of a list or object, each on a line of its own where that stands on one. */
export function appendItems(
  text: string,
  list: TSESTree.ArrayExpression | TSESTree.ObjectExpression,
  items: readonly string[],
): Edit {
  const last = list.type === 'ArrayExpression' ? list.elements.at(-1) : list.properties.at(-1);
  return last ? appendBehind(text, last, items) : fill(text, list, items);
}

/** Puts items behind another one: the last of a list, or of the arguments of a call. */
export function appendBehind(text: string, last: TSESTree.Node, items: readonly string[]): Edit {
  const line = /(\r?\n[ \t]*)$/.exec(text.slice(0, last.range[0]))?.[1];
  return { range: [last.range[1], last.range[1]], text: items.map(item => `,${line ?? ' '}${item}`).join('') };
}

/** Several items in an empty list go on lines of their own, one step further in than the line that the list stands on. */
function fill(text: string, { range: [start] }: TSESTree.Node, items: readonly string[]): Edit {
  const at: TSESTree.Range = [start + 1, start + 1];
  if (items.length < 2) return { range: at, text: items.join() };
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const [indent = ''] = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', start) + 1)) ?? [];
  const step = /\n([ \t]+)/.exec(text)?.[1] ?? '  ';
  const lines = items.map(item => indent + step + item).join(`,${newline}`);
  return { range: at, text: newline + lines + newline + indent };
}
