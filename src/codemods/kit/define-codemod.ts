import type { TSESTree } from '@typescript-eslint/types';
import { isSilenced } from '../../analysis/directives.ts';
import type { Source } from '../../analysis/source.ts';
import { lineOf } from '../../analysis/syntax.ts';
import { applyEdits, editsOf, type Rewrite } from '../../rewrites/rewrite.ts';
import { open } from './open.ts';
import { ParseError } from './parser.ts';

interface Definition<Verdict> {
  /** The rule that reports what the codemod cures. */
  readonly rule: string;
  readonly verdicts: (source: Source) => readonly Verdict[];
  readonly cure: (verdict: Verdict, source: Source) => Rewrite;
}

/** A place that was judged, and what is to be done about it. */
export interface Site {
  readonly node: TSESTree.Node;
  readonly rewrite: Rewrite;
}

/** A transform as jscodeshift runs it; the options are those of `unleak migrate`. */
export interface Codemod {
  (
    file: { readonly path: string; readonly source: string },
    api: { readonly report: (message: string) => void },
    options: { readonly review?: boolean; readonly runtime?: string },
  ): string | undefined;
  readonly rule: string;
  /** @internal What it works on, for a loop of our own. */
  readonly sites: (source: Source) => readonly Site[];
}

const SILENCED: Rewrite = { doubt: 'a comment turns the rule off here', hazard: 'silenced' };
const BOM = '\uFEFF';

/** Makes a codemod that cures what can be cured and says what it leaves; `--review` and `--runtime` as in `unleak migrate`. */
export function defineCodemod<Verdict extends { readonly node: TSESTree.Node }>({
  rule,
  verdicts,
  cure,
}: Definition<Verdict>): Codemod {
  const sites: Codemod['sites'] = source =>
    verdicts(source).map(verdict => {
      const { node } = verdict;
      return { node, rewrite: isSilenced(source, rule, lineOf(node)) ? SILENCED : cure(verdict, source) };
    });
  const transform = (
    ...[{ path, source: input }, { report }, { review, runtime }]: Parameters<Codemod>
  ): string | undefined => {
    const bom = input.startsWith(BOM) ? BOM : '';
    const source = openOrSkip(path, input.slice(bom.length), runtime, report);
    if (source === undefined) return undefined;
    const found = sites(source);
    const isLeft = ({ rewrite }: Site): boolean => 'doubt' in rewrite || ('review' in rewrite && !review);
    for (const { node, rewrite } of found.filter(isLeft)) {
      const why = 'doubt' in rewrite ? rewrite.doubt : 'review' in rewrite ? `to review: ${rewrite.review}` : '';
      report(`${path}:${node.loc.start.line} left as it is: ${why}`);
    }
    const edits = editsOf(
      source,
      found.filter(site => !isLeft(site)).map(({ rewrite }) => rewrite),
    );
    return edits.length > 0 ? bom + applyEdits(source.text, edits) : undefined;
  };
  return Object.assign(transform, { rule, sites });
}

/** A file in Flow is said and skipped; any other that cannot be read is an error of the run. */
function openOrSkip(
  path: string,
  text: string,
  runtime: string | undefined,
  report: (message: string) => void,
): Source | undefined {
  try {
    return open(path, text, runtime === undefined ? {} : { runtime });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    if (!error.isFlow) throw new ParseError(`${path}:${error.position?.line ?? 1} cannot be parsed: ${error.message}`);
    report(`${path} skipped: ${error.message}`);
    return undefined;
  }
}
