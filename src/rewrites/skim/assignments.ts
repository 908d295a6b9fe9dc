import { isMember, isWord, startOf } from './operands.ts';
import { siblingBefore, type Token } from './tokens.ts';

/**
 * What may give a value to something, by the token before the value: an assignment, also of one of several values.
 * None where a value is an argument, an element, or a result.
 */
export function givingOf(value: Token): Token | undefined {
  const { before } = value;
  if (before?.text === '(') return givingOf(before);
  if (before === undefined || ASSIGNS.test(before.text)) return before;
  if (!OFFERS.test(before.text)) return undefined;
  for (let token: Token | undefined = before; token !== undefined; token = siblingBefore(token)) {
    if (ASSIGNS.test(token.text)) return token;
    if (token === value.around) return token.text === '(' ? givingOf(token) : before;
    if (ENDS.test(token.text)) return undefined;
    if (token.text === ',' || token.text === '}') return before;
  }
  return undefined;
}

/** Whether a token is an assignment. */
export const assigns = ({ text }: Token): boolean => ASSIGNS.test(text);

const ASSIGNS = /^(?:\?\?|\|\||&&)?=$/;
/** `a || …`, `a ? … : …`, `<Type>…` */
const OFFERS = /^(?:\?\?|\|\||&&|[:?>])$/;
/** What ends a statement, or starts a result. */
const ENDS = /^(?:;|=>|return)$/;

/** Whether an assignment gives a variable its first value: `const name = …`, `let name: Type = …`. */
export function declares(assignment: Token): boolean {
  return declaredBy(assignment) !== undefined;
}

/** The name of the variable that an assignment gives its first value. */
export function declaredBy({ before, around }: Token): Token | undefined {
  let token = before;
  // The comma of `Map<Key, Value>` does not end the declaration.
  for (let depth = 0; token !== undefined && token !== around && !isDeclared(token); token = siblingBefore(token)) {
    if (/^[;={]$/.test(token.text) || (token.text === ',' && depth === 0)) return undefined;
    if (token.text === '>') depth++;
    else if (token.text === '<') depth--;
  }
  return token === around ? undefined : token;
}

/** `const name` */
export function isDeclared({ text, before }: Token): boolean {
  return isWord(text) && before !== undefined && /^(?:const|let|var)$/.test(before.text);
}

/** Whether an assignment gives a member its value, and nothing besides: `this.name = …` at the start of a statement. */
export function setsMember({ before: name }: Token, object?: 'this'): boolean {
  if (name === undefined || !isWord(name.text) || !isMember(name)) return false;
  const start = startOf(name);
  if (object !== undefined && (start.text !== object || !isDirectMember(name, start))) return false;
  return start.before === undefined || startsStatement(start.before);
}

function isDirectMember({ before }: Token, object: Token): boolean {
  return (before?.text === '#' ? before.before : before)?.before === object;
}

function startsStatement({ text }: Token): boolean {
  return text === '' || isWord(text) || /^(?:[;{})\]]|=>)$/.test(text);
}
