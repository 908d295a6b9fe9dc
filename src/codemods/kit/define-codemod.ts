import type { TSESTree } from '@typescript-eslint/types';
import type { Transform } from 'jscodeshift';
import type { Source } from '../../analysis/source.ts';
import { applyEdits, type Edit, editsOf, type Rewrite } from '../../rewrites/rewrite.ts';
import { open } from './open.ts';

interface Definition<Verdict> {
  readonly verdicts: (source: Source) => readonly Verdict[];
  readonly cure: (verdict: Verdict, source: Source) => Rewrite;
}

/** A place that was judged, and what is to be done about it. */
export interface Site {
  readonly node: TSESTree.Node;
  readonly rewrite: Rewrite;
}

/** A transform for jscodeshift, and for a loop of one's own the plan that it carries out. */
export interface Codemod extends Transform {
  readonly plan: (source: Source) => { readonly sites: readonly Site[]; readonly edits: readonly Edit[] };
}

const BOM = '\uFEFF';

/** Makes a codemod that cures what can be cured and says what it leaves. */
export function defineCodemod<Verdict extends { readonly node: TSESTree.Node }>({
  verdicts,
  cure,
}: Definition<Verdict>): Codemod {
  const plan: Codemod['plan'] = source => {
    const sites = verdicts(source).map(verdict => ({ node: verdict.node, rewrite: cure(verdict, source) }));
    return {
      sites,
      edits: editsOf(
        source,
        sites.map(({ rewrite }) => rewrite),
      ),
    };
  };
  const transform: Transform = ({ path, source: input }, { report }) => {
    const bom = input.startsWith(BOM) ? BOM : '';
    const source = open(path, input.slice(bom.length));
    const { sites, edits } = plan(source);
    for (const { node, rewrite } of sites) {
      if ('doubt' in rewrite) report(`${path}:${node.loc.start.line} left as it is: ${rewrite.doubt}`);
    }
    return edits.length > 0 ? bom + applyEdits(source.text, edits) : undefined;
  };
  return Object.assign(transform, { plan });
}
