import { expect, test } from 'vitest';
import { KINDS } from '../../../src/analysis/tables/container-kinds.ts';
import * as runtime from '../../../src/runtime/index.ts';
import { boundWords, orWeaklyWords } from '../../../src/rules/kit/cure-words.ts';

test.each(KINDS.map(kind => [kind.name, kind] as const))('%s has a way out that fits it', (_, kind) => {
  for (const mayHoldObjects of [true, false]) expect(boundWords(kind, mayHoldObjects)).toMatch(/^[A-Z].*[a-z`]$/);
  expect(boundWords(kind, false)).not.toMatch(/[wW]eak/);
  const named = [...`${boundWords(kind, true)}${orWeaklyWords(kind, true)}`.matchAll(/`(\w*Weak\w*)`/g)];
  for (const [, name] of named) expect(runtime).toHaveProperty(name!);
});

test('an object has no weak counterpart, and an array has a length', () => {
  const kindOf = (name: string) => KINDS.find(kind => kind.name === name)!;
  expect(orWeaklyWords(kindOf('Object'))).toBe('');
  expect(orWeaklyWords(kindOf('Map'))).toBe(', or hold it weakly, in a `WeakValueMap`');
  expect(boundWords(kindOf('Array'), true)).toContain('its length');
});
