import type { Use } from './container-uses.ts';

/**
 * Whether every reader fills in what it misses, so that a lost entry costs time and nothing else. `has` alone does not
 * count: whoever asks only whether something was there counts on its staying there.
 */
export function isRefilled(uses: readonly Use[]): boolean {
  return uses
    .filter(({ effect }) => effect === 'read' || effect === 'iterate')
    .every(({ inside }) => {
      const here = uses.filter(use => use.inside === inside);
      const isRead = here.some(
        ({ method, by, effect }) =>
          method === 'get' || (effect === 'read' && method === undefined && by.type === 'MemberExpression'),
      );
      return isRead && here.some(({ effect }) => effect === 'grow');
    });
}
