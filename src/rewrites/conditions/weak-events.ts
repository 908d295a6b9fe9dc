import { calledMethod } from '../../analysis/syntax/member-names.ts';
import type { OwnedListener } from '../../analysis/releases/owned-listeners.ts';
import { lineOf, literalText } from '../../analysis/syntax/syntax.ts';
import { decisionOf } from './event-decisions.ts';
import type { Condition } from './gate.ts';

/** Events that come when the page, the application or the process ends, for those who have to do something before. */
const LAST_EVENTS =
  /^(?:beforeunload|unload|pagehide|(?:before|will)-quit|exit|beforeExit|SIG(?:INT|TERM|HUP|QUIT|BREAK))$/;

/** Events that come once in the life of a page. */
const SINGLE_EVENTS = /^(?:load|DOMContentLoaded)$/;

/** Events of emitters for which something else happens where nobody listens: it is thrown, or the process or application ends. */
const EVENTS_WITH_DEFAULT = /^(?:error|uncaughtException|unhandledRejection|SIG[A-Z\d]+|window-all-closed)$/;

/** What must hold of an event before its listener is held weakly: that the listener is gone one day does no harm. */
export const WEAK_EVENTS: readonly Condition<OwnedListener>[] = [
  ({ node, event }) =>
    SINGLE_EVENTS.test(literalText(event) ?? '')
      ? { doubt: `line ${lineOf(node)} waits for what comes once`, hazard: 'ends-by-itself' }
      : undefined,
  ({ node, event }) =>
    LAST_EVENTS.test(literalText(event) ?? '')
      ? {
          doubt: `line ${lineOf(node)} waits for the end, and whether the object is still there then would be chance`,
          hazard: 'at-the-end',
        }
      : undefined,
  ({ node, event }, source) =>
    calledMethod(source, node) !== 'addEventListener' && EVENTS_WITH_DEFAULT.test(literalText(event) ?? '')
      ? {
          doubt: `something else happens where nobody listens for what line ${lineOf(node)} listens for: it is thrown, or ends the process`,
          hazard: 'default-behaviour',
        }
      : undefined,
  ({ listener }, source) => {
    const decision = decisionOf(source, listener);
    return (
      decision && {
        doubt: `line ${lineOf(decision)} decides what else comes of an event, and something else would once the listener is gone`,
        hazard: 'default-behaviour',
      }
    );
  },
];
