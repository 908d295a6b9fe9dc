import { Linter } from 'eslint';
import { expect, test } from 'vitest';
import plugin from '../../src/index.ts';
import { LASTING, reportsIn } from '../reports-in.ts';

const LEAK = `
class Chart {
  connect() { window.addEventListener('resize', () => this.draw()); }
  disconnect() { this.data = []; }
}
window.removeEventListener('resize', () => {});
`;

const reportsOn = (text: string, preset: 'recommended' | 'strict' = 'recommended', name = 'chart.js'): number =>
  new Linter().verify(text, [plugin.configs[preset]], name).length;

test('a file is a test by what it imports, by what it describes, or by its name', () => {
  expect(reportsOn(LEAK)).toBe(2);
  expect(reportsOn(`import { test } from 'vitest';${LEAK}`)).toBe(0);
  expect(reportsOn(`import { render } from '@testing-library/react';${LEAK}`)).toBe(0);
  expect(reportsOn(`const { expect } = require('chai');${LEAK}`)).toBe(0);
  expect(reportsOn(`describe('a chart', () => { it.skip('draws', () => {}); });${LEAK}`)).toBe(0);
  expect(reportsOn(`QUnit.test('draws', function () {});${LEAK}`)).toBe(0);
  expect(reportsOn(LEAK, 'recommended', 'chart.spec.js')).toBe(0);
  expect(reportsOn(LEAK, 'recommended', 'chart.stories.js')).toBe(0);
  expect(reportsOn(LEAK, 'recommended', 'chart_test.js')).toBe(0);
  expect(reportsOn(LEAK, 'recommended', 'contest.js')).toBe(2);
});

test('a file is a test by the folders below the one that the host runs in, and by no other', () => {
  const below = (file: string): number => reportsIn(LEAK, file, '/test/shop');
  expect(below('chart.js')).toBe(2);
  expect(below('src/testing/chart.js')).toBe(2);
  expect(below('tests/support/chart.js')).toBe(0);
  expect(below('packages/shop/__tests__/chart.js')).toBe(0);
  expect(below('e2e/fakes/chart.js')).toBe(0);
  expect(below('packages/shop-tests/src/chart.js')).toBe(0);
  expect(below('packages/shop-smoke-test/server/chart.js')).toBe(0);
  expect(below('packages/drama-test/src/chart.js')).toBe(2);
  expect(below('packages/contests/src/chart.js')).toBe(2);
});

test('what a folder of scripts keeps ends with the script', () => {
  expect(reportsIn(LASTING, 'services/web/scripts/see.js')).toBe(0);
  expect(reportsIn(LASTING, 'web/see.js')).toBe(1);
  expect(reportsIn(LASTING, 'services/web/src/scripts/see.js')).toBe(1);
});

test('what only sounds like a test is none', () => {
  expect(reportsOn(`import assert from 'node:assert';${LEAK}`)).toBe(2);
  expect(
    reportsOn(`import { startVitest } from 'vitest/node'; import '@vitest/runner'; import Mocha from 'mocha';${LEAK}`),
  ).toBe(2);
  expect(reportsOn(`import { tap } from 'rxjs/operators'; import tape from './tape.js';${LEAK}`)).toBe(2);
  expect(reportsOn(`function test(name, callback) { callback(name); } test('a', () => {});${LEAK}`)).toBe(2);
  expect(reportsOn(`if (/a/.test('a')) it('now');${LEAK}`)).toBe(2);
  expect(reportsOn(LEAK, 'recommended', 'test.js')).toBe(2);
});

test('whoever asks for what is only possible is told of tests, too', () => {
  expect(reportsOn(`import { test } from 'vitest';${LEAK}`, 'strict')).toBeGreaterThan(0);
});
