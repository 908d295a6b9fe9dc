import { calledMethod } from '../../analysis/syntax/member-names.ts';
import { captureOf } from '../../analysis/functions/captures.ts';
import { textOf } from '../../analysis/syntax/nodes.ts';
import { forgottenInstance } from '../../analysis/lives/only-handed-over.ts';
import {
  endingOption,
  methodOfThis,
  type OwnedListener,
  outlivesInstances,
  removalOf,
} from '../../analysis/releases/owned-listeners.ts';
import { classAround, lineOf, unwrap, userOf } from '../../analysis/syntax/syntax.ts';
import { methodAskedFor } from '../conditions/asked-methods.ts';
import type { Condition } from '../conditions/gate.ts';
import { WEAK_EVENTS } from '../conditions/weak-events.ts';

/** What must hold of a listener before it is held weakly: it uses its object, which something else holds, and nothing takes it back. */
export const WEAK_LISTENERS: readonly Condition<OwnedListener>[] = [
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
  ({ node }, source) => {
    const asked = methodAskedFor(source, node);
    return (
      asked && {
        doubt: `line ${lineOf(asked)} asks whether there is \`${textOf(source, asked)}\` to call`,
        hazard: 'asked-for',
      }
    );
  },
  ...WEAK_EVENTS,
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
