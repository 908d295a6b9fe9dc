import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { resolve } from '../syntax/bindings.ts';
import { exitsBefore } from '../syntax/exits.ts';
import { calledMethod } from '../syntax/member-names.ts';
import { contains } from '../syntax/nodes.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';
import type { FailedRemoval } from './removal-failures.ts';

/**
 * `map.set(key, run.catch(report)); if (map.get(key) === run) map.delete(key);`: what was put in is another promise than
 * the one that it is compared with.
 */
export function neverSame(source: Source, { uses }: Container, growth: Use): FailedRemoval | undefined {
  const removals = uses.filter(({ effect }) => effect === 'shrink');
  const [first] = removals;
  const fills = uses.filter(({ effect }) => effect === 'grow');
  const reads = new Set(uses.filter(({ effect }) => effect === 'read').map(({ by }) => by));
  const isVain = ({ by }: Use): boolean => {
    const compared = comparedWith(source, by, reads);
    return compared !== undefined && fills.every(({ value }) => isAnother(source, value, compared));
  };
  return first && removals.every(isVain) ? { node: first.by, failure: 'neverSame', evidence: growth.by } : undefined;
}

/** What an entry has to be for code to run: `run` in `if (map.get(key) === run)`. */
function comparedWith(
  source: Source,
  code: TSESTree.Node,
  reads: ReadonlySet<TSESTree.Node>,
): TSESTree.Node | undefined {
  const sideOf = (test: TSESTree.Node, operator: RegExp): TSESTree.Node | undefined => {
    const node = unwrap(test);
    if (node.type !== 'BinaryExpression' || !operator.test(node.operator)) return undefined;
    const [left, right] = [unwrap(node.left), unwrap(node.right)];
    return reads.has(resolve(source, left)) ? right : reads.has(resolve(source, right)) ? left : undefined;
  };
  for (let inner = code, outer = code.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    const test = outer.type === 'IfStatement' && outer.consequent === inner ? outer.test : undefined;
    const compared = test && sideOf(test, /^===?$/);
    if (compared) return compared;
    for (const exit of outer.type === 'BlockStatement' ? exitsBefore(outer, inner) : []) {
      const left = sideOf(exit, /^!==?$/);
      if (left) return left;
    }
  }
  return undefined;
}

/** Whether what is put in is a promise that is made on the spot, and so not the one that goes by a name. */
function isAnother(source: Source, value: TSESTree.Node | undefined, compared: TSESTree.Node): boolean {
  const made = value && unwrap(value);
  return (
    compared.type === 'Identifier' &&
    made?.type === 'CallExpression' &&
    /^(?:then|catch|finally)$/.test(calledMethod(source, made) ?? '') &&
    // `const run = flights[key] = load(key).catch(report)` gives one promise two names.
    !contains(resolve(source, compared), made)
  );
}
