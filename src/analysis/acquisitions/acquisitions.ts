import type { TSESTree } from '@typescript-eslint/types';
import { throughWrappers } from './registration-wrappers.ts';
import {
  type Arguments,
  argumentsOf,
  argumentsOfFunction,
  argumentsOfHelper,
  isText,
} from './registration-arguments.ts';
import { chainRoot } from './registration-chains.ts';
import { isRegistering, isRemoving } from './registration-signs.ts';
import { LISTENERS, type ListenerPair, NAMED_ADDER, namedPair, TICKER, UNARY } from '../tables/acquisition-table.ts';
import { isGlobalMethod } from '../syntax/globals.ts';
import { propertyName } from '../syntax/member-names.ts';
import { constantText, resolve } from '../syntax/bindings.ts';
import { callsNamed, namesOfCalls } from '../syntax/calls-named.ts';
import { isBinding } from '../functions/fresh-handlers.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { lastNameOf, unwrap } from '../syntax/syntax.ts';
import { mentionsShorthands, shorthandOf } from './shorthands.ts';
import { SHORTHANDS } from '../tables/jquery-events.ts';
import { anyCall, anyMember } from '../tables/words.ts';

/** A call that registers a handler on a target, or takes one back. */
export interface Registration extends Arguments {
  readonly call: TSESTree.CallExpression;
  readonly pair: ListenerPair;
  readonly method: string;
  /** What the handler is registered on. */
  readonly target: TSESTree.Node;
}

/** The event that a registration names; empty where it names none, or one that is not always the same. */
export const eventName = (source: Source, { event }: Registration): string =>
  (event && constantText(source, event)) ?? '';

export interface Registrations {
  readonly added: readonly Registration[];
  readonly removed: readonly Registration[];
}

/** Every call of the file that adds or removes a listener. */
export const registrations = perSource((source): Registrations => {
  const added: Registration[] = [];
  const removed: Registration[] = [];
  if (!mentionsListeners(source)) return { added, removed };
  const pairs = pairsOf(source);
  const names = pairs.flatMap(({ add, once, remove }) => [...add, ...once, ...remove]);
  if (mentionsShorthands(source.text)) names.push(...SHORTHANDS);
  for (const call of callsNamed(source, names)) {
    const callee = methodOf(source, call);
    const method = callee && propertyName(source, callee);
    if (method === undefined) {
      const found = registrationByFunction(source, call, pairs) ?? registrationOnGlobal(source, call, pairs);
      if (found) (found.pair.remove.includes(found.method) ? removed : added).push(found);
      continue;
    }
    const shorthand = SHORTHANDS.includes(method) && shorthandOf(source, call, callee!);
    if (shorthand) added.push({ call, method, ...shorthand });
    for (const pair of pairs) {
      const adds = pair.add.includes(method) || pair.once.includes(method);
      if (!adds && !pair.remove.includes(method)) continue;
      if (method === 'bind' && !(call.arguments[0] && isText(source, call.arguments[0]))) continue;
      if (pair.on && !pair.on.test(lastNameOf(callee!.object))) continue;
      const found = registrationOf(source, call, callee!, pair, method, adds);
      if (found) (adds ? added : removed).push(found);
    }
  }
  return { added: throughWrappers(source, added), removed: throughWrappers(source, removed) };
});

/** `on(window, 'resize', f)`, with a function of another module, whose name says what it does to what it is given first. */
function registrationByFunction(
  source: Source,
  call: TSESTree.CallExpression,
  pairs: readonly ListenerPair[],
): Registration | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'Identifier' || call.arguments.some(({ type }) => type === 'SpreadElement')) return undefined;
  const { name } = callee;
  const pair = pairs.find(({ event, add, once, remove }) => event === 0 && [...add, ...once, ...remove].includes(name));
  const given = pair && argumentsOfFunction(source, call);
  if (!pair || !given || (!given.handler && !pair.remove.includes(name))) return undefined;
  return { call, pair, method: name, ...given };
}

/** `addEventListener('resize', f)`: the global object's own method, called bare, which stands for its target as well. */
function registrationOnGlobal(
  source: Source,
  call: TSESTree.CallExpression,
  pairs: readonly ListenerPair[],
): Registration | undefined {
  const target = unwrap(call.callee);
  if (target.type !== 'Identifier' || !isGlobalMethod(source, target)) return undefined;
  const { name } = target;
  const pair = pairs.find(({ add, remove }) => add.includes(name) || remove.includes(name));
  if (!pair || call.arguments.some(({ type }) => type === 'SpreadElement')) return undefined;
  const given = argumentsOf(source, call, pair);
  const adds = pair.add.includes(name);
  if (adds ? !isRegistering(source, call, pair, given) : !isRemoving(source, call, pair)) return undefined;
  // A page may have a function of that name, which is told the target first.
  if (given.handler && isText(source, given.handler)) return undefined;
  return { call, pair, method: name, target, ...given };
}

/** The method that a call is of, also through a constant such as `const remove = body.removeEventListener.bind(body)`. */
function methodOf(source: Source, call: TSESTree.CallExpression): TSESTree.MemberExpression | undefined {
  const callee = resolve(source, call.callee);
  if (callee.type === 'MemberExpression') return unwrap(call.callee).type === 'MemberExpression' ? callee : undefined;
  const bound = callee.type === 'CallExpression' && isBinding(source, callee) ? unwrap(callee.callee) : undefined;
  const method = bound?.type === 'MemberExpression' ? unwrap(bound.object) : undefined;
  return method?.type === 'MemberExpression' ? method : undefined;
}

const METHODS = anyMember([...LISTENERS, UNARY].flatMap(({ add, once, remove }) => [...add, ...once, ...remove]));

/** The same as functions of another module: `on(window, 'resize', f)`. */
const FUNCTIONS = anyCall(LISTENERS.flatMap(({ add, once, remove }) => [...add, ...once, ...remove]));

const NAMED = /\.\s*add[A-Z]\w*Listener\b/;

const SHORTHAND = anyMember(SHORTHANDS);

const mentionsTicker = (text: string): boolean => text.includes('ticker') || text.includes('Ticker');

/** Whether the text of a file names any method of the pairs. */
function mentionsListeners({ text, settings }: Source): boolean {
  return (
    METHODS.test(text) ||
    FUNCTIONS.test(text) ||
    NAMED.test(text) ||
    mentionsTicker(text) ||
    (SHORTHAND.test(text) && mentionsShorthands(text)) ||
    settings.acquisitions.some(({ add }) => text.includes(add))
  );
}

/** The pairs that we know, and the project's own. */
const pairsOf = perSource((source): readonly ListenerPair[] => [
  ...LISTENERS,
  UNARY,
  ...(mentionsTicker(source.text) ? [TICKER] : []),
  ...namesOfCalls(source, NAMED_ADDER)
    .filter(name => name !== 'addEventListener' && name !== 'addAbortListener')
    .map(namedPair),
  ...source.settings.acquisitions.flatMap(({ add, remove }) =>
    remove === undefined ? [] : [{ add: [add], once: [], remove: [remove], event: 0, handler: 1, idempotent: false }],
  ),
]);

function registrationOf(
  source: Source,
  call: TSESTree.CallExpression,
  callee: TSESTree.MemberExpression,
  pair: ListenerPair,
  method: string,
  adds: boolean,
): Registration | undefined {
  if (call.arguments.some(argument => argument.type === 'SpreadElement')) return undefined;
  const helped = argumentsOfHelper(source, call, callee, pair);
  const target = helped?.target ?? chainRoot(source, callee.object, pair);
  const found = helped ?? argumentsOf(source, call, pair);
  if (helped) return adds && !helped.handler ? undefined : { call, pair, method, ...helped };
  if (adds ? !isRegistering(source, call, pair, found) : !isRemoving(source, call, pair)) return undefined;
  return { call, pair, method, target, ...found };
}
