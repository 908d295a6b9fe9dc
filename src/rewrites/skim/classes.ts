import { isDeclared, setsMember } from './assignments.ts';
import { isMember, isOperand, isWord } from './operands.ts';
import { siblingBefore, type Token } from './tokens.ts';

/** A class, as far as its head tells. */
export interface ClassHead {
  /** Those by which it can be made; `undefined` if it may have others as well. */
  readonly names: readonly string[] | undefined;
}

/** The class whose body a bracket opens. */
export function classAt(bracket: Token): ClassHead | undefined {
  if (bracket.text !== '{') return undefined;
  let [token, after] = [siblingBefore(bracket), bracket];
  while (token !== undefined && token !== bracket.around && token.text !== 'class' && isInHead(token, after))
    [token, after] = [siblingBefore(token), token];
  if (token?.text !== 'class' || isMember(token)) return undefined;
  if (after !== bracket && !isWord(after.text)) return undefined;
  const isNamed = after !== bracket && after.text !== 'extends' && after.text !== 'implements';
  return { names: namesOutside(token)?.concat(isNamed ? after.text : []) };
}

/** Whether a token may stand between `class` and the body; a brace in `extends Emitter<{ change: string }>`. */
function isInHead({ text }: Token, after: Token): boolean {
  return isWord(text) || /^[.,<>|&)\]]$/.test(text) || (text === '}' && after.text === '>');
}

/** The names that a class has besides its own: none where it is declared, that of the variable or member it is given to. */
function namesOutside({ before: giving }: Token): string[] | undefined {
  if (giving === undefined || /^(?:[;{}]|default)$/.test(giving.text)) return [];
  if (giving.text !== '=') return isOperand(giving) ? [] : undefined;
  const { before: name } = giving;
  return name !== undefined && (isDeclared(name) || setsMember(giving)) ? [name.text] : undefined;
}

/** Whether what stands in a class, as or in one of its members, is of the class itself. */
export function isStatic(member: Token): boolean {
  return headOf(member).some(({ text }) => text === 'static');
}

/** What stands before a part of a class member in that member, and maybe in those before. */
export function headOf(part: Token): Token[] {
  const head: Token[] = [];
  let after = part;
  for (let token = siblingBefore(part); token !== undefined; token = siblingBefore(token)) {
    if (token === part.around || token.text === ';' || (token.text === '}' && startsMember(after))) break;
    head.push(token);
    after = token;
  }
  return head;
}

function startsMember({ text }: Token): boolean {
  return (isWord(text) && !OPERATORS.has(text)) || /^[#@*]$/.test(text);
}

const OPERATORS: ReadonlySet<string> = new Set(['extends', 'as', 'satisfies', 'is', 'in', 'instanceof']);
