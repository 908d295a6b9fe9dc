import type { TSESTree } from '@typescript-eslint/types';
import { type Registration, registrations } from '../../analysis/acquisitions/acquisitions.ts';
import { isFreshHandler } from '../../analysis/functions/fresh-handlers.ts';
import { fitOf } from '../../analysis/releases/listener-removals.ts';
import { isMadeAnew } from '../../analysis/releases/same-targets.ts';
import { isGlobalMethod } from '../../analysis/syntax/globals.ts';
import { readOptions } from '../../analysis/acquisitions/listener-options.ts';
import type { MismatchedRemoval, MismatchReason } from '../../analysis/verdicts/mismatched-removals.ts';
import { isNothing } from '../../analysis/lives/template-refs.ts';
import { occasionOf } from '../../analysis/lives/occasions.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { meansTheSameAt } from '../edits/names-at.ts';
import { oneEdit, type Doubt, type Rewrite } from '../edits/rewrite.ts';
import { shareHandler } from './share-handler.ts';
import { swapCalls } from './swap-calls.ts';
import { clearRightly } from './clear-rightly.ts';

/** Gives a removal what was given to the call that added the listener. */
export function matchRemoval(mismatch: MismatchedRemoval, source: Source): Rewrite {
  const { reason, added, removed, started, node } = mismatch;
  if (reason === 'swapped') return swapCalls(mismatch, source);
  if (reason === 'wrongClear') return started ? clearRightly(source, node, started) : UNSEEN;
  if (reason === 'unwatched') return { doubt: 'which of the two targets is meant, nobody says' };
  if (reason === 'misspelt') return removed ? oneEdit(node.range, removed.method) : UNSEEN;
  return added && removed ? MATCHES[reason](source, added, removed) : UNSEEN;
}

const UNSEEN: Doubt = { doubt: 'the file does not show what was added' };

/** Gives a removal what it lacks. */
type Match = (source: Source, added: Registration, removed: Registration) => Rewrite;

const MATCHES: Readonly<Record<Exclude<MismatchReason, 'swapped' | 'wrongClear' | 'unwatched' | 'misspelt'>, Match>> = {
  inline: shareHandler,
  bind: shareHandler,
  handler: (source, added, removed) =>
    added.handler && isFreshHandler(source, added.handler)
      ? shareHandler(source, added, removed)
      : removed.handler && isNothing(removed.handler)
        ? copy(source, added, removed.call, added.handler, removed.handler)
        : { doubt: 'either function may be the one that is meant' },
  result: (source, added, removed) =>
    added.handler && !isFreshHandler(source, added.handler)
      ? copy(source, added, removed.call, added.handler, removed.handler)
      : { doubt: 'the function that was added has no name yet' },
  rebound: () => ({ doubt: 'the removal is right, and what stands before it is in the wrong order' }),
  early: () => ({ doubt: 'where the function is to be kept, nobody says' }),
  event: (source, added, removed) =>
    mayBeOfAnother(source, removed)
      ? { doubt: 'something else is added under that event' }
      : copy(source, added, removed.call, added.event, removed.event),
  target: (source, added, removed) =>
    isMadeAnew(source, added.target) || isGlobalMethod(source, added.target)
      ? { doubt: 'the target that is listened to has no name yet' }
      : copy(source, added, removed.call, added.target, removed.target),
  capture: copyCapture,
  noEvent(source, added, { call, event }) {
    const [at] = event?.range ?? call.range;
    const text =
      added.event && meansTheSame(source, added, added.event, call) && source.text.slice(...added.event.range);
    return text ? oneEdit([at, at], `${text}, `) : { doubt: 'the event has no name there' };
  },
};

function meansTheSame(source: Source, added: Registration, node: TSESTree.Node, at: TSESTree.Node): boolean {
  const owner = occasionOf(source, added.call)?.owner;
  return meansTheSameAt(source, node, at, owner && occasionOf(source, at)?.owner === owner ? owner : undefined);
}

function copy(
  source: Source,
  added: Registration,
  at: TSESTree.Node,
  from: TSESTree.Node | undefined,
  to: TSESTree.Node | undefined,
): Rewrite {
  if (!from || !to || !meansTheSame(source, added, from, at)) return { doubt: 'it has no name there' };
  return oneEdit(to.range, source.text.slice(...from.range));
}

/** Whether the file listens to the event that a removal names. */
function mayBeOfAnother(source: Source, removed: Registration): boolean {
  return registrations(source).added.some(added => {
    const { event, target } = fitOf(source, added, removed);
    return added.pair === removed.pair && event !== 'different' && target !== 'different';
  });
}

function copyCapture(source: Source, { options: given }: Registration, { options, handler }: Registration): Rewrite {
  const { capture } = readOptions(source, given);
  if (capture === undefined || handler === undefined) return { doubt: 'the options are not to be seen' };
  if (options) return oneEdit([capture ? options.range[0] : handler.range[1], options.range[1]], capture ? 'true' : '');
  return oneEdit([handler.range[1], handler.range[1]], ', true');
}
