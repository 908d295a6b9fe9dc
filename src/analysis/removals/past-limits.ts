import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from '../containers/container-uses.ts';
import { type Container, containers } from '../containers/containers.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import { runsAlongWith } from '../functions/reach.ts';
import { growths } from '../growth/growth.ts';
import { resolve } from '../syntax/bindings.ts';
import { propertyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap } from '../syntax/syntax.ts';
import { isAtLimit } from '../values/limits.ts';
import { type Place, placeOf } from '../values/places.ts';
import type { FailedRemoval } from './removal-failures.ts';

/**
 * `if (steps.push(step) > LIMIT) steps.shift()` in one function, and `steps.push(step)` in another: what the one takes out makes
 * room for its own only.
 */
export function pastLimit(source: Source, container: Container): FailedRemoval | undefined {
  const { kind, uses } = container;
  if (kind.name !== 'Array' || uses.some(({ effect }) => effect === 'escape')) return undefined;
  const removals = uses.filter(({ effect }) => effect === 'shrink');
  const limited = removals.filter(removal => isForOne(source, container, removal));
  const [first] = limited;
  // Whoever takes back the last one leaves all before it.
  if (first === undefined || removals.some(one => !limited.includes(one) && one.method !== 'pop')) return undefined;
  const unlimited = growths(source, container).find(
    ({ inside, method, value }) =>
      (method === 'push' || method === 'unshift') &&
      !READS_IN.test(nameOfFunction(source, inside) ?? '') &&
      !limited.some(({ by }) => runsAlongWith(source, inside, by)) &&
      !isPutBack(source, container, value),
  );
  return unlimited && { node: unlimited.by, failure: 'pastLimit', evidence: first.by };
}

/**
 * `undone.push(done.pop())` in one function, and `done.push(undone.pop())` in another: whether a value comes from a list that is
 * only given what this one had, or no more than its own limit.
 */
function isPutBack(source: Source, { place }: Container, value: TSESTree.Node | undefined): boolean {
  const from = value && listTakenFrom(source, value);
  if (from === undefined || from === place) return false;
  const other = containers(source).find(one => one.place === from);
  const limited = (other?.uses ?? []).filter(use => use.effect === 'shrink' && isForOne(source, other!, use));
  return (
    other?.uses.every(
      use =>
        use.effect !== 'grow' ||
        limited.some(({ inside }) => inside === use.inside) ||
        (use.value !== undefined && listTakenFrom(source, use.value) === place),
    ) ?? false
  );
}

/** The list that a value has been taken out of: `list.pop()`, also by the name of a constant. */
function listTakenFrom(source: Source, value: TSESTree.Node): Place | undefined {
  const call = resolve(source, value);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  return callee?.type === 'MemberExpression' && /^(?:pop|shift)$/.test(propertyName(source, callee) ?? '')
    ? placeOf(source, callee.object)
    : undefined;
}

/** Whether one is taken out where one is put in, if there are too many then. */
function isForOne(source: Source, { uses, place }: Container, { by, inside, method }: Use): boolean {
  if (method !== 'shift' && method !== 'pop') return false;
  const fills = uses.filter(use => use.effect === 'grow' && use.inside === inside);
  for (let inner = by, outer = by.parent; outer && !isFunction(outer); inner = outer, outer = outer.parent) {
    if (outer.type !== 'IfStatement') {
      if (/^(?:While|DoWhile|For)/.test(outer.type)) return false;
      continue;
    }
    const isAsked = isAtLimit(source, outer.test, place) || isLengthAfter(outer.test, fills);
    return isAsked && outer.consequent === inner && fills.length > 0;
  }
  return false;
}

/** `list.push(item) > LIMIT` */
function isLengthAfter(test: TSESTree.Node, fills: readonly Use[]): boolean {
  const node = unwrap(test);
  return (
    node.type === 'BinaryExpression' && /^>=?$/.test(node.operator) && fills.some(({ by }) => by === unwrap(node.left))
  );
}

/** Names of functions that put in again what there was. */
const READS_IN = /^_*(?:load|read|restore|import|from|parse|hydrate|deserialize|replay|init|constructor)(?![a-z])/;
