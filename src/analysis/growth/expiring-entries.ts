import type { TSESTree } from '@typescript-eslint/types';
import { keyName, propertyName } from '../syntax/member-names.ts';
import { resolve } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import { nodesOf, textOf } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

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
