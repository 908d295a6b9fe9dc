import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../analysis/syntax/source.ts';
import { newlineOf } from '../../rewrites/edits/file-style.ts';
import type { Edit } from '../../rewrites/edits/rewrite.ts';

const BODIES: ReadonlySet<string> = new Set([
  'Program',
  'BlockStatement',
  'StaticBlock',
  'ClassBody',
  'TSModuleBlock',
  'SwitchCase',
]);

/** The comment that keeps a place in sight until somebody decides; none where it stands already. */
export function todoEdits(source: Source, node: TSESTree.Node, rule: string, reason: string): Edit[] {
  const { ast, text } = source;
  const { range } = statementOf(node);
  const mark = `unleak-todo ${rule}:`;
  const marked = (ast.comments ?? []).some(comment => comment.value.includes(mark) && leansOn(text, comment, range[0]));
  if (marked) return [];
  const start = aboveBound(source, range[0]);
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  const rest = indent.trim() === '' ? newlineOf(source) + indent : ' ';
  return [{ range: [start, start], text: `/* ${mark} ${reason.replaceAll('*/', '* /')} */${rest}` }];
}

/** Comments that are about what comes right behind them: what tools are told of the next line, and documentation. */
const BOUND = /^\*|-next-line\b|^\s*@ts-|-ignore\b|\bignore next\b/;

/** The start of the comments that must not be parted from what starts at an offset, or that offset. */
function aboveBound(source: Source, offset: number): number {
  const { ast, text } = source;
  const comment = ast.comments?.findLast(({ range }) => range[1] <= offset);
  const isBound = comment && BOUND.test(comment.value) && text.slice(comment.range[1], offset).trim() === '';
  return isBound ? aboveBound(source, comment.range[0]) : offset;
}

/** The statement or class member that a node stands in. */
function statementOf(node: TSESTree.Node): TSESTree.Node {
  let statement = node;
  while (statement.parent && !BODIES.has(statement.parent.type)) statement = statement.parent;
  return statement;
}

/** Whether nothing but blanks and other comments stands between a comment and an offset behind it. */
function leansOn(text: string, comment: TSESTree.Comment, offset: number): boolean {
  return comment.range[1] <= offset && /^(?:\s|\/\*[^]*?\*\/|\/\/.*)*$/.test(text.slice(comment.range[1], offset));
}
