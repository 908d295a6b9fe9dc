import type { TSESTree } from '@typescript-eslint/types';
import { contains, nodesOf } from '../../analysis/syntax/nodes.ts';
import type { IneffectiveRemoval } from '../../analysis/removals/removal-failures.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { userOf } from '../../analysis/syntax/syntax.ts';
import { indentAt, indentUnitOf, newlineOf } from '../edits/file-style.ts';
import type { Edit, Rewrite } from '../edits/rewrite.ts';

/** What waits goes into a `try`, and the removal behind it into the `finally`. */
export function wrapInFinally({ node, evidence }: IneffectiveRemoval, source: Source): Rewrite {
  const removal = userOf(node);
  const block = removal?.parent;
  if (removal?.type !== 'ExpressionStatement' || block?.type !== 'BlockStatement')
    return { doubt: 'the removal is no statement of its own' };
  const index = block.body.indexOf(removal);
  const first = block.body.findIndex(statement => contains(statement, evidence));
  if (first < 0 || first >= index) return { doubt: 'what waits stands elsewhere' };
  const waiting = block.body.slice(first, index);
  const after = block.body.slice(index + 1);
  const declares = waiting.some(({ type }) => /Declaration$/.test(type));
  // What is declared there may only be handed out at once: more would wait for the removal now.
  const [result, ...more] = after;
  const isResult = result?.type === 'ReturnStatement' && result.argument?.type === 'Identifier' && more.length === 0;
  if (declares && after.length > 0 && !isResult) return { doubt: 'what is declared there is used later' };
  const span = [waiting[0]!.range[0], removal.range[1]] as const;
  if (hasLongText(source, span)) return { doubt: 'it holds a text of several lines' };
  if (!startsLine(source, span[0]) || !startsLine(source, removal.range[0])) return { doubt: 'it is all on one line' };
  return { edits: editsOf(source, waiting, removal, declares ? result : undefined), imports: [] };
}

const startsLine = ({ text }: Source, offset: number): boolean => /(?:^|\n)[ \t]*$/.test(text.slice(0, offset));

function editsOf(
  source: Source,
  waiting: readonly TSESTree.Statement[],
  removal: TSESTree.Statement,
  result: TSESTree.Statement | undefined,
): Edit[] {
  const { text } = source;
  const newline = newlineOf(source);
  const [start, end] = [waiting[0]!.range[0], waiting.at(-1)!.range[1]];
  const indent = indentAt(source, start);
  const unit = indentUnitOf(source);
  const insert = (at: number, added: string): Edit => ({ range: [at, at], text: added });
  const lines = [...text.slice(start, removal.range[1]).matchAll(/\n(?=[^\r\n])/g)].map(
    ({ index }) => start + index + 1,
  );
  const returned = result ? newline + indent + unit + text.slice(...result.range) : '';
  return [
    insert(start, `try {${newline}${indent}${unit}`),
    ...lines.filter(line => line <= end).map(line => insert(line, unit)),
    insert(end, `${returned}${newline}${indent}} finally {`),
    ...lines.filter(line => line > end).map(line => insert(line, unit)),
    insert(removal.range[1], `${newline}${indent}}`),
    ...(result ? [{ range: [removal.range[1], result.range[1]] as const, text: '' }] : []),
  ];
}

function hasLongText(source: Source, span: readonly [number, number]): boolean {
  return nodesOf(source, 'TemplateElement').some(
    ({ range, loc }) => span[0] <= range[0] && range[1] <= span[1] && loc.start.line < loc.end.line,
  );
}
