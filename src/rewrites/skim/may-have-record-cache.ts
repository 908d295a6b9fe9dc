import { DECLARES_RECORD } from '../conditions/record-caches.ts';
import { assigns, declaredBy } from './assignments.ts';
import { isMember, isWord, mayDeclare, startOf } from './operands.ts';
import { siblingBefore, type Token, tokensOf } from './tokens.ts';

/**
 * Whether an object that a text declares empty may be a cache: what `recordCaches` looks for, told without parsing. It
 * may not where its name stands for anything but an entry of it, or where none is ever put in.
 */
export function mayHaveRecordCache(text: string, path: string): boolean {
  if (!PUTS.test(text) || !DECLARES_RECORD.test(text)) return false;
  const tokens = tokensOf(text, path);
  return tokens === undefined || tokens.some(token => declaresRecord(text, token) && mayBeCache(text, tokens, token));
}

const PUTS = /\][!)]*\s*(?:\?\?|\|\|)?=(?!=)/;

function declaresRecord(source: string, { text, end }: Token): boolean {
  if (text !== '=') return false;
  const declaring = new RegExp(DECLARES_RECORD, 'my');
  declaring.lastIndex = end - 1;
  return declaring.test(source);
}

function mayBeCache(text: string, tokens: readonly Token[], assignment: Token): boolean {
  const variable = declaredBy(assignment);
  const given = variable ?? fieldGiven(assignment);
  if (given === undefined || [`'`, '"', '`'].some(quote => text.includes(quote + given.text + quote))) return true;
  const named = tokens.filter(token => token.text === given.text && token !== given);
  if (named.some(mayBeHandedOn)) return true;
  const uses = named.filter(use => isMember(use) === (variable === undefined));
  // A field of the same name may be that of another object.
  const isOnlyKeyed = variable === undefined || uses.every(use => isKeyed(use) || isSet(use));
  return isOnlyKeyed && uses.some(isPut);
}

/** The name of a field before what it is given, and its type. */
function fieldGiven({ before, around }: Token): Token | undefined {
  let name = before;
  for (let token = before; token !== undefined && token !== around; token = siblingBefore(token)) {
    if (token.text === ':') name = token.before;
    if (/^(?:[;}]|static|this)$/.test(token.text)) break;
  }
  return name !== undefined && isWord(name.text) ? name : undefined;
}

/** Whether a name may be declared for something else, or stands where others get what it names. */
function mayBeHandedOn(name: Token): boolean {
  return mayDeclare(name) || (!isKeyed(name) && /^(?:return|=>|yield)$/.test(startOf(name).before?.text ?? ''));
}

/** `cache[key]` */
function isKeyed(name: Token): boolean {
  return bracketBehind(name) !== undefined && startOf(name).before?.text !== 'delete';
}

/** `cache = {}` */
function isSet({ after }: Token): boolean {
  return after !== undefined && assigns(after);
}

/** `cache[key] = …`, `cache[key] ??= …` */
function isPut(name: Token): boolean {
  const bracket = bracketBehind(name);
  let end = bracket?.after;
  while (end !== undefined && end.closes !== bracket) end = end.after;
  do end = end?.after;
  while (end?.text === '!' || end?.text === ')');
  return end !== undefined && /^(?:\?\?|\|\|)?=$/.test(end.text);
}

function bracketBehind({ after }: Token): Token | undefined {
  if (after?.text === '!') return bracketBehind(after);
  return after?.text === '[' ? after : undefined;
}
