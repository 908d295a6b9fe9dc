import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../../analysis/acquisitions/acquisitions.ts';
import { isFreshHandler } from '../../analysis/functions/fresh-handlers.ts';
import { fitOf } from '../../analysis/releases/listener-removals.ts';
import { type Occasion, occasionOf } from '../../analysis/lives/occasions.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap } from '../../analysis/syntax/syntax.ts';
import { holdHandler } from './hold-handler.ts';
import type { Rewrite } from '../edits/rewrite.ts';

/** Gives the call that adds a listener and the one that removes it one function, kept in a field or constant. */
export function shareHandler(source: Source, added: Registration, removed: Registration): Rewrite {
  if (!added.handler || !removed.handler) return { doubt: 'one of the calls is given no function' };
  const { target, event, capture } = fitOf(source, added, removed);
  if (target === 'different' || event === 'different' || capture === 'different')
    return { doubt: 'the calls differ in more than the function' };
  const [occasion, end] = [occasionOf(source, added.call), occasionOf(source, removed.call)];
  if (!occasion || !end || !isOneOwner(occasion, end)) return { doubt: 'nothing is known to both calls' };
  const isNamed = !isFreshHandler(source, added.handler);
  if (!isNamed && !areAlike(source, added.handler, removed.handler))
    return { doubt: 'the two functions do different things' };
  const held = holdHandler(source, { ...added, handler: added.handler }, occasion, removed.call);
  if ('doubt' in held) return held;
  return { edits: [...held.edits, { range: removed.handler.range, text: held.name }], imports: [] };
}

function isOneOwner(a: Occasion, b: Occasion): boolean {
  return a.kind === b.kind && (a.owner ? a.owner === b.owner : a.start === b.start);
}

/** Whether two handlers are written alike, or one is the other one bound. */
function areAlike(source: Source, added: TSESTree.Node, removed: TSESTree.Node): boolean {
  const text = ({ range }: TSESTree.Node): string => source.text.slice(...range).replace(/\s+/g, ' ');
  const callee = unwrap(added).type === 'CallExpression' ? (unwrap(added) as TSESTree.CallExpression).callee : added;
  const unbound = callee.type === 'MemberExpression' ? callee.object : added;
  return text(added) === text(removed) || text(unbound) === text(removed);
}
