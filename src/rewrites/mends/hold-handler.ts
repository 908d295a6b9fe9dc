import type { TSESTree } from '@typescript-eslint/types';
import { handlerOf, isFreshHandler } from '../../analysis/functions/fresh-handlers.ts';
import type { Occasion } from '../../analysis/lives/occasions.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isClass } from '../../analysis/syntax/syntax.ts';
import { leansOnlyOnThis, losesTypes } from './handler-text.ts';
import type { Held } from './held.ts';
import { meansTheSameAt } from '../edits/names-at.ts';
import type { Doubt } from '../edits/rewrite.ts';
import { type Handled, inConstant, inField, inProperty } from './name-handler.ts';

/** Whether a handler is one and the same whenever it is added, or can be made so. */
export function isOneHandler(source: Source, handler: TSESTree.Node, { owner }: Occasion): boolean {
  return !isFreshHandler(source, handler) || (isClass(owner?.node) && leansOnlyOnThis(source, handler, owner.node));
}

/** A name by which a handler can be taken back elsewhere: its own, or a field or constant that it is kept in from now on. */
export function holdHandler(
  source: Source,
  registration: Handled,
  occasion: Occasion,
  at: TSESTree.Node,
): Held | Doubt {
  const handler = handlerOf(registration.handler);
  if (!isFreshHandler(source, handler)) {
    return meansTheSameAt(source, handler, at, occasion.owner)
      ? { name: source.text.slice(...handler.range), edits: [], isOptional: false }
      : { doubt: 'the handler has no name there' };
  }
  if (losesTypes(source, handler)) return { doubt: 'its parameters would lose their types' };
  if (occasion.kind !== 'object') return inConstant(source, registration, handler, at);
  const { owner } = occasion;
  if (isClass(owner?.node) && leansOnlyOnThis(source, handler, owner.node))
    return inField(source, registration, handler, owner.node);
  return inProperty(source, registration, handler, occasion, at);
}
