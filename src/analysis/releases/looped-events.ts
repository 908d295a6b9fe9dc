import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../acquisitions/acquisitions.ts';
import { constantText, resolve } from '../syntax/bindings.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { listWalked } from '../values/walked-lists.ts';

/** Of the events that a loop, or one call of jQuery, adds a listener for, the first that none of the removals names. */
export function forgottenEvent(
  source: Source,
  { event }: Registration,
  removals: readonly Registration[],
): string | undefined {
  const added = event && (namesWalked(source, event) ?? namesListed(source, event));
  if (added === undefined || removals.length === 0) return undefined;
  const removed = removals.map(removal => removal.event && namesOf(source, removal.event));
  return removed.includes(undefined) ? undefined : added.find(name => !removed.some(names => names!.includes(name)));
}

function namesOf(source: Source, event: TSESTree.Node): readonly string[] | undefined {
  return namesListed(source, event) ?? namesWalked(source, event);
}

/** `click` and `touchstart` of `'click.menu touchstart.menu'`; what names none but a namespace may mean any. */
function namesListed(source: Source, event: TSESTree.Node): readonly string[] | undefined {
  const names = constantText(source, event)?.trim().split(/\s+/);
  return names?.some(name => name.startsWith('.')) ? undefined : names?.map(name => name.replace(/\..*/, ''));
}

/** The texts of the list that a loop variable walks, if it is written out. */
function namesWalked(source: Source, node: TSESTree.Node): readonly string[] | undefined {
  const list = listWalked(source, unwrap(node));
  const written = list && resolve(source, list);
  if (written?.type !== 'ArrayExpression') return undefined;
  const names = written.elements.map(element => element && constantText(source, element));
  return names.every(name => typeof name === 'string') ? names : undefined;
}
