import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { calleeName, propertyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, literalText, unwrap } from '../syntax/syntax.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { FailedRemoval } from './removal-failures.ts';

/** What a kind of collection does not have, though others do. */
const MISSING: Readonly<Record<Container['kind']['name'], 'length' | 'size' | undefined>> = {
  Map: 'length',
  Set: 'length',
  MultiMap: 'length',
  Array: 'size',
  Object: undefined,
};

/** `if (map.length > LIMIT) map.delete(oldest)`: a `Map` has no `length`, so that the limit is never reached. */
export function neverReached(source: Source, { kind, place, uses }: Container, growth: Use): FailedRemoval | undefined {
  const removals = uses.filter(({ effect }) => effect === 'shrink');
  if (removals.length === 0) return undefined;
  const counts = removals.map(({ by }) => emptinessOf(source, by));
  const last = counts.at(-1);
  if (last && counts.every(count => count !== undefined))
    return { node: last, failure: 'noCount', evidence: growth.by };
  const measure = MISSING[kind.name];
  if (measure === undefined || Object.hasOwn(kind.methods, measure)) return undefined;
  const limits = removals.map(({ by }) => limitOf(source, by, place, measure));
  const [first] = limits;
  return first && limits.every(limit => limit !== undefined)
    ? { node: first, failure: measure === 'length' ? 'noLength' : 'noSize', evidence: growth.by }
    : undefined;
}

/** `Object.keys(table[id]).size` in `if (Object.keys(table[id]).size === 0) delete table[id];`: a list has no `size`. */
function emptinessOf(source: Source, code: TSESTree.Node): TSESTree.Node | undefined {
  for (let inner = code, outer = code.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    if (outer.type !== 'IfStatement' || outer.consequent !== inner) continue;
    const test = unwrap(outer.test);
    const sides = test.type === 'BinaryExpression' && /^===?$/.test(test.operator) ? [test.left, test.right] : [];
    const count = sides.map(unwrap).find(side => isNoMeasure(source, side));
    if (count && sides.some(side => literalText(side) === '0')) return count;
  }
  return undefined;
}

/** Whether something is asked of a list of keys that a list has not, as its `size` or `count`. */
function isNoMeasure(source: Source, node: TSESTree.Node): boolean {
  const list = node.type === 'MemberExpression' ? unwrap(node.object) : undefined;
  return (
    node.type === 'MemberExpression' &&
    list?.type === 'CallExpression' &&
    /^(?:size|count)$/.test(propertyName(source, node) ?? '') &&
    /^Object\.(?:keys|values|entries)$/.test(calleeName(source, unwrap(list.callee)))
  );
}

/** What stands for the measure of a place in the test that code waits for: `map.length` in `if (map.length > LIMIT)`. */
function limitOf(source: Source, code: TSESTree.Node, place: Place, measure: string): TSESTree.Node | undefined {
  for (let inner = code, outer = code.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    if (outer.type !== 'IfStatement' && outer.type !== 'WhileStatement') continue;
    const isRun = inner === (outer.type === 'IfStatement' ? outer.consequent : outer.body);
    const test = unwrap(outer.test);
    if (!isRun || test.type !== 'BinaryExpression' || !/^[<>]=?$/.test(test.operator)) continue;
    const limit = [test.left, test.right]
      .map(unwrap)
      .find(
        side =>
          side.type === 'MemberExpression' &&
          propertyName(source, side) === measure &&
          placeOf(source, side.object) === place,
      );
    if (limit) return limit;
  }
  return undefined;
}
