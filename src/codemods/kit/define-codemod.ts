import type { TSESTree } from '@typescript-eslint/types';
import { type Confidence, isAtLeast } from '../../analysis/tables/confidence.ts';
import { isSilenced } from '../../analysis/syntax/directives.ts';
import { isMinified, looksMinified } from '../../analysis/syntax/minified.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { lineOf } from '../../analysis/syntax/syntax.ts';
import { keepingComments } from '../../rewrites/edits/kept-comments.ts';
import { applyEdits, editsOf, type Rewrite } from '../../rewrites/edits/rewrite.ts';
import { open } from './open.ts';
import { ParseError } from './parser.ts';

interface Definition<Verdict> {
  /** The rule that reports what the codemod cures. */
  readonly rule: string;
  /** Whether there can be anything to judge in a file, told by its text alone: `false` where there surely is nothing. */
  readonly mayConcern: (text: string, path: string) => boolean;
  readonly verdicts: (source: Source) => readonly Verdict[];
  readonly cure: (verdict: Verdict, source: Source) => Rewrite;
}

/** A place that was judged, and what is to be done about it. */
export interface Site {
  readonly node: TSESTree.Node;
  readonly rewrite: Rewrite;
}

interface Options {
  readonly review?: boolean;
  readonly runtime?: string;
}

/** A transform as jscodeshift runs it; the options are those of `unleak migrate`. */
export interface Codemod {
  (
    file: { readonly path: string; readonly source: string },
    api: { readonly report?: (message: string) => void },
    options: Options,
  ): string | undefined;
  readonly rule: string;
  /** @internal Whether there can be anything to judge in a file, told without parsing it. */
  readonly mayConcern: (text: string, path: string) => boolean;
  /** @internal What it works on, for a loop of our own. */
  readonly sites: (source: Source) => readonly Site[];
}

const SILENCED: Rewrite = { doubt: 'a comment turns the rule off here', hazard: 'silenced' };
const BOM = '\uFEFF';

/** Makes a codemod that cures what can be cured and says what it leaves. */
export function defineCodemod<Verdict extends { readonly node: TSESTree.Node; readonly confidence?: Confidence }>({
  rule,
  mayConcern: mayFind,
  verdicts,
  cure,
}: Definition<Verdict>): Codemod {
  const mayConcern: Codemod['mayConcern'] = (text, path) => !looksMinified(text) && mayFind(text, path);
  const sites: Codemod['sites'] = source =>
    (isMinified(source) ? [] : verdicts(source))
      .filter(({ confidence = 'sure' }) => isAtLeast(confidence, 'likely')) // As the recommended rules do.
      .map(verdict => {
        const { node } = verdict;
        return {
          node,
          rewrite: isSilenced(source, rule, lineOf(node)) ? SILENCED : keepingComments(source, cure(verdict, source)),
        };
      });

  function transform(...[{ path, source: input }, { report }, options]: Parameters<Codemod>): string | undefined {
    const bom = input.startsWith(BOM) ? BOM : '';
    const source = openUnlessFlow(path, input.slice(bom.length), options);
    if (source === undefined) {
      report?.(`${path} skipped: it is written in Flow`);
      return undefined;
    }
    const cures: Rewrite[] = [];
    for (const { node, rewrite } of sites(source)) {
      const reason = reasonToLeave(rewrite, options);
      if (reason === undefined) cures.push(rewrite);
      else report?.(`${path}:${node.loc.start.line} left as it is: ${reason}`);
    }
    return cures.length > 0 ? bom + applyEdits(source.text, editsOf(source, cures)) : undefined;
  }
  return Object.assign(transform, { rule, mayConcern, sites });
}

function reasonToLeave(rewrite: Rewrite, { review }: Options): string | undefined {
  if ('doubt' in rewrite) return rewrite.doubt;
  return 'review' in rewrite && !review ? `to review: ${rewrite.review}` : undefined;
}

function openUnlessFlow(path: string, text: string, { runtime }: Options): Source | undefined {
  try {
    return open(path, text, runtime === undefined ? {} : { runtime });
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    if (error.isFlow) return undefined;
    throw new ParseError(`${path}:${error.position?.line ?? 1} cannot be parsed: ${error.message}`);
  }
}
