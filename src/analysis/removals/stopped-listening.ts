import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from '../containers/containers.ts';
import { namesOfEntry } from '../containers/elements.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import type { Source } from '../syntax/source.ts';
import { userOf } from '../syntax/syntax.ts';
import { wordsOf } from '../tables/name-words.ts';

/**
 * `removeGlobalListener(name) { window.removeEventListener(name, listeners[name]); }`: whether what goes is the listening to a thing
 * that stays, and that is listened to again under the same key.
 */
export function stopsListening(source: Source, { uses }: Container, removal: TSESTree.Node): boolean {
  const use = uses.find(({ by }) => by === removal);
  if (use === undefined || !LISTENING.has(wordsOf(nameOfFunction(source, use.inside) ?? '').at(-1))) return false;
  // What is told to end itself is more than a handler.
  return namesOfEntry(source, use.by).every(entry => userOf(entry)?.type !== 'MemberExpression');
}

/** Last words of names of functions that take back handlers, and nothing else. */
const LISTENING: ReadonlySet<string | undefined> = new Set(
  'listener listeners handler handlers event events hook hooks callback callbacks observer observers'.split(' '),
);
