import type { TSESTree } from '@typescript-eslint/types';
import { eventName } from '../acquisitions/acquisitions.ts';
import { resolve } from '../syntax/bindings.ts';
import { globalPath } from '../syntax/globals.ts';
import type { Source } from '../syntax/source.ts';
import { functionAround, unwrap } from '../syntax/syntax.ts';
import { listWalked } from '../values/walked-lists.ts';
import { registrationsOf } from './recurring-handlers.ts';

/**
 * Whether code looks for the same elements of the page each time that it runs: `document.querySelectorAll(…)`, at an event
 * that leaves the page as it is.
 */
export function seeksSameAgain(source: Source, code: TSESTree.Node, targets: readonly TSESTree.Node[]): boolean {
  const home = functionAround(code);
  const events = home ? registrationsOf(source, home).map(added => eventName(source, added)) : [];
  return events.some(event => LEAVING.test(event)) && targets.every(target => isSought(source, target));
}

/** Events at which no page puts other elements in the place of those it has. */
const LEAVING = /^(resize|orientationchange|scroll|visibilitychange|focus|blur|online|offline)$/;

function isSought(source: Source, target: TSESTree.Node): boolean {
  const found = listWalked(source, unwrap(target)) ?? target;
  const node = resolve(source, found);
  if (node.type !== 'CallExpression') return false;
  return /^document\.(querySelector|getElement)/.test(globalPath(source, node.callee) ?? '');
}
