import { perSource } from './source.ts';

/** What a line of code is long by: nobody writes, and no formatter leaves, so many letters a line on average. */
const LONG_LINE = 100;
/** A text that is shorter may be one line that somebody has written. */
const LEAST = 1000;

/** Whether a file was minified, and is nobody's to mend: what it was made from is linted instead. */
export const isMinified = perSource(({ text }) => looksMinified(text));

/** What ncc puts into the bundle of a program with all the packages that it needs. */
const BUNDLE = /__nccwpck_require__\(\d/;

/**
 * Whether a text was minified, or bundled with all its packages: its lines are long on average, and most of its blocks
 * begin without a space. So a file of code with a picture or a table in a line of its own is none.
 */
export function looksMinified(text: string): boolean {
  if (text.length < LEAST) return false;
  return (text.length > LONG_LINE * linesOf(text) && isTight(text)) || BUNDLE.test(text);
}

function linesOf(text: string): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Whether most blocks are written as in `if(ready){start()}` and `()=>{start()}`. */
function isTight(text: string): boolean {
  let [tight, loose] = [0, 0];
  for (const [block] of text.matchAll(/(?:\)|=>)\s*\{\s?/g)) {
    if (block === '){' || block === '=>{') tight++;
    else loose++;
  }
  return tight > loose;
}
