import type { TSESTree } from '@typescript-eslint/types';
import { REACTIONS, TELLERS, TELLING_METHODS, WATCHERS } from '../tables/acquisition-table.ts';
import { callsNamed, namesOfCalls } from '../syntax/calls-named.ts';
import { type Handle, handleOf } from './handles.ts';
import { ENDS_OF_SUBSCRIPTIONS, subscribedByUse } from './handles-by-use.ts';
import { mentions } from '../syntax/mentions.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { EVENT, type Started, startedBy } from './started-subscriptions.ts';
import { ANY_EVENT } from './told-by-shell.ts';
import { anyMember, anyString, anyWord } from '../tables/words.ts';

/** A call whose result is the only way to end what it starts. */
export interface Subscription extends Started {
  readonly call: TSESTree.CallExpression;
  readonly handle: Handle;
}

/** Every subscription of the file to a source that does not end by itself. */
export const subscriptions = perSource((source): readonly Subscription[] => {
  const isOwn = source.settings.acquisitions.some(({ add }) => source.text.includes(add));
  if (!isOwn && !mentionsSubscriptions(source)) return [];
  return mayStart(source).flatMap(call => {
    if (call.arguments.some(({ type }) => type === 'SpreadElement')) return [];
    const found = startedBy(source, call) ?? subscribedByUse(source).get(call);
    return found && found.life !== 'own' && found.life !== 'unknown'
      ? [{ call, handle: handleOf(source, call), ...found }]
      : [];
  });
});

const TELLING = TELLING_METHODS.map(({ name }) => name);
const NAMES = ['subscribe', 'listen', ...TELLING];
// Some are told of their only event, by what is called as the platform calls what has many.
const METHODS = anyMember([...NAMES, 'addEventListener']);
const EVENTS = /\bon(?:Did|Will)[A-Z]|\bonCancellationRequested\b|\bwindow\.(?:\w+\.)?on[A-Z]/;
const MAKERS = anyString([...Object.keys(REACTIONS), ...Object.keys(TELLERS)]);
const WATCHES = anyWord(WATCHERS);
const LISTENS = /\badd\w*Listener\b/;
const BY_USE = anyMember(ENDS_OF_SUBSCRIPTIONS);
const BY_ID = /\.(?:un(?:register|subscribe|observe|listen|watch)|deregister)\w*\(/;

/** Whether the text of a file names anything that subscribes. */
const mentionsSubscriptions = mentions(
  [
    ...NAMES,
    ...WATCHERS,
    ...Object.keys(REACTIONS),
    ...Object.values(TELLERS).flat(),
    'addEventListener',
    'onDid*',
    'onWill*',
    'onCancellationRequested',
    'window',
    'addAbortListener',
    'add*Listener',
    ...ENDS_OF_SUBSCRIPTIONS,
    'unregister*',
    'unsubscribe*',
    'unobserve*',
    'unlisten*',
    'unwatch*',
    'deregister*',
  ],
  text =>
    BY_USE.test(text) ||
    BY_ID.test(text) ||
    (LISTENS.test(text) && text.includes('.remove')) ||
    METHODS.test(text) ||
    EVENTS.test(text) ||
    MAKERS.test(text) ||
    WATCHES.test(text) ||
    text.includes('addAbortListener'),
);

function mayStart(source: Source): readonly TSESTree.CallExpression[] {
  // What a module exports goes by any name.
  if (MAKERS.test(source.text)) return nodesOf(source, 'CallExpression');
  const own = source.settings.acquisitions.map(({ add }) => add);
  const named = callsNamed(source, [
    ...NAMES,
    'addAbortListener',
    'addEventListener',
    'addListener',
    ...WATCHERS,
    ...own,
    ...namesOfCalls(source, /\bwindow\b/.test(source.text) ? ANY_EVENT : EVENT),
  ]);
  const others = [...subscribedByUse(source).keys()].filter(call => !named.includes(call));
  return others.length === 0 ? named : [...named, ...others].sort((a, b) => a.range[0] - b.range[0]);
}
