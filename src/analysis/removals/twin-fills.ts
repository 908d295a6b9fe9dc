import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';

/** Names of what is to remember all that ever was, so that it is not done again. */
export const REMEMBERS = /seen|visited|processed|handled|known|done/i;

/** Names of what things are in until something is done about them: that they leave it says nothing of the twin. */
export const PENDING =
  /pending|flight|queue|waiting|todo|active|running|open|online|present|typing|selected|visible|expanded|dirty|unsaved|unsent/i;

/** The block that a node stands in. */
export function blockOf(node: TSESTree.Node): TSESTree.Node | undefined {
  let block = node.parent;
  while (block && block.type !== 'BlockStatement' && block.type !== 'Program') block = block.parent;
  return block;
}

/** `byName.set(user.name, user)`: an index of things by what each of them has. */
function isPropertyOf({ key, value }: Use): boolean {
  const named = key && unwrap(key);
  return (
    named?.type === 'MemberExpression' &&
    named.object.type === 'Identifier' &&
    value?.type === 'Identifier' &&
    named.object.name === value.name
  );
}

/** Whether two uses fill their containers in one go: under the same key, forward and backward, or with an item of a list. */
export function fillsAlike({ text }: Source, one: Use, other: Use): boolean {
  if (one.effect !== 'grow' || other.effect !== 'grow' || blockOf(one.by) !== blockOf(other.by) || !one.key)
    return false;
  const spelled = (node: TSESTree.Node | undefined): string | undefined => node && text.slice(...unwrap(node).range);
  // `workers.push(worker); started.set(worker, now)`
  if (!other.key) return other.value !== undefined && [one.key, one.value].map(spelled).includes(spelled(other.value));
  const isSame = spelled(one.key) === spelled(other.key);
  const isInverse = spelled(one.key) === spelled(other.value) && spelled(one.value) === spelled(other.key);
  return (
    isSame || isInverse || (isPropertyOf(one) && isPropertyOf(other) && spelled(one.value) === spelled(other.value))
  );
}
