import { expect, test } from 'vitest';
import { didYouMean, nearest } from '../../src/analysis/syntax/nearest.ts';

test.each([
  ['scna', 'scan'],
  ['SCAN', 'scan'],
  ['mgrate', 'migrate'],
  ['html', undefined],
  ['', undefined],
])('%s: %s', (misspelt, meant) => {
  expect(nearest(misspelt, ['scan', 'migrate', 'vendor'])).toBe(meant);
});

test('is a remark of its own, or nothing', () => {
  expect(didYouMean('sarf', ['json', 'sarif'])).toBe(' (did you mean `sarif`?)');
  expect(didYouMean('xml', ['json', 'sarif'])).toBe('');
});
