import type { TSESTree } from '@typescript-eslint/types';
import { walk } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import type { Edit } from '../../rewrites/edits/rewrite.ts';
import type { Plan } from './plan.ts';

/** What is wrong with edits, before they are made; `undefined` if they are in order, apart, and run into nothing. */
export function faultOfEdits(text: string, edits: readonly Edit[]): string | undefined {
  if (edits.some(({ range: [start] }, index) => index > 0 && start < edits[index - 1]!.range[1]))
    return 'two of its edits overlap';
  const merges = edits.some(({ range: [start, end], text: inserted }) => {
    const [before, after] = [text.slice(Math.max(0, start - 1), start), text.slice(end, end + 1)];
    return isOneWord(before, (inserted + after).charAt(0)) || isOneWord((before + inserted).slice(-1), after);
  });
  return merges ? 'an edit would run into what stands beside it' : undefined;
}

function isOneWord(left: string, right: string): boolean {
  return /^[\p{ID_Continue}$]{2}$/u.test(left + right);
}

/** What is wrong with a rewritten file; `undefined` if all that no edit touches is read as it was, and nothing else is new. */
export function faultOfRewrite(before: Source, edits: readonly Edit[], after: Source): string | undefined {
  const kept = untouched(
    before,
    edits.map(({ range }) => range),
  );
  const found = untouched(after, insertedRanges(edits));
  const shift = shifter(edits);
  const changed = kept.find((part, index) => {
    const other = found[index];
    return part.type !== other?.type || shift(part.range[0]) !== other.range[0] || lengthOf(part) !== lengthOf(other);
  });
  if (changed) return `the rewrite would change line ${changed.loc.start.line}, which it does not mean to`;
  return kept.length === found.length ? undefined : 'the rewrite would change more than it means to';
}

/** What is wrong with a rewritten file by what there is to say of it: `undefined` if that is what was left before, at the same places. */
export function faultOfCure(before: Plan, after: Plan): string | undefined {
  const shift = shifter(before.edits);
  const left = before.sites.flatMap(({ codemod, verdict }, index) =>
    verdict === 'rewritten' ? [] : [`${codemod}@${shift(before.starts[index]!)}`],
  );
  const expected = new Set(left);
  const isNew = after.sites.some(({ codemod }, index) => !expected.has(`${codemod}@${after.starts[index]!}`));
  return isNew ? 'the rewrite would not cure what it means to, or ask for another' : undefined;
}

type Part = TSESTree.Node | TSESTree.Comment;

const lengthOf = ({ range }: Part): number => range[1] - range[0];

/** All nodes and comments that lie apart from ranges, which are in order, as the text has them. */
function untouched(source: Source, ranges: readonly Edit['range'][]): Part[] {
  const parts: Part[] = [...(source.ast.comments ?? [])];
  walk(source, source.ast, node => parts.push(node));
  parts.sort((a, b) => a.range[0] - b.range[0]);
  let next = 0;
  return parts.filter(({ range: [start, end] }) => {
    while (next < ranges.length && ranges[next]![1] < start) next++;
    const range = ranges[next];
    return range === undefined || end < range[0];
  });
}

/** Where the texts of the edits stand in the output. */
function insertedRanges(edits: readonly Edit[]): Edit['range'][] {
  let shift = 0;
  return edits.map(({ range: [start, end], text }) => {
    const from = start + shift;
    shift += text.length - (end - start);
    return [from, from + text.length];
  });
}

/** Where an offset of the input stands in the output; to be asked in ascending order. */
function shifter(edits: readonly Edit[]): (offset: number) => number {
  let next = 0;
  let shift = 0;
  return offset => {
    for (let edit = edits[next]; edit !== undefined && edit.range[1] <= offset; edit = edits[++next]) {
      shift += edit.text.length - (edit.range[1] - edit.range[0]);
    }
    return offset + shift;
  };
}
