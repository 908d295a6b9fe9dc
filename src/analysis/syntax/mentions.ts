import { anyWord } from '../tables/words.ts';
import { perSource, type Source } from './source.ts';

/** What any family of facts looks for in the text of a file; each adds its own while the modules load. */
const words: string[] = [];
let anyOfThem: RegExp | undefined;

/** Whether a text has any of these at all: most have none, and are searched through once instead of for each family. */
const hasAny = perSource(({ text }) => (anyOfThem ??= anyWord(words)).test(text));

/**
 * Makes the test whether a file names anything that a family of facts is about; each file is searched once. Wherever `test` holds, the text has
 * one of the words in it; `Weak*` is any that begins so.
 */
export function mentions(sought: Iterable<string>, test: (text: string) => boolean): (source: Source) => boolean {
  words.push(...sought);
  anyOfThem = undefined;
  return perSource(source => hasAny(source) && test(source.text));
}
