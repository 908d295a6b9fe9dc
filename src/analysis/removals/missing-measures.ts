import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { propertyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';
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
  const measure = MISSING[kind.name];
  const removals = uses.filter(({ effect }) => effect === 'shrink');
  if (measure === undefined || removals.length === 0 || Object.hasOwn(kind.methods, measure)) return undefined;
  const limits = removals.map(({ by }) => limitOf(source, by, place, measure));
  const [first] = limits;
  return first && limits.every(limit => limit !== undefined)
    ? { node: first, failure: measure === 'length' ? 'noLength' : 'noSize', evidence: growth.by }
    : undefined;
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
