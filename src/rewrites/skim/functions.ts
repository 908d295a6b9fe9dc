import { assigns, declaredBy, setsMember } from './assignments.ts';
import { isMethod, opensBlock, startOfFunction } from './brackets.ts';
import { classAt } from './classes.ts';
import { isMember, isOperand, isWord, mayDeclare } from './operands.ts';
import { siblingBefore, type Token } from './tokens.ts';

/**
 * Whether a token surely stands in a function that runs again and again: a method, a function that is exported or given
 * to a member, one that such a one calls, or a callback in any of them.
 */
export function runsAgain(tokens: readonly Token[], token: Token, asked: readonly Token[] = []): boolean {
  const { around } = token;
  if (around === undefined || isInShortArrow(token)) return false;
  if (around.text !== '{' || opensBlock(around)) return runsAgain(tokens, around, asked);
  if (around.around !== undefined && classAt(around.around) !== undefined) return isMethod(around);
  const start = startOfFunction(around);
  if (start === undefined) return false;
  const { before } = start;
  if (isExported(before)) return true;
  if (before !== undefined && assigns(before)) {
    const name = declaredBy(before);
    return name === undefined ? setsMember(before) : isExported(name.before) || isCalledAgain(tokens, name, asked);
  }
  if (isExpression(start)) return runsAgain(tokens, start, asked);
  const name = declaredName(start);
  return name !== undefined && isCalledAgain(tokens, name, asked);
}

/** The name behind `async function *`. */
function declaredName({ text, after }: Token): Token | undefined {
  return after !== undefined && /^(?:async|function|\*)$/.test(text)
    ? isWord(after.text) && after.text !== 'function'
      ? after
      : declaredName(after)
    : undefined;
}

function isCalledAgain(tokens: readonly Token[], name: Token, asked: readonly Token[]): boolean {
  if (asked.includes(name)) return false;
  const others = tokens.filter(token => token.text === name.text && token !== name && !isMember(token));
  if (others.some(mayDeclare)) return false;
  return others.some(
    token => isHandedOut(token) || (token.after?.text === '(' && runsAgain(tokens, token, [...asked, name])),
  );
}

/** `exports.name = name;`, `export { name }` */
function isHandedOut({ before, around, after }: Token): boolean {
  if (around?.text === '{' && around.before?.text === 'export') return true;
  return before !== undefined && assigns(before) && setsMember(before) && after?.text === ';';
}

/** Whether a token may stand in an arrow function without braces. */
function isInShortArrow(token: Token): boolean {
  let after = token;
  for (let sibling = siblingBefore(token); sibling !== undefined; sibling = siblingBefore(sibling)) {
    if (sibling === token.around || sibling.text === ';') return false;
    if (sibling.text === '=>' && after.closes?.text !== '{' && after.text !== '{') return true;
    after = sibling;
  }
  return false;
}

function isExported(before: Token | undefined): boolean {
  if (before !== undefined && /^(?:const|let|var)$/.test(before.text)) return before.before?.text === 'export';
  return before?.text === 'export' || before?.text === 'default';
}

/** Whether a function has no name that it could be called by. */
function isExpression({ text, before }: Token): boolean {
  if (before === undefined) return false;
  return text !== 'function' && text !== 'async' ? true : isOperand(before) === false && !/^[;{]$/.test(before.text);
}
