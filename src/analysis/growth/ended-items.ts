import { calledMethod } from '../syntax/member-names.ts';
import { constantText, variableOf } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import { ENDINGS } from '../tables/acquisition-table.ts';
import { END_EVENTS } from '../tables/event-names.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/**
 * `pages.push(page); …; await page.close()`, `children.push(child); child.on('exit', …)`: the function that puts a thing
 * in ends it, or hears of its end, and so there will be more of them.
 */
export function isEndedWhileKept(source: Source, { by, value }: Use): boolean {
  const item = value && unwrap(value);
  const variable = item?.type === 'Identifier' ? variableOf(source, item) : undefined;
  return (variable?.references ?? []).some(({ identifier }) => {
    const member = userOf(identifier);
    const call =
      member?.type === 'MemberExpression' && member.object === wrapped(identifier) ? userOf(member) : undefined;
    if (call?.type !== 'CallExpression' || call.callee !== member) return false;
    const method = calledMethod(source, call) ?? '';
    const [event] = call.arguments;
    if (/^(?:on|once|addListener|addEventListener)$/.test(method))
      return event !== undefined && END_EVENTS.has(constantText(source, event) ?? '');
    return ENDINGS.has(method) && call.arguments.length === 0 && call.range[0] > by.range[0];
  });
}
