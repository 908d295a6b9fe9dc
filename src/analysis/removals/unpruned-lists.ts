import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import { outlivesCalls } from '../lives/lifetimes.ts';
import { addTo } from '../syntax/grouping.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { namesRemoval } from '../tables/removal-names.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { endsOf } from './endings.ts';
import type { FailedRemoval } from './removal-failures.ts';
import { blockOf, PENDING, REMEMBERS } from './twin-fills.ts';
import { LASTS } from './unpruned-siblings.ts';

/**
 * `own.push(item); all.push(item)`, `all.push(item); byId.set(item.id, item)`, where `remove` takes it out of the other one: in the
 * list it stays.
 */
export function leftInList(source: Source, container: Container): FailedRemoval | undefined {
  const { kind, uses, place } = container;
  if (kind.name !== 'Array' || REMEMBERS.test(place.name) || LASTS.test(place.name)) return undefined;
  if (uses.some(({ effect }) => effect === 'escape')) return undefined;
  for (const use of uses) {
    if (!isPushed(use)) continue;
    for (const other of filledBeside(source).get(blockOf(use.by)) ?? []) {
      if (!isBesides(container, other.container) || !isOf(source, other.use, use.value)) continue;
      const removal = other.container.uses.find(one => takesOne(one) && isInRemoval(source, one));
      if (removal && endsOf(source, container).effective.length === 0)
        return { node: container.node, failure: 'twin', evidence: removal.by };
    }
  }
  return undefined;
}

const isPushed = ({ effect, method, value }: Use): boolean =>
  effect === 'grow' && (method === 'push' || method === 'unshift') && value?.type === 'Identifier';

/** Whether a list is there for at least as long as another collection. */
function isBesides(list: Container, other: Container): boolean {
  if (list === other || PENDING.test(other.place.name)) return false;
  if (outlivesCalls(list.lifetime)) return other.lifetime !== 'call';
  return (
    list.lifetime === other.lifetime &&
    (list.place.owner ?? list.place.variable?.scope) === (other.place.owner ?? other.place.variable?.scope)
  );
}

/** Whether the same is put in, or filed under. */
const isOf = (source: Source, { key, value }: Use, item: TSESTree.Node | undefined): boolean =>
  item !== undefined && [key, value].some(part => part && isAlike(source, part, item));

/** `list.splice(index, 1)`, `map.delete(id)`, `delete table[id]` */
function takesOne({ effect, key, by }: Use): boolean {
  if (effect !== 'shrink') return false;
  const [, count] = by.type === 'CallExpression' ? by.arguments : [];
  return key !== undefined || (count?.type === 'Literal' && count.value === 1);
}

const isInRemoval = (source: Source, { inside }: Use): boolean => namesRemoval(nameOfFunction(source, inside) ?? '');

interface Filled {
  readonly container: Container;
  readonly use: Use;
}

const filledBeside = perSource((source): ReadonlyMap<TSESTree.Node | undefined, readonly Filled[]> => {
  const byBlock = new Map<TSESTree.Node | undefined, Filled[]>();
  for (const container of containers(source))
    for (const use of container.uses) if (use.effect === 'grow') addTo(byBlock, blockOf(use.by), { container, use });
  return byBlock;
});
