import { isOperand } from './operands.ts';

/** A word or a punctuator of a text, tied to what stands before and around it. */
export interface Token {
  /** Empty of a string, a template or a regular expression. */
  readonly text: string;
  /** The offset behind it. */
  readonly end: number;
  readonly before: Token | undefined;
  readonly after: Token | undefined;
  /** The bracket that it stands in. */
  readonly around: Token | undefined;
  /** What a closing bracket closes. */
  readonly closes: Token | undefined;
}

interface Writable extends Token {
  after: Token | undefined;
}

/**
 * The words and punctuators of a text, read without a parser; `undefined` wherever only a parser can tell what is a
 * string, a regular expression, or the text of an element.
 */
export function tokensOf(text: string, path: string): readonly Token[] | undefined {
  const mayHaveElements = !TYPESCRIPT.test(path);
  const tokens: Token[] = [];
  let last: Writable | undefined;
  let around: Token | undefined;
  let at = 0;
  for (let part = next(TOKEN); part !== ''; part = next(TOKEN)) if (!take(part)) return undefined;
  return around === undefined ? tokens : undefined;

  /** The part that a pattern finds here, and goes behind; empty where it finds none. */
  function next(pattern: RegExp): string {
    pattern.lastIndex = at;
    const part = pattern.exec(text)?.[1] ?? '';
    if (part !== '') at = pattern.lastIndex;
    return part;
  }

  function add(part: string, closes?: Token): Token {
    const token: Writable = { text: part, end: at, before: last, after: undefined, around, closes };
    if (last) last.after = token;
    tokens.push(token);
    return (last = token);
  }

  /** Whether one can tell what a part is. */
  function take(part: string): boolean {
    switch (part[0]) {
      case '(':
      case '[':
      case '{':
        around = add(part);
        return true;
      case ')':
      case ']':
      case '}':
        return close(part);
      case '`':
        return addTemplate();
      case '/':
        return addSlash();
      case '"':
      case "'":
        add('');
        return part.length > 1; // Else it does not end on its line.
      case '<':
      case '>':
        add(part);
        return !startsMarkup();
      case '\\':
        return false;
      default:
        add(part);
        return true;
    }
  }

  function close(part: string): boolean {
    const opened = around;
    if (opened === undefined || (CLOSING[opened.text] ?? '}') !== part) return false;
    around = opened.around;
    if (opened.text === '') return addTemplate(opened);
    add(part, opened);
    return true;
  }

  /** Goes on to the end of a template, or into what it is filled with next. */
  function addTemplate(closes?: Token): boolean {
    const part = next(REST_OF_TEMPLATE);
    const token = add('', closes);
    if (part.endsWith('{')) around = token;
    return part !== '';
  }

  function addSlash(): boolean {
    const divides = isOperand(last) ?? (next(SECOND_SLASH) === '' ? true : undefined);
    if (divides === undefined || (!divides && next(REST_OF_REGEX) === '')) return false;
    add(divides ? '/' : '');
    return true;
  }

  /** Whether an angle may start an element, or a comment as in HTML. */
  function startsMarkup(): boolean {
    if (last!.text === '>') return last!.before?.text === '--';
    return text.startsWith('!--', at) || (mayHaveElements && isOperand(last!.before) !== true);
  }
}

/** What stands before a token in the same bracket, or else that bracket. */
export function siblingBefore({ before, closes }: Token): Token | undefined {
  return closes === undefined ? before : closes.before;
}

const TYPESCRIPT = /\.[cm]?ts$/;
/** Behind blanks and comments. */
const TOKEN =
  /(?:\s+|\/\/.*|\/\*[^]*?\*\/)*((?:[\w$]|[^\0-\x7F\s])+|'(?:\\[^]|[^'\\\n\r])*'|"(?:\\[^]|[^"\\\n\r])*"|[=!]==?|=>|\?\.|\+\+|--|(?:\?\?|\|\||&&)=?|[^\s])/y;
const REST_OF_TEMPLATE = /((?:\\[^]|\$(?!\{)|[^`\\$])*(?:`|\$\{))/y;
const REST_OF_REGEX = /((?:\\.|\[(?:\\.|[^\]\\\n\r])*\]|[^/\\[\n\r])+\/\w*)/y;
const SECOND_SLASH = /(.*\/)/y;
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };
