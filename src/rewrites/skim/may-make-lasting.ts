import { anyMember } from '../../analysis/tables/words.ts';
import { assigns, givingOf } from './assignments.ts';
import { classOfField, mayBeKept } from './instances.ts';
import { startOf } from './operands.ts';
import { type Token, tokensOf } from './tokens.ts';
import { isPassingVariable } from './variables.ts';

/**
 * Whether a text may make a map or set that outlives the calls that fill it: what `longLived` looks for, told without
 * parsing. It may not where each that it makes is handed on at once, is a variable of a function that runs again and
 * again, or a field of instances that are not kept.
 */
export function mayMakeLasting(kind: 'Map' | 'Set', text: string, path: string): boolean {
  if (!MAKES[kind].test(text) || !FILLS[kind].test(text)) return false;
  const tokens = tokensOf(text, path);
  if (tokens === undefined) return true;
  return tokens.some(token => token.text === kind && mayLast(tokens, token)) || ONCE.test(text);
}

function mayLast(tokens: readonly Token[], token: Token): boolean {
  if (OF_CLASS.test(token.after?.text ?? '')) return true;
  if (token.before?.text !== 'new') return isRenamed(token);
  const giving = givingOf(token.before);
  if (giving === undefined) return false;
  if (!assigns(giving)) return true;
  if (isPassingVariable(tokens, giving)) return false;
  const names = classOfField(giving);
  return names === undefined || mayBeKept(tokens, names);
}

/** `const Cache = Map`, `class Cache extends Map`, `new (Map)()`; not `type Cache = Map<string, Entry>`. */
function isRenamed(name: Token): boolean {
  const { before } = startOf(name);
  return /^(?:new|extends|[=>])$/.test(before?.text ?? '') && before?.before?.before?.text !== 'type';
}

/** What a text has in it wherever it makes one, or gives another name to what makes one; the rarest word comes first. */
const makes = (kind: string): RegExp =>
  new RegExp(String.raw`\b${kind}(?:\b(?<=(?:\bnew|\bextends|[=>(])(?:[\s(]|//.*\s|/\*[^]*?\*/)*${kind})|\?\.|[.[])`);
const MAKES = { Map: makes('Map'), Set: makes('Set') };
/** What a text has in it wherever it fills one; the last: `new Map([...map, [key, value]])`. */
const FILLS = {
  Map: new RegExp(
    `${anyMember(['set', 'getOrInsert', 'getOrInsertComputed']).source}|${/\bMap\b[^()]*\(\s*\[\s*\.{3}/.source}`,
  ),
  Set: anyMember(['add']),
};

const MODULE = String.raw`(?:module|exports|require|__webpack_\w+|__unused_webpack_\w+)\b`;
/** Angular and Nest make one instance for all; functions that stand for a module, by their parameters or as AMD has them, run once. */
const ONCE = new RegExp(
  String.raw`providedIn|@nestjs/common|\bdefine\s*\(\s*(?:['"][^'"]*['"]\s*,\s*)?(?:\[|function|\(|\w+\s*=>)|` +
    String.raw`\(\s*${MODULE}[^(),]*(?:,\s*(?:${MODULE}[^(),]*)?)?\)\s*(?:[:{]|=>)|\b${MODULE}\s*=>`,
);
/** `Map.groupBy(…)` */
const OF_CLASS = /^(?:\?\.|[.[])$/;
