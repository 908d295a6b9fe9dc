import { describe, expect, it } from 'vitest';
import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../../src/analysis/syntax/source.ts';
import { eventWords } from '../../../src/rules/kit/words.ts';

const read = (text: string, node: object): string =>
  eventWords({ text } as Source, { range: [0, text.length], ...node } as TSESTree.Node);

describe('the words for an event', () => {
  it('are its name as it is written', () => {
    expect(read(`'resize'`, { type: 'Literal', value: 'resize' })).toBe(`'resize'`);
  });

  it('are code where it is computed', () => {
    expect(read('event', { type: 'Identifier', name: 'event' })).toBe('`event`');
  });
});
