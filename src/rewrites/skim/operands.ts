import type { Token } from './tokens.ts';

/** Whether a value ends with a token, so that a slash behind it divides; `undefined` where only a parser can tell. */
export function isOperand(token: Token | undefined): boolean | undefined {
  if (token === undefined) return false;
  const { text, before } = token;
  if (text === '' || text === ']' || text === '++' || text === '--') return true;
  if (text === ')') return !isHead(token);
  if (text === '}') return undefined;
  // `a! / b`, or `!/a/.test(b)`.
  if (text === '!') return isOperand(before) === false ? false : undefined;
  if (!isWord(text)) return false;
  if (isMember(token)) return true;
  return MAY_BE_NAMES.has(text) ? undefined : !OPERATORS.has(text);
}

/** Whether a bracket closes the head of a statement: `if (…) /a/.test(b)`. */
function isHead({ closes }: Token): boolean {
  const word = closes?.before?.text === 'await' ? closes.before.before : closes?.before;
  return word !== undefined && /^(?:if|for|while|with)$/.test(word.text) && !isMember(word);
}

/** Whether a text is a word: a name, or one of the language. */
export const isWord = (text: string): boolean => /^(?:[\w$]|[^\0-\x7F])/.test(text);

/** Whether a word is the name of a property. */
export function isMember({ before }: Token): boolean {
  return before?.text === '.' || before?.text === '?.' || before?.text === '#';
}

/** Whether a name may be that of something else declared here, such as a parameter, and is no property. */
export function mayDeclare({ before, around, after }: Token): boolean {
  if (around?.text === '{' && around.before?.text === 'export') return false;
  if (/^(?:const|let|var|function)$/.test(before?.text ?? '')) return true;
  return /^[(,{[]$/.test(before?.text ?? '') && /^[),}\]=:?]$/.test(after?.text ?? '');
}

/** The first token of the path that ends with a name, also within parentheses: `new (ns.Name)`. */
export function startOf(name: Token): Token {
  const { before } = name;
  if (before?.text === '(' || before?.text === '#') return startOf(before);
  const object = isMember(name) ? before?.before : undefined;
  return object === undefined ? name : startOf(object.closes ?? object);
}

/** Words with something behind them that they are applied to. */
const OPERATORS: ReadonlySet<string> = new Set(
  'return typeof case in delete void throw new instanceof do else default'.split(' '),
);
const MAY_BE_NAMES: ReadonlySet<string> = new Set(['of', 'await', 'yield', 'async']);
