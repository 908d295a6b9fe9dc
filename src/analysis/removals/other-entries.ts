import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { namesOfEntry, readsEntry } from '../containers/elements.ts';
import { variableOf } from '../syntax/bindings.ts';
import { propertyName } from '../syntax/member-names.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, methodCallOn, unwrap, userOf, wrapped } from '../syntax/syntax.ts';
import type { FailedRemoval } from './removal-failures.ts';

/**
 * `const done = waiting.get(told.replyTo); if (done) { done(told); waiting.delete(told.id); }`: one entry is looked up and
 * called, and another one is deleted.
 */
export function otherEntry(source: Source, { uses, kind }: Container, growth: Use): FailedRemoval | undefined {
  if (kind.name !== 'Map' && kind.name !== 'Object') return undefined;
  const removals = uses.filter(({ effect }) => effect === 'shrink');
  const [first] = removals;
  const isAmiss = (removal: Use): boolean => uses.some(read => isCalledInstead(source, read, removal));
  return first && removals.every(isAmiss) ? { node: first.by, failure: 'otherEntry', evidence: growth.by } : undefined;
}

/** Whether the block that a removal stands in calls what is under another property of the same thing. */
function isCalledInstead(source: Source, read: Use, { by, key, inside }: Use): boolean {
  const [looked, deleted] = [read.key && unwrap(read.key), key && unwrap(key)];
  if (read.inside !== inside || !areOfOne(source, looked, deleted)) return false;
  const block = userOf(by)?.parent;
  if (block?.type !== 'BlockStatement') return false;
  // `waiting[told.replyTo](told)`
  if (read.method === undefined && read.by.type === 'CallExpression') return contains(block, read.by);
  return readsEntry(read) && namesOfEntry(source, read.by).some(entry => isCalledIn(block, entry));
}

/** Whether a block calls what an expression yields, or has it settle: `done(told)`, `wait.resolve(told)`. */
function isCalledIn(block: TSESTree.Node, entry: TSESTree.Node): boolean {
  const user = userOf(entry);
  const call = user?.type === 'CallExpression' && user.callee === wrapped(entry) ? user : methodCallOn(entry);
  return (
    call !== undefined && contains(block, call) && (call === user || /^(?:resolve|reject)$/.test(calleeWord(call)))
  );
}

/** Whether two keys are different properties of what goes by one name. */
function areOfOne(source: Source, one: TSESTree.Node | undefined, other: TSESTree.Node | undefined): boolean {
  if (one?.type !== 'MemberExpression' || other?.type !== 'MemberExpression') return false;
  const [name, otherName] = [propertyName(source, one), propertyName(source, other)];
  if (name === undefined || otherName === undefined || name === otherName) return false;
  const variable = variableOf(source, unwrap(one.object));
  return variable !== undefined && variable === variableOf(source, unwrap(other.object));
}
