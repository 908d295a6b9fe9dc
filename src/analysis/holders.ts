import type { TSESTree } from '@typescript-eslint/types';
import { allPlaces, type Place, placeOf } from './places.ts';
import { perSource, type Source } from './source.ts';

/** The place that an expression is the value of: where it is declared, assigned, or defined. */
export function holderOf(source: Source, value: TSESTree.Node): Place | undefined {
  return holders(source).get(value);
}

/** The places that are given what a place holds: `this.socket` for the parameter in `this.socket = socket`. */
export function heirsOf(source: Source, place: Place): readonly Place[] {
  return heirs(source).get(place) ?? [];
}

const heirs = perSource((source): ReadonlyMap<Place, readonly Place[]> => {
  const byOrigin = new Map<Place, Place[]>();
  for (const place of allPlaces(source)) {
    for (const { value } of place.values) {
      const origin = placeOf(source, value);
      if (origin === undefined || origin === place) continue;
      const known = byOrigin.get(origin);
      if (known === undefined) byOrigin.set(origin, [place]);
      else known.push(place);
    }
  }
  return byOrigin;
});

const holders = perSource((source): ReadonlyMap<TSESTree.Node, Place> => {
  const byValue = new Map<TSESTree.Node, Place>();
  for (const place of allPlaces(source)) for (const { value } of place.values) byValue.set(value, place);
  return byValue;
});
