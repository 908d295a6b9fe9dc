import { isMember, isWord } from './operands.ts';
import type { Token } from './tokens.ts';

/** Whether a bracket opens a block or an object, and no function, class or namespace. */
export function opensBlock({ before }: Token): boolean {
  if (before?.text === ')') return before.closes?.before !== undefined && isHeadWord(before.closes.before);
  return before === undefined || /^(?:[;{}:(,=[?]|else|try|finally|do|return)$/.test(before.text);
}

function isHeadWord(word: Token): boolean {
  return /^(?:if|for|while|switch|catch|await|with)$/.test(word.text) && !isMember(word);
}

/** Whether a bracket in a class opens a method, or an arrow function that a field is; of a constructor, nobody knows how often it runs. */
export function isMethod({ before }: Token): boolean {
  const name = before?.text === ')' ? before.closes?.before : before;
  return !/^(?:=|:|static|constructor|)$/.test(name?.text ?? '');
}

/** The first token of the function whose body a bracket opens, where that has no return type: `async (a) =>`, `function`. */
export function startOfFunction({ before }: Token): Token | undefined {
  if (before?.text === '=>') {
    const parameters = before.before?.closes ?? before.before;
    return parameters?.before?.text === 'async' ? parameters.before : parameters;
  }
  let word = before?.text === ')' ? before.closes?.before : undefined;
  if (word?.text !== 'function' && word !== undefined && isWord(word.text)) word = word.before;
  if (word?.text === '*') word = word.before;
  if (word?.text !== 'function') return undefined;
  return word.before?.text === 'async' ? word.before : word;
}
