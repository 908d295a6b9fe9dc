import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../analysis/syntax/source.ts';
import type { Edit } from './rewrite.ts';

/** Takes out a statement or class member, with its line where it has one to itself. */
export function removeStatement({ text }: Source, { range: [start, end] }: TSESTree.Node): Edit {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const [rest = ''] = /^[ \t]*(?:\r?\n|$)/.exec(text.slice(end)) ?? [];
  const isAlone = text.slice(lineStart, start).trim() === '' && /^[ \t]*(?:\r?\n|$)/.test(text.slice(end));
  return { range: isAlone ? [lineStart, end + rest.length] : [start, end], text: '' };
}
