import { assigns, declares, givingOf, setsMember } from './assignments.ts';
import { classAt, headOf, isStatic } from './classes.ts';
import { opensBlock } from './brackets.ts';
import { runsAgain } from './functions.ts';
import { isMember, mayDeclare, startOf } from './operands.ts';
import type { Token } from './tokens.ts';

/** The names of the class each of whose instances has for itself what is assigned: `field = …`, `this.field = …`. */
export function classOfField(assignment: Token): readonly string[] | undefined {
  let member = assignment;
  for (let { around } = assignment; around !== undefined; member = around, { around } = around) {
    const found = classAt(around);
    if (found !== undefined) return isOfInstance(assignment, member) ? found.names : undefined;
    const isMember = around.around !== undefined && classAt(around.around) !== undefined;
    if (!isMember && around.text === '{' && !opensBlock(around) && around.before?.text !== '=>') return undefined;
  }
  return undefined;
}

function isOfInstance(assignment: Token, member: Token): boolean {
  if (isStatic(member)) return false;
  if (member === assignment) return !headOf(member).some(token => assigns(token) || token.text === '?');
  return member.text === '{' && setsMember(assignment, 'this');
}

/**
 * Whether all instances that the text makes of a class may be kept for as long as the program runs. They are not where
 * none is made, or one in a function that runs again and again, and is not kept by what lives on.
 */
export function mayBeKept(tokens: readonly Token[], names: readonly string[], asked: readonly string[] = []): boolean {
  const named = tokens.filter(({ text }) => names.includes(text));
  const makings = named.map(name => startOf(name).before).filter(before => before?.text === 'new');
  const isSure = !named.some(name => isMember(name) || mayDeclare(name));
  if (isSure && makings.some(making => isPassing(tokens, making!, [...asked, ...names]))) return false;
  return makings.length > 0 || named.some(name => isRenamed(name) || name.after?.text === ':');
}

/** `const Y = X`, `<Type>X` */
function isRenamed(name: Token): boolean {
  const { before } = startOf(name);
  return (
    before?.text === '>' || (before !== undefined && assigns(before) && !(before.before && isMember(before.before)))
  );
}

function isPassing(tokens: readonly Token[], making: Token, asked: readonly string[]): boolean {
  const giving = givingOf(making);
  if (giving === undefined || declares(giving)) return runsAgain(tokens, making);
  const names = classOfField(giving);
  return names !== undefined && !names.some(name => asked.includes(name)) && !mayBeKept(tokens, names, asked);
}
