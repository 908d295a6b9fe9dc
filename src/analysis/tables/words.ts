/**
 * Tests of a text, made from the very tables that a family of facts looks its names up in: a file in which none of
 * them is spelled has none of these facts, and is not looked at any further.
 */
const alternatives = (names: Iterable<string>): string =>
  [...new Set(names)]
    .map(name => name.replace(/[$.+?^|()[\]{}\\/]/g, String.raw`\$&`).replace('*', String.raw`\w*`))
    .join('|');

/** Matches a text that has one of the words in it; `Weak*` is any that begins so. */
export const anyWord = (words: Iterable<string>): RegExp => new RegExp(`\\b(?:${alternatives(words)})\\b`);

/** Matches a text that reads a property of one of the names: `.on`, `['on']`; a constant for one counts as well. */
export const anyMember = (names: Iterable<string>): RegExp =>
  new RegExp(`(?:\\.\\s*|['"\`])(?:${alternatives(names)})\\b`);

/** Matches a text that calls a function of one of the names: `on(`. */
export const anyCall = (names: Iterable<string>): RegExp => new RegExp(`(?<![.\\w$])(?:${alternatives(names)})\\(`);

/** Matches a text that has one of the strings in it: names of modules. */
export const anyString = (texts: Iterable<string>): RegExp => new RegExp(`['"\`](?:${alternatives(texts)})['"\`]`);
