import type { Container } from '../analysis/containers.ts';
import type { Source } from '../analysis/source.ts';
import { onlyCalls } from './allowed-uses.ts';
import { namesItsClass, renameClass } from './class-names.ts';
import { EXACT_BINDING } from './exact-binding.ts';
import { type Condition, firstDoubt } from './gate.ts';
import { isDeclared } from './imports.ts';
import { keysAreObjects } from './object-keys.ts';
import type { Rewrite } from './rewrite.ts';

const METHODS = {
  WeakMap: ['get', 'has', 'set'],
  WeakSet: ['has', 'add'],
} as const;

/** Requires that somebody asks for what is put in: what is never read can only be there to keep it alive. */
const isRead: Condition<Container> = ({ uses, place }) =>
  uses.some(({ effect }) => effect === 'read')
    ? undefined
    : { doubt: `nothing reads \`${place.name}\`, which may be there to keep what it is given`, hazard: 'never-read' };

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
    isRead,
  ];
  const doubt = firstDoubt(conditions, container, source);
  if (doubt) return doubt;
  if (isDeclared(source, weak))
    return { doubt: `\`${weak}\` is the name of something else in this file`, hazard: 'taken-name' };
  return { edits: renameClass(source, container, weak), imports: [] };
}
