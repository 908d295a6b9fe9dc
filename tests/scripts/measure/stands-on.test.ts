import { describe, expect, test } from 'vitest';
import { nameIn, standsOn, stillStandsOn } from '../../../scripts/measure/stands-on.ts';

const TEXT = [
  'const cache = new Map();',
  '',
  '',
  '',
  '',
  '',
  'export function fill(key) {',
  '  cache.set(key, 1);',
  '}',
].join('\n');
const at = (line: number, message = 'Nothing is named here.') => ({
  rule: 'a-rule',
  preset: 'recommended' as const,
  line,
  message,
});

describe('a report stands on the given lines', () => {
  test.each([1, 3, 5])('within two lines of line 3 (line %i)', line => {
    expect(standsOn(at(line), [3], TEXT, 'registrations')).toBe(true);
  });

  test('and no farther', () => {
    expect(standsOn(at(6), [3], TEXT, 'registrations')).toBe(false);
  });

  test.each(['Grows: line 8 adds to it.', 'Lines 20, 8 and 30 do.', 'See lines 20 and 8.'])(
    'when its message cites one: %s',
    message => {
      expect(standsOn(at(100, message), [8], TEXT, 'registrations')).toBe(true);
    },
  );

  test('when it names the container that grows there', () => {
    expect(standsOn(at(1, '`this.cache` grows.'), [8], TEXT, 'collections')).toBe(true);
    expect(standsOn(at(1, '`ache` grows.'), [8], TEXT, 'collections')).toBe(false);
  });

  test('but a name says nothing of a registration', () => {
    expect(standsOn(at(1, '`cache` keeps this alive.'), [8], TEXT, 'registrations')).toBe(false);
  });
});

test('in the fixed version the neighbour of a container is not the container', () => {
  expect(stillStandsOn(at(3, '`other` grows.'), [1], TEXT, 'collections')).toBe(false);
  expect(stillStandsOn(at(1, '`cache` grows.'), [1], TEXT, 'collections')).toBe(true);
  expect(stillStandsOn(at(3), [1], TEXT, 'registrations')).toBe(true);
});

test('the name is the last part of what the message quotes first', () => {
  expect(nameIn('`Registry.#all` keeps every `Item`.')).toBe('all');
  expect(nameIn('No name.')).toBeUndefined();
});
