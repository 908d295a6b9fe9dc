import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../analysis/source.ts';
import type { Edit } from '../rewrites/rewrite.ts';

/** What is wrong with edits, before they are made; `undefined` if they are in order and none touches another. */
export function faultOfEdits(edits: readonly Edit[]): string | undefined {
  const clash = edits.some(({ range: [start] }, index) => index > 0 && start < edits[index - 1]!.range[1]);
  return clash ? 'two of its edits overlap' : undefined;
}

/** What is wrong with a rewritten file; `undefined` if every token that no edit covers came out as it was, and no other did. */
export function faultOfRewrite(before: Source, edits: readonly Edit[], after: Source): string | undefined {
  const kept = tokensOutside(
    before,
    edits.map(({ range }) => range),
  );
  const found = tokensOutside(after, insertedRanges(edits));
  const shift = shifter(edits);
  const same = (token: TSESTree.Token | undefined, other: TSESTree.Token | undefined): boolean =>
    token !== undefined &&
    other !== undefined &&
    token.value === other.value &&
    shift(token.range[0]) === other.range[0];
  if (kept.length !== found.length) return 'the rewrite would change more than it means to';
  const index = kept.findIndex((token, at) => !same(token, found[at]));
  return index < 0
    ? undefined
    : `the rewrite would change line ${kept[index]!.loc.start.line}, which it does not mean to`;
}

/** All tokens and comments that do not touch any of the ranges, which are in order. */
function tokensOutside({ ast }: Source, ranges: readonly Edit['range'][]): TSESTree.Token[] {
  const tokens = [...(ast.tokens ?? []), ...(ast.comments ?? [])].sort((a, b) => a.range[0] - b.range[0]);
  let next = 0;
  return tokens.filter(({ range: [start, end] }) => {
    while (next < ranges.length && ranges[next]![1] <= start) next++;
    const range = ranges[next];
    return range === undefined || end <= range[0];
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
