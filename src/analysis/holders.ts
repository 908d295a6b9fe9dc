import type { TSESTree } from '@typescript-eslint/types';
import { allPlaces, type Place } from './places.ts';
import { perSource, type Source } from './source.ts';

/** The place that an expression is the value of: where it is declared, assigned, or defined. */
export function holderOf(source: Source, value: TSESTree.Node): Place | undefined {
  return holders(source).get(value);
}

const holders = perSource((source): ReadonlyMap<TSESTree.Node, Place> => {
  const byValue = new Map<TSESTree.Node, Place>();
  for (const place of allPlaces(source)) for (const { value } of place.values) byValue.set(value, place);
  return byValue;
});
