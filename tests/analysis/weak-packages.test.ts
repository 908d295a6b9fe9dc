import { expect, it } from 'vitest';
import { GLOBAL, RUNTIME, WEAK_TYPES } from '../../src/analysis/tables/weak-types.ts';

it('finds every package of weak collections by the one word that a text is searched for', () => {
  const packages = new Set(WEAK_TYPES.flatMap(({ modules }) => modules).filter(name => name !== GLOBAL));
  packages.delete(RUNTIME);
  expect(packages.size).toBeGreaterThan(5);
  expect([...packages].filter(name => !name.includes('weak'))).toEqual([]);
});
