import type { ContainerKind } from '../../analysis/tables/container-kinds.ts';

/** What there is to do about a kind of container that keeps too much. */
interface Cures {
  /** The sentence that a message ends in. */
  readonly bound: string;
  /** The same where what it holds can be held weakly. */
  readonly boundOrWeaken?: string;
  /** What holds its entries weakly. */
  readonly weakly?: string;
}

const CURES: Readonly<Record<ContainerKind['name'], Cures>> = {
  Map: {
    bound: 'Bound it, or delete what is no longer needed',
    boundOrWeaken: 'Hold its values weakly, in a `WeakValueMap`, bound it, or delete what is no longer needed',
    weakly: 'a `WeakValueMap`',
  },
  Set: {
    bound: 'Bound it, or delete what is no longer needed',
    boundOrWeaken: 'Hold its elements weakly, in an `IterableWeakSet`, bound it, or delete what is no longer needed',
    weakly: 'an `IterableWeakSet`',
  },
  Array: { bound: 'Bound its length, or take out what is no longer needed', weakly: 'an `IterableWeakSet`' },
  Object: { bound: 'Bound it, or `delete` the keys that are no longer needed' },
  MultiMap: { bound: 'Make a new one for each use, or delete what is no longer needed' },
};

/** How to keep a container from growing for ever: a sentence without its full stop. */
export function boundWords({ name }: ContainerKind, mayHoldObjects: boolean): string {
  const { bound, boundOrWeaken = bound } = CURES[name];
  return mayHoldObjects ? boundOrWeaken : bound;
}

/** “, or hold it weakly, in a `WeakValueMap`”; nothing for containers that have no weak counterpart. */
export function orWeaklyWords({ name }: ContainerKind, isFunction = false): string {
  const { weakly } = CURES[name];
  if (weakly === undefined) return '';
  return `, or hold it weakly, in ${weakly}${isFunction && name !== 'Map' ? ' or in `WeakListeners`' : ''}`;
}
