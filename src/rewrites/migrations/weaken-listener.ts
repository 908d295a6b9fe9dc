import type { TSESTree } from '@typescript-eslint/types';
import { occasionOf } from '../../analysis/lives/occasions.ts';
import type { LeakedListener } from '../../analysis/verdicts/leaked-listeners.ts';
import { methodOfThis, type OwnedListener, ownedListeners } from '../../analysis/releases/owned-listeners.ts';
import { calledMethod } from '../../analysis/syntax/member-names.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap } from '../../analysis/syntax/syntax.ts';
import { wrongRemoval } from '../conditions/acquired.ts';
import { firstDoubt } from '../conditions/gate.ts';
import { agreedTo, type Cure, type Doubt, type Edit, type Rewrite } from '../edits/rewrite.ts';
import { fromRuntime } from './runtime-class.ts';
import { WEAK_LISTENERS } from './weak-listeners.ts';

/** Lets a listener live only as long as its object: `target.addEventListener(…)` becomes `addWeakListener(target, …)`. */
export function weakenListener(owned: OwnedListener, source: Source): Rewrite {
  const doubt = firstDoubt(WEAK_LISTENERS, owned, source);
  if (doubt) return doubt;
  const runtime = fromRuntime(source, 'addWeakListener');
  if ('doubt' in runtime) return runtime;
  return {
    edits: editsOf(source, owned, runtime.name),
    imports: ['addWeakListener'],
    review: `the listener no longer keeps its object: something else has to hold that for as long as it is to be told${isAddedAgain(source, owned) ? ', and a listener that is added twice is called twice' : ''}`,
  };
}

/** Whether a target may be given the same function more than once, which it takes only once: each weak listener is another. */
function isAddedAgain(source: Source, { node, listener }: OwnedListener): boolean {
  if (calledMethod(source, node) !== 'addEventListener' || unwrap(listener).type !== 'MemberExpression') return false;
  const { method, inCallback } = occasionOf(source, node) ?? {};
  return method !== 'constructor' || inCallback === true;
}

/** The target and the owner become arguments, and whatever else is written stays as it is. */
function editsOf(source: Source, { node, emitter, event, listener, options }: OwnedListener, name: string): Edit[] {
  const { text } = source;
  const textOf = ({ range }: TSESTree.Node): string => text.slice(...range);
  const method = methodOfThis(source, listener);
  const edits: Edit[] = [
    { range: [node.range[0], node.callee.range[1]], text: name },
    { range: [event.range[0], event.range[0]], text: `${textOf(emitter)}, ` },
    { range: [event.range[1], event.range[1]], text: ', this' },
  ];
  if (method && method !== listener) edits.push({ range: listener.range, text: textOf(method) });
  if (options?.type === 'Literal') edits.push({ range: options.range, text: `{ capture: ${textOf(options)} }` });
  return edits;
}

/** The same for a listener that is known to leak, as its suggestion: whoever takes it has agreed to the review. */
export function holdListenerWeakly({ registration, reason }: LeakedListener, source: Source): Cure | Doubt {
  if (reason === 'again') return { doubt: 'the object is there all the while' };
  const wrong = wrongRemoval(source, registration);
  if (wrong) return wrong;
  const owned = ownedListeners(source).find(({ node }) => node === registration.call);
  const rewrite: Rewrite = owned ? weakenListener(owned, source) : { doubt: 'it belongs to no object' };
  return agreedTo(rewrite);
}
