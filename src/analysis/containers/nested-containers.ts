import type { TSESTree } from '@typescript-eslint/types';
import { isGlobal } from '../syntax/bindings.ts';
import { WEAK_MAP } from '../tables/container-kinds.ts';
import { usesOf } from './container-uses.ts';
import type { Container } from './containers.ts';
import { usesOfEntries } from './elements.ts';
import { holderOf } from '../values/holders.ts';
import { lifetimeOf } from '../lives/lifetimes.ts';
import { kindOf } from './making-kinds.ts';
import { mentions } from '../syntax/mentions.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';

const mentionsWeakMap = mentions(['WeakMap'], text => text.includes('WeakMap'));

/** What is kept in a weak map under its keys: collections that live as long as the objects they are about. */
export const nestedContainers = perSource((source): readonly Container[] => {
  if (!mentionsWeakMap(source)) return [];
  const makings = nodesOf(source, 'NewExpression').filter(node => isWeakMap(source, node));
  return makings.flatMap(making => {
    const place = holderOf(source, making);
    if (place?.values[0]?.value !== making) return [];
    const outer = usesOf(source, WEAK_MAP, place.occurrences);
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
  });
});

function isWeakMap(source: Source, value: TSESTree.Node): boolean {
  return value.type === 'NewExpression' && isGlobal(source, value.callee, 'WeakMap');
}
