import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal } from '../syntax/bindings.ts';
import { WEAK_MAP } from '../tables/container-kinds.ts';
import { type Use, usesOf } from './container-uses.ts';
import type { Container } from './containers.ts';
import { usesOfEntries } from './elements.ts';
import { holderOf } from '../values/holders.ts';
import { lifetimeOf } from '../lives/lifetimes.ts';
import { kindOf } from './making-kinds.ts';
import { mentions } from '../syntax/mentions.ts';
import { nodesOf } from '../syntax/nodes.ts';
import type { Place } from '../values/places.ts';
import { perSource, type Source } from '../syntax/source.ts';

const mentionsWeakMap = mentions(['WeakMap'], text => text.includes('WeakMap'));

/** A weak map that the file makes and keeps under a name. */
export interface WeakTable {
  readonly place: Place;
  readonly uses: readonly Use[];
}

/** Every weak map that the file keeps under a name. */
export const weakTables = perSource((source): readonly WeakTable[] => {
  if (!mentionsWeakMap(source)) return [];
  const makings = nodesOf(source, 'NewExpression').filter(node => isWeakMap(source, node));
  return makings.flatMap(making => {
    const place = holderOf(source, making);
    return place?.values[0]?.value === making ? [{ place, uses: usesOf(source, WEAK_MAP, place.occurrences) }] : [];
  });
});

/** What is kept in a weak map under its keys: collections that live as long as the objects they are about. */
export const nestedContainers = perSource((source): readonly Container[] =>
  weakTables(source).flatMap(({ place, uses: outer }) => {
    const value = outer.find(({ effect, value: put }) => effect === 'grow' && put && kindOf(source, put))?.value;
    const kind = value && kindOf(source, value);
    if (value === undefined || kind === undefined || outer.some(({ effect }) => effect === 'escape')) return [];
    const uses = usesOfEntries(source, kind, outer);
    return [
      {
        place,
        kind,
        lifetime: lifetimeOf(source, place),
        node: value,
        makings: [value],
        uses,
        exported: false,
        shared: false,
        nested: true,
      },
    ];
  }),
);

function isWeakMap(source: Source, value: TSESTree.Node): boolean {
  return value.type === 'NewExpression' && isGlobal(source, value.callee, 'WeakMap');
}
