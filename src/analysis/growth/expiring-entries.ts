import type { TSESTree } from '@typescript-eslint/types';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { namesOfEntry, readsEntry } from '../containers/elements.ts';
import { isAskedByOthers } from '../functions/asked-by-others.ts';
import { nodesOf, textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/**
 * `cache.set(key, { value, at: Date.now() })` where the file compares `entry.at` with a limit: an entry is of no use
 * after its time, and there it stays.
 */
export function expires(source: Source, { value }: Use): boolean {
  const entry = value && resolve(source, value);
  if (entry?.type !== 'ObjectExpression') return false;
  return entry.properties.some(property => {
    const name = property.type === 'Property' ? keyName(property) : undefined;
    return (
      property.type === 'Property' && name !== undefined && isTime(source, property.value) && isCompared(source, name)
    );
  });
}

/**
 * `lastSeen.set(name, Date.now())` for whatever name others call with, where the file asks how long ago `lastSeen.get(name)` is: a time
 * says nothing any more after its time.
 */
export function isTimeOfOthers(source: Source, { uses }: Container, { key, value, inside }: Use): boolean {
  if (key === undefined || value === undefined || !isTime(source, value)) return false;
  return (
    uses.some(
      read =>
        read.effect === 'read' &&
        readsEntry(read) &&
        namesOfEntry(source, read.by).some(entry => isMeasured(source, entry)),
    ) && isAskedByOthers(source, key, inside)
  );
}

/** Whether a time is compared with now, or what has passed since with a limit: `now - (seen.get(id) ?? 0) < LIMIT`. */
function isMeasured(source: Source, entry: TSESTree.Node): boolean {
  const user = userOf(entry);
  if (user?.type === 'LogicalExpression' && user.left === wrapped(entry))
    return namesOfEntry(source, user).some(name => isMeasured(source, name));
  if (user?.type !== 'BinaryExpression') return false;
  const other = user.left === wrapped(entry) ? user.right : user.left;
  if (!isTime(source, other)) return false;
  const compared = user.operator === '-' ? namesOfEntry(source, user).map(name => userOf(name)) : [user];
  return compared.some(test => test?.type === 'BinaryExpression' && /^[<>]=?$/.test(test.operator));
}

/** `Date.now()`, `now + TTL` */
function isTime(source: Source, node: TSESTree.Node): boolean {
  const made = resolve(source, node);
  if (made.type === 'BinaryExpression') return isTime(source, made.left) || isTime(source, made.right);
  return made.type === 'CallExpression' && /^(?:Date|performance)\.now\(\)$/.test(textOf(source, made));
}

/** Whether something is compared with a property of that name, or with the time that has passed since. */
function isCompared(source: Source, name: string): boolean {
  const has = (node: TSESTree.Node): boolean => {
    const side = unwrap(node);
    if (side.type === 'BinaryExpression') return has(side.left) || has(side.right);
    return side.type === 'MemberExpression' && propertyName(source, side) === name;
  };
  return nodesOf(source, 'BinaryExpression').some(
    ({ operator, left, right }) => /^[<>]=?$/.test(operator) && (has(left) || has(right)),
  );
}
