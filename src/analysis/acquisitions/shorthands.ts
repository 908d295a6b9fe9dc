import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from '../syntax/bindings.ts';
import { globalPath } from '../syntax/globals.ts';
import { calledMethod } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, lastNameOf, unwrap } from '../syntax/syntax.ts';
import { LISTENERS, type ListenerPair } from '../tables/acquisition-table.ts';
import { SHORTHANDS } from '../tables/jquery-events.ts';
import { isBinding } from '../functions/fresh-handlers.ts';

/** What a method of jQuery adds that is called as its event is. */
export interface Shorthand {
  readonly pair: ListenerPair;
  readonly target: TSESTree.Node;
  /** The name of the method. */
  readonly event: TSESTree.Node;
  readonly handler: TSESTree.Node;
}

/** The pair of methods that the shorthands of jQuery stand for. */
const PAIR = LISTENERS.find(({ add }) => add.includes('on'))!;

const CHAINED: ReadonlySet<string> = new Set([...SHORTHANDS, ...PAIR.add, ...PAIR.once, ...PAIR.remove]);

/** Whether a text makes objects of jQuery. */
export const mentionsShorthands = (text: string): boolean => /\$\(|jQuery\b|\$(?:win|doc|body)/.test(text);

/** `$(window).resize(f)`, `$(element).click(data, f)`: without a function they set the event off. */
export function shorthandOf(
  source: Source,
  { arguments: given }: TSESTree.CallExpression,
  { object, property }: TSESTree.MemberExpression,
): Shorthand | undefined {
  const handler = given.at(-1);
  if (!handler || given.length > 2 || !isGivenFunction(source, handler)) return undefined;
  let target = unwrap(object);
  while (target.type === 'CallExpression' && CHAINED.has(calledMethod(source, target) ?? ''))
    target = unwrap((unwrap(target.callee) as TSESTree.MemberExpression).object);
  return isWrapped(source, target) ? { pair: PAIR, target, event: property, handler } : undefined;
}

function isGivenFunction(source: Source, argument: TSESTree.Node): boolean {
  const node = resolve(source, argument);
  return (
    isFunction(node) ||
    isBinding(source, node) ||
    (node.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression')
  );
}

/** Whether an expression surely is an object of jQuery. */
function isWrapped(source: Source, target: TSESTree.Node): boolean {
  const node = resolve(source, target);
  if (node.type !== 'CallExpression') return /^\$(?:win(?:dow)?|doc(?:ument)?|body)$/i.test(lastNameOf(target));
  // Plugins call what they are handed by these names, too.
  return /^(?:\$|jQuery)$/.test(lastNameOf(node.callee)) || globalPath(source, node.callee) === 'angular.element';
}
