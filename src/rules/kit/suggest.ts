import type { TSESLint } from '@typescript-eslint/utils';
import type { Source } from '../../analysis/source.ts';
import { editsOf, type Rewrite } from '../../rewrites/rewrite.ts';

/** Offers a cure in the editor, unless there is a doubt or something to review. */
export function suggest<MessageIds extends string>(
  messageId: MessageIds,
  rewrite: Rewrite,
  source: Source,
  data: Readonly<Record<string, string>> = {},
): TSESLint.ReportSuggestionArray<MessageIds> {
  if ('doubt' in rewrite || 'review' in rewrite) return [];
  const edits = editsOf(source, [rewrite]);
  return [{ messageId, data, fix: fixer => edits.map(({ range, text }) => fixer.replaceTextRange(range, text)) }];
}

/** Offers several cures in the editor, in order, each under its own message. */
export function suggestAll<MessageIds extends string>(
  rewrites: Readonly<Partial<Record<MessageIds, Rewrite>>>,
  source: Source,
  data: Readonly<Record<string, string>> = {},
): TSESLint.ReportSuggestionArray<MessageIds> {
  const cures = Object.entries<Rewrite>(rewrites as Record<MessageIds, Rewrite>);
  return cures.flatMap(([messageId, rewrite]) => suggest(messageId as MessageIds, rewrite, source, data));
}
