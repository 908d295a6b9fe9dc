import { takeNothingOut } from '../containers/alike-uses.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { constantText } from '../syntax/bindings.ts';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { weakTypesMentioned } from '../weak/weak-names.ts';
import { weakTypeOf } from '../weak/weak-values.ts';

export interface StaleWeakEntries {
  /** The collection where it is declared: the node to report. */
  readonly node: TSESTree.Node;
  readonly container: Container;
  readonly growth: Use;
}

const LASTING: ReadonlySet<string> = new Set(['module', 'static', 'singleton', 'closure', 'instance']);

/** Collections of references that nothing takes the dead ones out of: what they referred to goes, the entries stay. */
export const staleWeakEntries = perSource((source): readonly StaleWeakEntries[] => {
  if (!weakTypesMentioned(source).some(({ kind }) => kind === 'ref')) return [];
  return containers(source).flatMap(container => {
    const { uses, node } = container;
    if (!takeNothingOut(uses)) return [];
    const growth = uses.find(use => use.effect === 'grow' && use.repeats && holdsReference(source, container, use));
    return growth && LASTING.has(container.lifetime) && !container.exported ? [{ node, container, growth }] : [];
  });
});

/** Whether a use puts in a reference, as key or as value, that no other one would take the place of. */
function holdsReference(source: Source, { kind }: Container, { key, value, by }: Use): boolean {
  const isReference = (node: TSESTree.Node | undefined): boolean =>
    node !== undefined && weakTypeOf(source, node)?.kind === 'ref';
  if (isReference(key)) return true;
  if (!isReference(value)) return false;
  // `slots[index] = …`: as many as there are slots.
  if (kind.name === 'Array' && by.type === 'AssignmentExpression' && by.left.type === 'MemberExpression') return false;
  return key === undefined || constantText(source, key) === undefined;
}
