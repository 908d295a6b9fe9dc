import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../../analysis/syntax/source.ts';
import type { Codemod } from '../../codemods/kit/define-codemod.ts';
import type { ParserName } from '../../codemods/kit/readers.ts';
import { type Cure, type Edit, editsOf, type Rewrite } from '../../rewrites/edits/rewrite.ts';
import { todoEdits } from './todo.ts';

/** What to do, the same for every file. */
export interface Job {
  readonly codemods: Readonly<Record<string, Codemod>>;
  /** Whether cures that need a review are made too. */
  readonly review: boolean;
  /** Whether they are marked with a comment. */
  readonly todo: boolean;
  /** The module to import the weak collections from, if not our own. */
  readonly runtime?: string;
  /** Which parser to read with, if not whichever suits. */
  readonly parser?: ParserName;
}

/** What becomes of one place. */
export interface Site {
  readonly codemod: string;
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  readonly verdict: 'rewritten' | 'review' | 'refused';
  /** Why it is not rewritten. */
  readonly reason?: string;
  /** The section of the docs of the codemod that shows such a place, of a refusal. */
  readonly hazard?: string;
}

export interface Plan {
  readonly sites: readonly Site[];
  /** Where each of them starts in the text. */
  readonly starts: readonly number[];
  readonly edits: readonly Edit[];
}

/** Everything that the codemods of a job would do to a file, in one reading of it. */
export function planOf(source: Source, { codemods, review, todo }: Job): Plan {
  const cures: Cure[] = [];
  const marks: Edit[] = [];
  const decide = (node: TSESTree.Node, rule: string, rewrite: Rewrite): Pick<Site, 'verdict' | 'reason' | 'hazard'> => {
    if ('doubt' in rewrite) {
      const { doubt: reason, hazard } = rewrite;
      return { verdict: 'refused', reason, ...(hazard !== undefined && { hazard }) };
    }
    if ('review' in rewrite && !review) {
      if (todo) marks.push(...todoEdits(source, node, rule, rewrite.review));
      return { verdict: 'review', reason: rewrite.review };
    }
    if (cures.some(cure => overlap(cure, rewrite)))
      return { verdict: 'refused', reason: 'another rewrite touches the same code: run again' };
    cures.push(rewrite);
    return { verdict: 'rewritten' };
  };
  const found = Object.entries(codemods).flatMap(([codemod, { rule, sites }]) =>
    sites(source).map(({ node, rewrite }) => ({ codemod, rule, node, rewrite })),
  );
  const isNamed = Object.keys(codemods).length === 1;
  const told = (isNamed ? found : withoutIdle(found)).sort((a, b) => a.node.range[0] - b.node.range[0]);
  const sites = told.map(({ codemod, rule, node, rewrite }): Site => {
    const { line, column } = node.loc.start;
    return { codemod, rule, line, column: column + 1, ...decide(node, rule, rewrite) };
  });
  const edits = [...editsOf(source, cures), ...marks].sort((a, b) => a.range[0] - b.range[0]);
  return { sites, starts: told.map(({ node }) => node.range[0]), edits };
}

/** Refusals that say that there is nothing to cure: of interest to who has named the codemod. */
const NOTHING_TO_CURE: ReadonlySet<string | undefined> = new Set([
  'emptied',
  'removed',
  'ends-by-itself',
  'owned-target',
  'collected-anyway',
]);

/** What several codemods have to say of a place: none need say why it cannot do what another can, nor what another has said. */
function withoutIdle<Found extends { readonly node: TSESTree.Node; readonly rewrite: Rewrite }>(
  found: readonly Found[],
): Found[] {
  const cured = new Set(found.flatMap(({ node, rewrite }) => ('doubt' in rewrite ? [] : [node])));
  const said = new Map<TSESTree.Node, Set<string>>();
  return found.filter(({ node, rewrite }) => {
    if (!('doubt' in rewrite)) return true;
    if (cured.has(node) || NOTHING_TO_CURE.has(rewrite.hazard)) return false;
    const reasons = said.get(node) ?? new Set();
    said.set(node, reasons);
    return reasons.size < reasons.add(rewrite.doubt).size;
  });
}

function overlap(one: Cure, other: Cure): boolean {
  return one.edits.some(a => other.edits.some(b => a.range[0] < b.range[1] && b.range[0] < a.range[1]));
}
