/** The plainest forms of what leaks and of what does not, as people write them: `recommended` answers each right. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { lint } from '../../scripts/measure/lint.ts';
import { loadPlugin } from '../../scripts/measure/plugin.ts';

interface Archetypes {
  readonly leaks: readonly { readonly rule: string; readonly code: string }[];
  readonly fine: readonly string[];
}

const { leaks, fine } = JSON.parse(readFileSync(new URL('archetypes.json', import.meta.url), 'utf8')) as Archetypes;
const plugin = await loadPlugin('source');

const rulesOf = (code: string): string[] =>
  lint(plugin, 'archetype.tsx', code)
    .reports.filter(({ preset }) => preset === 'recommended')
    .map(({ rule }) => rule);

describe('recommended', () => {
  test.each(leaks)('$rule: $code', ({ rule, code }) => {
    expect(rulesOf(code)).toContain(rule);
  });

  test.each(fine)('fine: %s', code => {
    expect(rulesOf(code)).toEqual([]);
  });
});
