import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { inflowOf } from '../growth/inflow.ts';
import { CERTAIN } from '../growth/inflow-kinds.ts';
import { exitsBefore, returningBranch } from '../syntax/exits.ts';
import { propertyName } from '../syntax/member-names.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { type FunctionNode, isFunction, literalText, unwrap } from '../syntax/syntax.ts';
import { placeOf } from '../values/places.ts';
import type { FailedRemoval } from './removal-failures.ts';

/**
 * `if (this.suppressed.size === 0) return; …; this.suppressed.clear(); this.counts.clear()`: as long as there is nothing in the
 * other collection, which is filled more rarely, this one is never emptied.
 */
export function missedWhileEmpty(source: Source, container: Container, growth: Use): FailedRemoval | undefined {
  const { inside } = growth;
  const removals = container.uses.filter(({ effect }) => effect === 'shrink');
  if (inside === undefined || removals.length === 0) return undefined;
  const asked = removals.map(({ by }) => otherAsked(source, container, by));
  const [first] = asked;
  return first &&
    asked.every(one => one && isFilledLess(one.other, growth, inside)) &&
    CERTAIN.has(inflowOf(source, container, growth))
    ? { node: first.test, failure: 'missedWhileEmpty', evidence: growth.by }
    : undefined;
}

interface Asked {
  readonly test: TSESTree.Node;
  readonly other: Container;
}

/** The other collection that has to have something in it for code to be reached. */
function otherAsked(source: Source, container: Container, code: TSESTree.Node): Asked | undefined {
  for (let inner = code, outer = code.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    const exits = outer.type === 'BlockStatement' ? exitsBefore(outer, inner) : [];
    const emptied = exits.map(test => ({ test, counted: countedIn(test, true) }));
    const filled =
      outer.type === 'IfStatement' && outer.consequent === inner
        ? [{ test: outer.test, counted: countedIn(outer.test, false) }]
        : [];
    for (const { test, counted } of [...emptied, ...filled]) {
      const member = counted && unwrap(counted);
      if (member?.type !== 'MemberExpression' || !/^(?:size|length)$/.test(propertyName(source, member) ?? ''))
        continue;
      const place = placeOf(source, member.object);
      const other = place && containers(source).find(one => one !== container && one.place === place);
      if (other) return { test, other };
    }
  }
  return undefined;
}

/** What is counted in a test that holds where it is nothing, or where it is something: `all.size === 0`, `!all.size`; `all.size`, `all.size > 0`. */
function countedIn(test: TSESTree.Node, isNone: boolean): TSESTree.Node | undefined {
  const node = unwrap(test);
  if (node.type === 'UnaryExpression' && node.operator === '!') return countedIn(node.argument, !isNone);
  if (node.type === 'MemberExpression') return isNone ? undefined : node;
  if (node.type !== 'BinaryExpression' || literalText(node.right) !== '0') return undefined;
  return (isNone ? /^===?$/ : /^(?:>|!==?)$/).test(node.operator) ? unwrap(node.left) : undefined;
}

/** Whether one function fills both, and the other one only in a branch, or after one, that it does not come to each time. */
function isFilledLess({ uses }: Container, { by }: Use, inside: FunctionNode): boolean {
  const fills = uses.filter(({ effect }) => effect === 'grow');
  const left = returningBranch(by, inside);
  return (
    fills.length > 0 &&
    fills.every(fill => fill.inside === inside && (isPast(left, fill.by) || isInBranchWithout(fill.by, by, inside)))
  );
}

const isPast = (left: TSESTree.Node | undefined, code: TSESTree.Node): boolean =>
  left !== undefined && left.range[1] <= code.range[0];

/** Whether code stands in a branch that something else does not stand in. */
function isInBranchWithout(code: TSESTree.Node, other: TSESTree.Node, inside: FunctionNode): boolean {
  for (let inner = code, outer = code.parent; outer && inner !== inside.body; inner = outer, outer = outer.parent)
    if (outer.type === 'IfStatement' && outer.test !== inner && !contains(outer, other)) return true;
  return false;
}
