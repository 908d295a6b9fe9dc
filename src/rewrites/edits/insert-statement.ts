import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../analysis/syntax/source.ts';
import { indentAt, indentUnitOf, newlineOf, usesSemicolons } from './file-style.ts';
import type { Edit } from './rewrite.ts';

const insert = (at: number, text: string): Edit => ({ range: [at, at], text });

/** What may follow a statement on its line and still belong to it. */
const REST_OF_LINE = /^[ \t]*(?:\/\/[^\r\n]*|\/\*(?:(?!\*\/)[^\r\n])*\*\/[ \t]*)?(?=\r?\n)/;

/** Puts a statement at the end of a block, as the file writes its statements. */
export function appendStatement(source: Source, block: TSESTree.BlockStatement, statement: string): Edit {
  const { text } = source;
  const [start, end] = block.range;
  const last = block.body.at(-1);
  const isOneLine = block.loc.start.line === block.loc.end.line;
  const code = terminated(source, statement);
  const newline = newlineOf(source);
  const outer = indentAt(source, start);
  if (last === undefined) {
    const lineStart = end - 1 - indentAt(source, end - 1).length;
    if (!isOneLine) return insert(lineStart, `${outer}${indentUnitOf(source)}${code}${newline}`);
    const isEmpty = text.slice(start + 1, end - 1).trim() === '';
    const line = `${newline}${outer}${indentUnitOf(source)}${code}${newline}${outer}`;
    return { range: [isEmpty ? start + 1 : end - 1, end - 1], text: line };
  }
  if (isOneLine) {
    const isOpen = !/[;}]$/.test(text.slice(...last.range));
    return insert(last.range[1], `${isOpen ? ';' : ''} ${code}`);
  }
  const rest = REST_OF_LINE.exec(text.slice(last.range[1]))?.[0] ?? '';
  return insert(last.range[1] + rest.length, `${newline}${indentAt(source, last.range[0])}${code}`);
}

/** Puts a statement at the start of a block, behind directives and what a base class does first. */
export function prependStatement(source: Source, block: TSESTree.BlockStatement, statement: string): Edit {
  const next = block.body.find(node => !isPreamble(node));
  return next ? insertBefore(source, next, statement) : appendStatement(source, block, statement);
}

function isPreamble(node: TSESTree.Statement): boolean {
  if (node.type !== 'ExpressionStatement') return false;
  const { expression, directive } = node;
  const callee = expression.type === 'CallExpression' ? expression.callee : undefined;
  return directive !== undefined || (callee?.type === 'MemberExpression' && callee.object.type === 'Super');
}

/** Puts a statement before another one. */
export function insertBefore(source: Source, next: TSESTree.Node, statement: string): Edit {
  const [start] = next.range;
  const indent = indentAt(source, start);
  const isFirst = source.text.slice(0, start).endsWith(indent) && /(?:^|\n)[ \t]*$/.test(source.text.slice(0, start));
  const code = terminated(source, statement, source.text.slice(start, start + 1));
  return insert(start, code + (isFirst ? newlineOf(source) + indent : ' '));
}

/** Puts a statement behind another one. */
export function insertAfter(source: Source, { range }: TSESTree.Node, statement: string): Edit {
  const rest = REST_OF_LINE.exec(source.text.slice(range[1]))?.[0];
  const end = range[1] + (rest?.length ?? 0);
  const code = terminated(source, statement, source.text.slice(end));
  if (rest !== undefined) return insert(end, newlineOf(source) + indentAt(source, range[0]) + code);
  const isOpen = !/[;}]$/.test(source.text.slice(...range));
  return insert(end, `${isOpen ? ';' : ''} ${code}`);
}

/** A statement with the semicolons that the file has, or that it takes to tell it from its neighbours. */
export function terminated(source: Source, statement: string, next = ''): string {
  const semicolons = usesSemicolons(source);
  const start = !semicolons && /^[([`]/.test(statement) ? ';' : '';
  return start + statement + (semicolons || /^\s*[([`+\-*/]/.test(next) ? ';' : '');
}
