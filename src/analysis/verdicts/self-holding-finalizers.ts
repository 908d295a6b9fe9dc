import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from '../syntax/bindings.ts';
import { reaches } from '../functions/reachability.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unownedRegistries } from './unowned-registries.ts';
import { type WeakUse, weakUses } from '../weak/weak-uses.ts';

export interface SelfHoldingFinalizer {
  /** What is held: the node to report. */
  readonly node: TSESTree.Node;
  readonly target: TSESTree.Node;
  /** Where what is held names the target. */
  readonly evidence: TSESTree.Node;
  readonly use: WeakUse;
  /** Whether the target itself is given as what is held: that throws. */
  readonly isSame: boolean;
  /** Whether it is the callback of the registry that reaches the target, and not what is registered with it. */
  readonly isCallback: boolean;
}

/** What is held until an object dies, and leads to that object: it never dies, and the callback never runs. */
export const selfHoldingFinalizers = perSource((source): readonly SelfHoldingFinalizer[] => {
  const unowned = new Set<TSESTree.Node>(unownedRegistries(source).map(({ node }) => node));
  return weakUses(source).flatMap(use => {
    const [target] = use.targets;
    if (target === undefined) return [];
    for (const node of use.strong) {
      const evidence = reaches(source, node, target);
      if (evidence) return [{ node, target, evidence, use, isSame: evidence === node, isCallback: false }];
    }
    return throughCallback(source, use, target, unowned) ?? [];
  });
});

function throughCallback(
  source: Source,
  use: WeakUse,
  target: TSESTree.Node,
  unowned: ReadonlySet<TSESTree.Node>,
): SelfHoldingFinalizer | undefined {
  const registry = use.method === 'register' && use.holder ? resolve(source, use.holder) : undefined;
  const callback = registry?.type === 'NewExpression' && !unowned.has(registry) ? registry.arguments[0] : undefined;
  const evidence = callback && callback.type !== 'SpreadElement' ? reaches(source, callback, target) : undefined;
  return callback && evidence ? { node: callback, target, evidence, use, isSame: false, isCallback: true } : undefined;
}
