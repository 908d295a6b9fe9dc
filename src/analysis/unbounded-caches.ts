import type { TSESTree } from '@typescript-eslint/types';
import { constantText } from './bindings.ts';
import type { Use } from './container-uses.ts';
import { type Container, containers } from './containers.ts';
import { outlivesCalls } from './lifetimes.ts';
import { perSource, type Source } from './source.ts';

export interface UnboundedCache {
  /** Where to report it. */
  readonly node: TSESTree.Node;
  readonly container: Container;
  /** The use that fills it, time and again. */
  readonly growth: Use;
  /** Whether every reader fills in what it misses, so that a lost entry costs time and nothing else. */
  readonly refilled: boolean;
}

/** Collections that live as long as the program, that calls keep filling, and that nothing empties or bounds. */
export const unboundedCaches = perSource((source): readonly UnboundedCache[] =>
  containers(source).flatMap(container => {
    if (!outlivesCalls(container.lifetime) || container.exported) return [];
    const growth = container.uses.find(use => use.effect === 'grow' && use.repeats && hasOpenKey(source, use));
    const ended = container.uses.some(({ effect }) => effect === 'shrink' || effect === 'escape');
    if (growth === undefined || ended) return [];
    return [{ node: container.node, container, growth, refilled: isRefilled(container) }];
  }),
);

/** Whether the keys come from an open domain: a constant key can only ever fill one entry. */
function hasOpenKey(source: Source, { key }: Use): boolean {
  return key === undefined || constantText(source, key) === undefined;
}

/** `has` alone does not count: whoever asks only whether something was there counts on its staying there. */
function isRefilled({ uses }: Container): boolean {
  return uses
    .filter(({ effect }) => effect === 'read' || effect === 'iterate')
    .every(({ inside }) => {
      const here = uses.filter(use => use.inside === inside);
      return here.some(({ method }) => method === 'get') && here.some(({ effect }) => effect === 'grow');
    });
}
