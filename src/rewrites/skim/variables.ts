import { declaredBy, isDeclared } from './assignments.ts';
import { opensBlock } from './brackets.ts';
import { runsAgain } from './functions.ts';
import { isMember, isWord } from './operands.ts';
import type { Token } from './tokens.ts';

/**
 * Whether an assignment gives its value to a variable, and that is gone with a call that others follow, or with one
 * that leaves behind no function that could use it, or may only be read.
 */
export function isPassingVariable(tokens: readonly Token[], assignment: Token): boolean {
  const declared = declaredBy(assignment);
  if (declared !== undefined) return runsAgain(tokens, assignment) || isOnlyRead(tokens, declared) || isAlone(declared);
  const { before: name } = assignment;
  return name !== undefined && isWord(name.text) && !isMember(name) && isOfPassingCall(tokens, name);
}

/** Whether a name is of a variable that is declared around it in a function that runs again and again, as are all that have that name. */
function isOfPassingCall(tokens: readonly Token[], name: Token): boolean {
  const declared = tokens.filter(token => token.text === name.text && isDeclared(token));
  return declared.every(token => runsAgain(tokens, token)) && declared.some(({ around }) => isAround(around, name));
}

function isAround(bracket: Token | undefined, { around }: Token): boolean {
  return around !== undefined && (around === bracket || isAround(bracket, around));
}

/** Whether each name of a variable is asked for something that does not fill what it holds. */
function isOnlyRead(tokens: readonly Token[], declared: Token): boolean {
  const uses = tokens.filter(token => token.text === declared.text && token !== declared);
  return uses.every(({ after }) => /^\??\.$/.test(after?.text ?? '') && READS.has(after?.after?.text ?? ''));
}

const READS: ReadonlySet<string> = new Set(['get', 'has', 'keys', 'values', 'entries', 'size', 'forEach']);

/** Whether no function stands in the block in which a variable is declared. */
function isAlone({ before, around }: Token): boolean {
  if (before?.text === 'var' || around?.text !== '{' || isInStaticBlock(around)) return false;
  for (let token = around.after; token !== undefined && token.closes !== around; token = token.after)
    if (token.text === '=>' || token.text === 'function' || (token.text === '{' && !opensBlock(token))) return false;
  return true;
}

function isInStaticBlock({ before, around }: Token): boolean {
  return before?.text === 'static' || (around !== undefined && isInStaticBlock(around));
}
