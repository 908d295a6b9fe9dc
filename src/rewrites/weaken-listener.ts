import { calledMethod } from '../analysis/bindings.ts';
import { captureOf } from '../analysis/captures.ts';
import type { LeakedListener } from '../analysis/leaked-listeners.ts';
import {
  endingOption,
  methodOfThis,
  type OwnedListener,
  outlivesInstances,
  ownedListeners,
  removalOf,
} from '../analysis/owned-listeners.ts';
import type { Source } from '../analysis/source.ts';
import { forgottenInstance } from '../analysis/only-handed-over.ts';
import { classAround, lineOf, literalText, unwrap, userOf } from '../analysis/syntax.ts';
import { wrongRemoval } from './acquired.ts';
import { type Condition, firstDoubt } from './gate.ts';
import { agreedTo, type Cure, type Doubt, type Rewrite } from './rewrite.ts';
import { fromRuntime } from './runtime-class.ts';

/** Lets a listener live only as long as its object: `target.addEventListener(…)` becomes `addWeakListener(target, …)`. */
export function weakenListener(owned: OwnedListener, source: Source): Rewrite {
  const doubt = firstDoubt(CONDITIONS, owned, source);
  if (doubt) return doubt;
  const runtime = fromRuntime(source, 'addWeakListener');
  if ('doubt' in runtime) return runtime;
  const { node, emitter, event, listener, options } = owned;
  const text = ({ range }: { readonly range: readonly [number, number] }): string => source.text.slice(...range);
  const method = methodOfThis(source, listener);
  const rest =
    options === undefined ? '' : `, ${options.type === 'Literal' ? `{ capture: ${text(options)} }` : text(options)}`;
  const call = `${runtime.name}(${text(emitter)}, ${text(event)}, this, ${text(method ?? listener)}${rest})`;
  return {
    edits: [{ range: node.range, text: call }],
    imports: ['addWeakListener'],
    review: 'the listener no longer keeps its object: something else has to hold that for as long as it is to be told',
  };
}

/** The same for a listener that is known to leak, as its suggestion: whoever takes it has agreed to the review. */
export function holdListenerWeakly({ registration }: LeakedListener, source: Source): Cure | Doubt {
  const wrong = wrongRemoval(source, registration);
  if (wrong) return wrong;
  const owned = ownedListeners(source).find(({ node }) => node === registration.call);
  const rewrite: Rewrite = owned ? weakenListener(owned, source) : { doubt: 'it belongs to no object' };
  return agreedTo(rewrite);
}

/** Events that come when the page, the application or the process ends, for those who have to do something before. */
const LAST_EVENTS =
  /^(?:beforeunload|unload|pagehide|(?:before|will)-quit|exit|beforeExit|SIG(?:INT|TERM|HUP|QUIT|BREAK))$/;

const CONDITIONS: readonly Condition<OwnedListener>[] = [
  (owned, source) => {
    const removal = removalOf(source, owned);
    return removal && { doubt: `line ${lineOf(removal)} takes listeners back already`, hazard: 'removed' };
  },
  (owned, source) => {
    if (calledMethod(source, owned.node) === 'once')
      return { doubt: 'it ends with the first event', hazard: 'ends-by-itself' };
    const option = endingOption(owned);
    return option && { doubt: `an option on line ${lineOf(option)} ends it, or may`, hazard: 'ends-by-itself' };
  },
  ({ emitter }, source) =>
    outlivesInstances(source, emitter)
      ? undefined
      : {
          doubt: `\`${source.text.slice(...emitter.range)}\` may die together with the object that listens`,
          hazard: 'owned-target',
        },
  ({ node, listener }, source) => {
    if (userOf(node)?.type !== 'ExpressionStatement')
      return { doubt: `line ${lineOf(node)} uses what the call returns`, hazard: 'used-result' };
    if (calledMethod(source, node) === 'prependListener')
      return { doubt: 'it has to come first', hazard: 'used-result' };
    const isKnown = methodOfThis(source, listener) !== undefined || unwrap(listener).type === 'ArrowFunctionExpression';
    return isKnown
      ? undefined
      : {
          doubt: `the listener on line ${lineOf(listener)} is neither a method of \`this\` nor an arrow function`,
          hazard: 'other-listeners',
        };
  },
  ({ node, event }) =>
    LAST_EVENTS.test(literalText(event) ?? '')
      ? {
          doubt: `line ${lineOf(node)} waits for the end, and whether the object is still there then would be chance`,
          hazard: 'at-the-end',
        }
      : undefined,
  ({ node }, source) => {
    const owner = classAround(node);
    const forgotten = owner && forgottenInstance(source, owner);
    return (
      forgotten && {
        doubt: `no name keeps what line ${lineOf(forgotten)} makes: its listener alone may hold it`,
        hazard: 'not-held',
      }
    );
  },
  ({ listener }, source) =>
    captureOf(source, listener).kind === 'nothing'
      ? {
          doubt: `all instances share the method on line ${lineOf(listener)}, which holds none of them`,
          hazard: 'shared-method',
        }
      : undefined,
];
