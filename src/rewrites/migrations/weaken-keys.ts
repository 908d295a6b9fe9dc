import type { Container } from '../../analysis/containers/containers.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { onlyCalls } from '../conditions/allowed-uses.ts';
import { namesItsClass, renameClass } from '../conditions/class-names.ts';
import { EXACT_BINDING } from '../conditions/exact-binding.ts';
import { firstDoubt } from '../conditions/gate.ts';
import { isDeclared } from '../edits/imports.ts';
import { keysAreObjects } from '../conditions/object-keys.ts';
import type { Rewrite } from '../edits/rewrite.ts';

const METHODS = {
  WeakMap: ['get', 'has', 'set'],
  WeakSet: ['has', 'add'],
} as const;

/** Lets go of objects that nothing else holds: a `Map` becomes a `WeakMap`, a `Set` a `WeakSet`. */
export function weakenKeys(container: Container, source: Source): Rewrite {
  if (container.kind.name !== 'Map' && container.kind.name !== 'Set')
    return { doubt: `\`${container.place.name}\` is neither a map nor a set`, hazard: 'no-map' };
  const weak = container.kind.name === 'Map' ? 'WeakMap' : 'WeakSet';
  const conditions = [
    ...EXACT_BINDING,
    namesItsClass,
    onlyCalls({ target: weak, methods: METHODS[weak] }),
    keysAreObjects,
  ];
  const doubt = firstDoubt(conditions, container, source);
  if (doubt) return doubt;
  if (isDeclared(source, weak))
    return { doubt: `\`${weak}\` is the name of something else in this file`, hazard: 'taken-name' };
  const cure = { edits: renameClass(source, container, weak), imports: [] };
  if (container.uses.some(({ effect }) => effect === 'read')) return cure;
  return { ...cure, review: `nothing reads \`${container.place.name}\`, which may be there to keep what it is given` };
}
