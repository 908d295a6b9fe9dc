import type { Use } from '../containers/container-uses.ts';
import { namesOfEntry } from '../containers/elements.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import type { Source } from '../syntax/source.ts';
import { userOf } from '../syntax/syntax.ts';
import { wordsOf } from '../tables/name-words.ts';

/**
 * `removeGlobalListener(name) { window.removeEventListener(name, listeners[name]); }`: whether what goes is the listening to a thing
 * that stays, and that is listened to again under the same key.
 */
export function stopsListening(source: Source, use: Use | undefined): boolean {
  if (use === undefined || !LISTENING.has(wordsOf(nameOfFunction(source, use.inside) ?? '').at(-1))) return false;
  // What is told to end itself is more than a handler.
  return namesOfEntry(source, use.by).every(entry => userOf(entry)?.type !== 'MemberExpression');
}

/** Last words of names of functions that take back handlers, and nothing else. */
const LISTENING: ReadonlySet<string | undefined> = new Set(
  'listener listeners handler handlers event events hook hooks callback callbacks observer observers'.split(' '),
);
