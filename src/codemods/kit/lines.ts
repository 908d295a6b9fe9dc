import type { TSESTree } from '@typescript-eslint/types';

/** Where each line of a text starts, worked out when first asked. */
export type LineTable = () => readonly number[];

/** The lines of a text. */
export function lineTable(text: string): LineTable {
  let starts: number[] | undefined;
  return () =>
    (starts ??= [0, ...[...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map(end => end.index + end[0].length)]);
}

/** The lines and columns of a range; hardly any node is ever asked for its own. */
export class Span implements TSESTree.SourceLocation {
  readonly #lines: LineTable;
  readonly #range: TSESTree.Range;

  constructor(lines: LineTable, range: TSESTree.Range) {
    this.#lines = lines;
    this.#range = range;
  }

  get start(): TSESTree.Position {
    return positionAt(this.#lines(), this.#range[0]);
  }

  get end(): TSESTree.Position {
    return positionAt(this.#lines(), this.#range[1]);
  }
}

/** The line, counted from 1, and the column, counted from 0, of an offset. */
export function positionAt(starts: readonly number[], offset: number): TSESTree.Position {
  let line = 1;
  for (let end = starts.length; line < end;) {
    const middle = (line + end) >> 1;
    if (starts[middle]! <= offset) line = middle + 1;
    else end = middle;
  }
  return { line, column: offset - starts[line - 1]! };
}
