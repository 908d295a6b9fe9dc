import type { Source } from '../../analysis/syntax/source.ts';
import type { Edit, Rewrite } from './rewrite.ts';

/** A rewrite, or the doubt that it would lose a comment: one that stands inside of what gets another text. */
export function keepingComments({ ast, text }: Source, rewrite: Rewrite): Rewrite {
  if ('doubt' in rewrite) return rewrite;
  const lost = ast.comments?.find(comment => rewrite.edits.some(edit => loses(edit, comment.range, text)));
  return lost ? { doubt: `the rewrite would lose the comment on line ${lost.loc.start.line}` } : rewrite;
}

/** What is taken away altogether takes its comments along. */
function loses({ range, text: replacement }: Edit, [start, end]: readonly [number, number], text: string): boolean {
  const isInside = range[0] <= start && end <= range[1];
  return isInside && replacement !== '' && !replacement.includes(text.slice(start, end));
}
