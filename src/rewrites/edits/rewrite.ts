import type { Source } from '../../analysis/syntax/source.ts';
import { importEdits } from './imports.ts';

/** Text that takes the place of other text, addressed by offset. */
export interface Edit {
  readonly range: readonly [start: number, end: number];
  readonly text: string;
}

/** Edits that leave the meaning of the program alone, and what they need from the runtime. */
export interface Cure {
  readonly edits: readonly Edit[];
  readonly imports: readonly string[];
}

/** A cure that somebody has to agree to, because it may change what the program does: the rest of the sentence “to review: …”. */
export interface Review extends Cure {
  readonly review: string;
}

/** Why there is no cure: the rest of the sentence “left as it is: …”. */
export interface Doubt {
  readonly doubt: string;
  /** The section of the codemod's docs that shows such a place: its heading in lower case, with hyphens. */
  readonly hazard?: string;
}

/** What one of several places needs, or why it cannot be had. */
export type Change = Pick<Cure, 'edits'> | Doubt;

/** What can be done about a verdict. */
export type Rewrite = Cure | Review | Doubt;

/** A cure by one edit. */
export function oneEdit(range: Edit['range'], text: string): Cure {
  return { edits: [{ range, text }], imports: [] };
}

/** What whoever takes a suggestion gets: to take it is to agree to its review. */
export function agreedTo(rewrite: Rewrite): Cure | Doubt {
  return 'doubt' in rewrite ? rewrite : { edits: rewrite.edits, imports: rewrite.imports };
}

/** All edits of all cures, in order, with one import for whatever they need from the runtime. */
export function editsOf(source: Source, rewrites: readonly Rewrite[]): Edit[] {
  const cures = rewrites.filter(rewrite => 'edits' in rewrite);
  const names = new Set(cures.flatMap(({ imports }) => imports));
  const edits = [...cures.flatMap(cure => cure.edits), ...importEdits(source, [...names].sort())];
  return edits.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}

/** Every character outside the edits comes out as it went in. The edits are in order and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let output = '';
  let from = 0;
  for (const { range, text: replacement } of edits) {
    output += text.slice(from, range[0]) + replacement;
    from = range[1];
  }
  return output + text.slice(from);
}
