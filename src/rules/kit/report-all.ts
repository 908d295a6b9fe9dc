import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { type Confidence, isAtLeast } from '../../analysis/tables/confidence.ts';
import { isMinified } from '../../analysis/syntax/minified.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isTest, isTestByName } from '../../analysis/syntax/test-files.ts';
import { editsOf, type Rewrite } from '../../rewrites/edits/rewrite.ts';
import type { Options } from './confidence-option.ts';
import { sourceOf } from './source-of.ts';

/** What the analysis finds wrong in a file, and how sure it is of that where it cannot always be sure. */
interface Verdict {
  readonly node: TSESTree.Node;
  readonly confidence?: Confidence;
}

/** What a rule says of a verdict. */
interface Report<MessageIds extends string> {
  readonly messageId: MessageIds;
  readonly data?: Readonly<Record<string, string | number>>;
  /** What to offer in the editor, in order, each under its own message. */
  readonly cures?: Readonly<Partial<Record<MessageIds, Rewrite>>>;
}

/** Reports each verdict at its node: all of them, or those that are as sure as the options of the rule ask for; none in a
 * minified file, and in a test only where all are asked for. */
export function reportAll<Found extends Verdict, MessageIds extends string>(
  context: Readonly<TSESLint.RuleContext<MessageIds, Options>>,
  verdictsOf: (source: Source) => readonly Found[],
  describe: (verdict: Found, source: Source) => Report<NoInfer<MessageIds>>,
): void {
  const source = sourceOf(context);
  if (isMinified(source)) return;
  const floor = context.options[0]?.confidence ?? 'likely';
  const isStrict = floor === 'possible';
  if (!isStrict && isTestByName(source)) return;
  const verdicts = verdictsOf(source);
  if (verdicts.length > 0 && !isStrict && isTest(source)) return;
  for (const verdict of verdicts) {
    if (verdict.confidence !== undefined && !isAtLeast(verdict.confidence, floor)) continue;
    const { messageId, data = {}, cures = {} } = describe(verdict, source);
    context.report({ node: verdict.node, messageId, data, suggest: suggestionsOf(cures, data, source) });
  }
}

/** The cures that leave no doubt and nothing to review. */
function suggestionsOf<MessageIds extends string>(
  cures: Readonly<Partial<Record<MessageIds, Rewrite>>>,
  data: Readonly<Record<string, string | number>>,
  source: Source,
): TSESLint.ReportSuggestionArray<MessageIds> {
  return Object.entries<Rewrite>(cures as Record<MessageIds, Rewrite>).flatMap(([messageId, rewrite]) => {
    if ('doubt' in rewrite || 'review' in rewrite) return [];
    const edits = editsOf(source, [rewrite]);
    const fix: TSESLint.ReportFixFunction = fixer =>
      edits.map(({ range, text }) => fixer.replaceTextRange(range, text));
    return [{ messageId: messageId as MessageIds, data, fix }];
  });
}
