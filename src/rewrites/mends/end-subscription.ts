import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../../analysis/syntax/member-names.ts';
import { importedFrom } from '../../analysis/syntax/imported.ts';
import type { LeakedSubscription } from '../../analysis/verdicts/leaked-subscriptions.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { streamOf } from '../../analysis/lives/streams.ts';
import { isToldByShell } from '../../analysis/releases/told-by-shell.ts';
import type { Subscription } from '../../analysis/releases/subscriptions.ts';
import { holdHandle } from './hold-handle.ts';
import type { Rewrite } from '../edits/rewrite.ts';
import { teardownOf } from './teardown.ts';

/** How what a subscription returns is ended, and what to call it. */
interface Ending {
  readonly end: string;
  readonly names: readonly string[];
  readonly type: string;
}

const UNSUBSCRIBE: Ending = {
  end: '.unsubscribe()',
  names: ['subscription', 'subscribed', 'streamSubscription'],
  type: '{ unsubscribe(): void }',
};
const DISPOSE: Ending = {
  end: '.dispose()',
  names: ['listener', 'disposable', 'registration'],
  type: '{ dispose(): void }',
};
const CALL: Ending = { end: '()', names: ['unsubscribe', 'stopListening', 'endSubscription'], type: '() => void' };

/** Ends a subscription where its owner ends, and keeps what it returns for that. */
export function endSubscription(leak: LeakedSubscription, source: Source): Rewrite {
  const { subscription, occasion, ends, reason } = leak;
  if (reason === 'replaced') return { doubt: 'both have to be kept' };
  if (reason === 'overwritten') return { doubt: 'the one before has to end first' };
  const ending = endingOf(source, subscription);
  if (ending === undefined) return { doubt: 'it is not known what the call returns' };
  const acquired = {
    call: subscription.call,
    occasion,
    ends,
    isIdempotent: false,
    isEndedElsewhere: reason === 'missed',
  };
  const teardown = teardownOf(source, acquired);
  if ('doubt' in teardown) return teardown;
  const held = holdHandle(source, acquired, subscription.handle, ending, teardown.at);
  if ('doubt' in held) return held;
  const release = held.name + (held.isOptional ? ending.end.replace(/^\.?/, '?.') : ending.end);
  return { edits: [...held.edits, ...teardown.write(release)], imports: [] };
}

/** What ends a subscription, by what the code says of its source. */
function endingOf(source: Source, { call, target }: Subscription): Ending | undefined {
  const method = calledMethod(source, call);
  if (isToldByShell(source, call)) return undefined;
  if (method === 'listen' || importedFrom(source, call.callee)?.module === 'mobx') return CALL;
  if (method !== undefined && /^on[A-Z]/.test(method)) return DISPOSE;
  if (method !== 'subscribe') return undefined;
  const { root, operators } = streamOf(source, target);
  if (operators.length > 0 || /\$$/.test(source.text.slice(...root.range)) || importsFrom(source, /^rxjs/))
    return UNSUBSCRIBE;
  const isStore = /store$/i.test(source.text.slice(...root.range)) || /stores?(\.\w+)?$/.test(moduleOf(source, root));
  return isStore ? CALL : undefined;
}

const moduleOf = (source: Source, node: TSESTree.Node): string => importedFrom(source, node)?.module ?? '';

function importsFrom({ ast }: Source, module: RegExp): boolean {
  return ast.body.some(node => node.type === 'ImportDeclaration' && module.test(node.source.value));
}
