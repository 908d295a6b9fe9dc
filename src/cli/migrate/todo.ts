import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../analysis/syntax/source.ts';
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
export function todoEdits({ ast, text }: Source, node: TSESTree.Node, rule: string, reason: string): Edit[] {
  const { range } = statementOf(node);
  const mark = `unleak-todo ${rule}:`;
  const marked = (ast.comments ?? []).some(comment => comment.value.includes(mark) && leansOn(text, comment, range[0]));
  if (marked) return [];
  const lineStart = text.lastIndexOf('\n', range[0] - 1) + 1;
  const indent = text.slice(lineStart, range[0]);
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const rest = indent.trim() === '' ? newline + indent : ' ';
  return [{ range: [range[0], range[0]], text: `/* ${mark} ${reason.replaceAll('*/', '* /')} */${rest}` }];
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
