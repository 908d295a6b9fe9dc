import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../../analysis/acquisitions/acquisitions.ts';
import type { Leak } from '../../analysis/lives/behalf.ts';
import { makesNodeOfRed } from '../../analysis/lives/components.ts';
import type { Capture } from '../../analysis/functions/captures.ts';
import type { Occasion } from '../../analysis/lives/occasions.ts';
import type { Ends } from '../../analysis/lives/owner-ends.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { calleeWord, isFunction, lineOf, literalText, unwrap } from '../../analysis/syntax/syntax.ts';

const LONGEST = 40;

/** The text of an expression, in one line, cut where it is long. */
export function textOf({ text }: Source, node: TSESTree.Node): string {
  const line = text
    .slice(...node.range)
    .replace(/\s+/g, ' ')
    .replace(/ (?=\??\.)/g, '');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}

/** What an expression stands for: `document` for `'document'`, as some say what they listen to. */
export const nameOf = (source: Source, node: TSESTree.Node): string => literalText(node) ?? textOf(source, node);

/** What a listener is added to: `window` where that is not named. */
export const targetWords = (source: Source, { call, target }: Registration): string =>
  target === unwrap(call.callee) ? 'window' : textOf(source, target);

/** An event: “'resize'” as it is written, “`Events.ERROR`” where it is computed. */
export function eventWords(source: Source, event: TSESTree.Node | undefined): string {
  if (event === undefined) return 'change';
  const text = textOf(source, event);
  return literalText(event) === undefined ? `\`${text.replaceAll('`', "'")}\`` : text;
}

/** What has made a handler on the spot: `bind`, `debounce`. */
export function makerOf(handler: TSESTree.Node): string {
  const made = unwrap(handler);
  return made.type === 'CallExpression' ? calleeWord(made) : '';
}

/** The other way to end a listener, where what it is added by takes options. */
export function orSignalWords({ pair }: Registration): string {
  return pair.options === undefined ? '' : ', or add it with the `signal` of a controller that is aborted then';
}

/** What a message tells of a leak: what stays alive, the line that acquires it, and when that should end. */
export function leakWords({ node, capture, occasion, ends }: Leak): { kept: string; line: number; end: string } {
  return { kept: keptWords(capture, occasion), line: lineOf(node), end: endWords(occasion, ends) };
}

/** What stays alive: “this `Chart`”, “`view`”, “what each call of `watch` makes”. */
function keptWords({ kind, names }: Capture, { kind: when, name }: Occasion): string {
  if (kind === 'instance') return name === undefined ? 'this object' : `this \`${name}\``;
  if (kind === 'variables' && names[0] !== undefined)
    return names.length > 1 ? `\`${names[0]}\` and what else the callback captures` : `\`${names[0]}\``;
  if (when === 'effect') return 'what each run of this effect adds';
  if (when === 'object') return `what each ${name === undefined ? 'such object' : `\`${name}\``} adds`;
  return `what each call of ${name === undefined ? 'this function' : `\`${name}\``} adds`;
}

/** When the owner ends: “in `destroy`”, “in the effect's clean-up”. */
function endWords({ kind, name, start }: Occasion, ends: Ends): string {
  if (kind === 'effect')
    return isFunction(start) && start.async
      ? 'in a clean-up, which an `async` effect cannot return'
      : 'in the clean-up that the effect returns';
  if (ends.name !== undefined) return `in \`${ends.name}\``;
  if (kind === 'component') {
    if (isFunction(start) && makesNodeOfRed(start)) return 'when the node closes';
    return isOfScope(start) ? 'when its scope is destroyed' : 'when the component unmounts';
  }
  return name === undefined
    ? 'when it is no longer needed'
    : `when ${kind === 'object' ? `a \`${name}\`` : `the work of \`${name}\``} is done`;
}

/** Whether a component is what AngularJS makes for a scope. */
const isOfScope = (start: TSESTree.Node): boolean =>
  isFunction(start) && start.params.some(given => given.type === 'Identifier' && /^\$?scope$/.test(given.name));
