import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../../analysis/acquisitions/acquisitions.ts';
import type { LeakedListener } from '../../analysis/verdicts/leaked-listeners.ts';
import { readOptions } from '../../analysis/acquisitions/listener-options.ts';
import type { Owner } from '../../analysis/values/owners.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap } from '../../analysis/syntax/syntax.ts';
import { wrongRemoval } from '../conditions/acquired.ts';
import { holdHandler, isOneHandler } from './hold-handler.ts';
import { meansTheSameAt } from '../edits/names-at.ts';
import type { Doubt, Rewrite } from '../edits/rewrite.ts';
import { teardownOf } from './teardown.ts';

/** Takes a listener back where its owner ends; a handler that has no name gets one. */
export function removeListener(leak: LeakedListener, source: Source): Rewrite {
  const { registration, occasion, ends, reason } = leak;
  const { call, handler, pair } = registration;
  if (reason === 'again') return { doubt: 'it is the one before that has to go' };
  if (reason === 'untilAbort' || reason === 'leftover' || reason === 'late')
    return { doubt: 'only the code knows when its work is done' };
  if (handler === undefined) return { doubt: 'there is no handler' };
  const wrong = wrongRemoval(source, registration);
  if (wrong) return wrong;
  const isIdempotent = pair.idempotent && isOneHandler(source, handler, occasion);
  const teardown = teardownOf(source, {
    call,
    occasion,
    ends,
    isIdempotent,
    isEndedElsewhere: reason === 'missed',
  });
  if ('doubt' in teardown) return teardown;
  const held = holdHandler(source, { ...registration, handler }, occasion, teardown.at);
  if ('doubt' in held) return held;
  // An EventTarget is asked in vain to remove nothing; an emitter throws.
  if (held.isOptional && !pair.idempotent) return { doubt: 'the handler may not be there yet' };
  const removal = removalOf(source, registration, held.name, teardown.at, occasion.owner);
  if (typeof removal !== 'string') return removal;
  return { edits: [...held.edits, ...teardown.write(removal)], imports: [] };
}

/** `window.removeEventListener('resize', handler, true)`. */
export function removalOf(
  source: Source,
  registration: Registration,
  handler: string,
  at: TSESTree.Node,
  owner: Owner | undefined,
): string | Doubt {
  const { call, pair, method, target, event, options, receiver } = registration;
  const callee = unwrap(call.callee);
  const isBare = callee === target;
  if (callee.type !== 'MemberExpression' && !isBare) return { doubt: 'the method has a name of its own' };
  if (registration.handler !== call.arguments[pair.handler]) return { doubt: 'the emitter takes other arguments' };
  const named = [target, event, receiver].filter(node => node !== undefined);
  if (!named.every(node => meansTheSameAt(source, node, at, owner)))
    return { doubt: 'the target or event has no name there' };
  const { capture } = readOptions(source, options);
  if (capture === undefined) return { doubt: 'the options are not to be seen' };
  const text = (node: TSESTree.Node): string => source.text.slice(...node.range);
  const object = callee.type === 'MemberExpression' && unwrap(callee.object) === target ? callee.object : target;
  const on = object.type.startsWith('TS') && object.type !== 'TSNonNullExpression' ? `(${text(object)})` : text(object);
  const given = [
    ...(event ? [text(event)] : []),
    handler,
    ...(receiver ? [text(receiver)] : []),
    ...(capture ? ['true'] : []),
  ];
  const dot = callee.type === 'MemberExpression' && callee.optional ? '?.' : '.';
  return `${isBare ? '' : `${on}${dot}`}${removerOf(source, pair.remove, method)}(${given.join(', ')})`;
}

/** `off` for `on`, `removeListener` for `addListener`: the opposite in the same manner of speaking, or in that of the file. */
export function removerOf({ text }: Source, removers: readonly string[], method: string): string {
  if (method === 'bind') return 'unbind';
  const isLong = /Listener$/.test(method) || /\.removeListener\(/.test(text);
  return (isLong ? removers.find(name => name === 'removeListener') : undefined) ?? removers[0]!;
}
