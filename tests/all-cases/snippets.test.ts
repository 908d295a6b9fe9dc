/** What users complained of in other linters, and what they missed: `recommended` answers each of these right. */
import { describe, expect, test } from 'vitest';
import { readData, type Snippet } from '../../scripts/measure/cases.ts';
import { isRight, judgeSnippet } from '../../scripts/measure/judge-snippet.ts';
import { loadPlugin } from '../../scripts/measure/plugin.ts';

const snippets = readData<readonly Snippet[]>('snippets');
const plugin = await loadPlugin('source');

describe.each(['recommended', 'strict'] as const)('%s', preset => {
  test.each(snippets.map(snippet => [snippet.id, snippet.why, snippet] as const))('%s: %s', (_id, _why, snippet) => {
    expect(isRight(judgeSnippet(plugin, snippet, false), preset)).toBe(true);
  });
});
