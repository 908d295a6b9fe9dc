import type { TSESTree } from '@typescript-eslint/types';
import { takeNothingOut } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { ANY_KIND, usesOfEntries } from '../containers/elements.ts';
import { identityOf } from '../values/identity.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, unwrap } from '../syntax/syntax.ts';
import { placeOf } from '../values/places.ts';

/** The list under a key is emptied, the key stays: one empty list for every key there ever was. */
export function emptied(source: Source, container: Container, growth: Use): FailedRemoval | undefined {
  const { kind, uses } = container;
  if (growth.key && identityOf(source, growth.key) === 'object') return undefined; // Its key should be held weakly.
  if (kind.name === 'Array' || !takeNothingOut(uses)) return undefined;
  const spliced = usesOfEntries(source, ANY_KIND, uses).find(
    ({ effect, by }) => effect === 'shrink' && by.type === 'CallExpression',
  );
  const refiltered = uses.find(
    ({ effect, value }) => effect === 'grow' && value !== undefined && isLess(source, value),
  );
  const removal = spliced?.by ?? refiltered?.by;
  return removal ? { node: growth.by, failure: 'emptied', evidence: removal } : undefined;
}

/** Whether a value is what has been left of a list: `list.filter(…)`, also by the name of a variable that is nothing else, or `[]` at the end. */
function isLess(source: Source, value: TSESTree.Node): boolean {
  if (isLeft(value)) return true;
  const values = unwrap(value).type === 'Identifier' ? (placeOf(source, value)?.values ?? []) : [];
  return values.some(given => isLeft(given.value)) && values.every(given => isLeft(given.value) || isNone(given.value));
}

/** `list.filter(…)`, `[...list.slice(0, index), ...list.slice(index + 1)]` */
function isLeft(value: TSESTree.Node): boolean {
  const made = unwrap(value);
  if (made.type === 'ArrayExpression')
    return (
      made.elements.length > 1 &&
      made.elements.every(part => part?.type === 'SpreadElement' && isCallOf(part.argument, 'slice'))
    );
  return isCallOf(made, 'filter');
}

function isCallOf(value: TSESTree.Node, method: string): boolean {
  const call = unwrap(value);
  return call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && calleeWord(call) === method;
}

const isNone = (value: TSESTree.Node): boolean => value.type === 'ArrayExpression' && value.elements.length === 0;
