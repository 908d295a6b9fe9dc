import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from '../../analysis/containers/containers.ts';
import { type Fill, fillsOf } from '../../analysis/containers/fills.ts';
import { childrenOf, contains } from '../../analysis/syntax/nodes.ts';
import { isForEffect, outsideEffect } from '../../analysis/containers/outside-effects.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type FunctionNode, isFunction, lineOf } from '../../analysis/syntax/syntax.ts';
import type { Condition } from './gate.ts';
import { missBranches } from './misses.ts';

/** Requires that a value can be made a second time without anybody noticing. */
export const makingIsRepeatable: Condition<Container> = (container, source) => {
  for (const fill of fillsOf(source, container)) {
    const { inside } = fill.use;
    if (inside === undefined) continue;
    const effect = effectOf(source, container, fill, inside);
    if (effect)
      return {
        doubt: `line ${lineOf(effect)} would run again whenever a value is made again, and does more than make it`,
        hazard: 'side-effects',
      };
  }
  return undefined;
};

function effectOf(source: Source, container: Container, fill: Fill, inside: FunctionNode): TSESTree.Node | undefined {
  for (const making of fill.makings) {
    const effect = outsideEffect(source, making, inside);
    if (effect) return effect;
  }
  const own = new Set<TSESTree.Node>(container.uses.map(({ by }) => by));
  for (const region of missBranches(fill.use.by, container, inside)) {
    const effect = effectInRegion(source, region, own, inside);
    if (effect) return effect;
  }
  return undefined;
}

function effectInRegion(
  source: Source,
  region: TSESTree.Node,
  own: ReadonlySet<TSESTree.Node>,
  inside: FunctionNode,
): TSESTree.Node | undefined {
  const pending: TSESTree.Node[] = [region];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (own.has(node)) continue;
    if (node.type === 'CallExpression' && isForEffect(node)) return node;
    if (node.type === 'VariableDeclarator' || node.type === 'ExpressionStatement' || node.type === 'ReturnStatement') {
      const holdsOwn = [...own].some(use => contains(node, use));
      const effect = holdsOwn ? undefined : outsideEffect(source, node, inside);
      if (effect) return effect;
    }
    if (!isFunction(node)) pending.push(...childrenOf(source, node));
  }
  return undefined;
}
