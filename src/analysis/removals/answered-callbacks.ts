import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { namesOfEntry, readsEntry } from '../containers/elements.ts';
import { isParameter, nameOfFunction } from '../containers/registrations.ts';
import { resolve, variableOf } from '../syntax/bindings.ts';
import { calledMethod, keyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { lastNameOf, memberOn, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import { isBlank } from '../growth/growth.ts';

/** Names by which an entry is what its asker is to be called back by; `undefined` as a name where it is the entry itself. */
export type Callbacks = ReadonlySet<string | undefined>;

/** `waits[id] = callback`, `waits.set(id, { done, method })`, of a function that is not there to tell of each change. */
export function callbacksIn(source: Source, { place, uses }: Container, growth: Use): Callbacks | undefined {
  const { value, inside } = growth;
  // Who calls them all tells them of something.
  if (value === undefined || uses.some(({ effect }) => effect === 'iterate')) return undefined;
  if ([place.name, nameOfFunction(source, inside) ?? ''].some(name => WATCHES.test(name))) return undefined;
  const isCallback = (given: TSESTree.Node): boolean =>
    CALLBACKS.test(lastNameOf(given)) && isParameter(source, given, inside);
  if (isCallback(value)) return new Set([undefined]);
  const made = resolve(source, value);
  const parts = made.type === 'ObjectExpression' ? made.properties : [];
  const names = parts.flatMap(part => (part.type === 'Property' && isCallback(part.value) ? [keyName(part)] : []));
  return names.length > 0 ? new Set(names) : undefined;
}

/** What is called back each time that something happens. */
const WATCHES = /watch|subscri|listen|observ|handler|hook|^_*(?:on|add|once)(?![a-z])/i;

const CALLBACKS = /^_*(?:cb|done|next|.*callback)$/i;

/** Whether what reads an entry calls back, as those are called back who have asked: once, with an error or `null` before the answer. */
export function callsBack(source: Source, read: Use, callbacks: Callbacks): boolean {
  if (!readsEntry(read))
    return callbacks.has(undefined) && read.by.type === 'CallExpression' && tellsError(read.by.arguments);
  return namesOfEntry(source, read.by).some(entry => {
    const user = userOf(entry);
    const taken =
      user?.type === 'VariableDeclarator' && user.id.type === 'ObjectPattern'
        ? user.id.properties.flatMap(part =>
            part.type === 'Property' && callbacks.has(keyName(part))
              ? (variableOf(source, part.value)?.references ?? []).map(({ identifier }) => identifier)
              : [],
          )
        : [];
    const member = memberOn(entry);
    const isPart = member && !member.computed && callbacks.has(lastNameOf(member));
    return [...(callbacks.has(undefined) ? [entry] : []), ...(isPart ? [member] : []), ...taken].some(callback =>
      isAnswered(source, callback),
    );
  });
}

/** `done(null, answer)`, `done.call(this, message.error, message.result)` */
function isAnswered(source: Source, callback: TSESTree.Node): boolean {
  const user = userOf(callback);
  if (user?.type === 'CallExpression') return user.callee === wrapped(callback) && tellsError(user.arguments);
  const call = user?.type === 'MemberExpression' ? userOf(user) : undefined;
  return (
    call?.type === 'CallExpression' && calledMethod(source, call) === 'call' && tellsError(call.arguments.slice(1))
  );
}

/** Whether what is told first is an error, or that there is none. */
function tellsError([first]: readonly TSESTree.CallExpressionArgument[]): boolean {
  if (first === undefined || first.type === 'SpreadElement') return false;
  const told = unwrap(first);
  if (told.type === 'NewExpression') return /Error$/.test(lastNameOf(told.callee));
  return isBlank(told) || /^_*(?:e|err|error)$/i.test(lastNameOf(told));
}
