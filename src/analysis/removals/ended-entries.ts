import type { TSESTree } from '@typescript-eslint/types';
import { takeNothingOut } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { namesOfEntry, readsEntry } from '../containers/elements.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import { isBounded } from '../growth/domains.ts';
import { isBlank } from '../growth/growth.ts';
import { isEnded, isEndedEach, isTakenOff } from '../containers/told-to-end.ts';
import { contains, textOf } from '../syntax/nodes.ts';
import { namesRemoval } from '../tables/removal-names.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/**
 * `emitter.off('change', handlers.get(item))` in `remove(item)`, `if (now - seen[id] > LIMIT) scene.remove(nodes[id])`: what is
 * under a key is over, and its entry stays.
 */
export function endedInPlace(source: Source, { kind, uses }: Container, growth: Use): FailedRemoval | undefined {
  const isKeyed = kind.name === 'Map' || kind.name === 'Object';
  if (!isKeyed || growth.key === undefined || !takeNothingOut(uses) || isPassedOn(growth, uses)) return undefined;
  const use = uses.find(read => readsEntry(read) && (isRemoval(source, read, uses) || isExpiry(source, read, uses)));
  return use && { node: use.by, failure: 'ended', evidence: growth.by };
}

/** `jobs[name] = debounce(jobs[name], run)`: who makes the next out of what is there counts on it that the same keys come again. */
function isPassedOn(growth: Use, uses: readonly Use[]): boolean {
  return uses.some(({ effect, by }) => {
    const call = effect === 'read' && contains(growth.by, by) ? userOf(by) : undefined;
    return call?.type === 'CallExpression' && call.callee !== wrapped(by);
  });
}

/** Whether a function that is there to remove one thing reads the entry of it to end that, and puts nothing in. */
function isRemoval(source: Source, { key, inside, by }: Use, uses: readonly Use[]): boolean {
  if (key === undefined || inside === undefined || inside.params.length === 0) return false;
  if (!namesRemoval(nameOfFunction(source, inside) ?? '') || isBounded(source, key)) return false;
  if (uses.some(use => use.effect === 'grow' && (use.inside === inside || isBlanking(use)))) return false;
  return namesOfEntry(source, by).some(entry => isEnded(source, entry) || isEndedEach(source, entry));
}

/** Whether code ends an entry because its time is over, and puts nothing in. */
function isExpiry(source: Source, { key, inside, by }: Use, uses: readonly Use[]): boolean {
  if (key === undefined || inside === undefined || isBounded(source, key)) return false;
  if (uses.some(use => use.effect === 'grow' && (use.inside === inside || isBlanking(use)))) return false;
  return isAfterItsTime(source, by, inside) && namesOfEntry(source, by).some(entry => isTakenOff(source, entry));
}

/** `if (Date.now() - seen[id] > LIFETIME) { … }` */
function isAfterItsTime(source: Source, code: TSESTree.Node, inside: TSESTree.Node): boolean {
  for (let inner = code, outer = code.parent; outer && inner !== inside; inner = outer, outer = outer.parent) {
    if (outer.type !== 'IfStatement' || outer.consequent !== inner) continue;
    const test = unwrap(outer.test);
    if (test.type === 'BinaryExpression' && /^[<>]=?$/.test(test.operator) && OF_TIME.test(textOf(source, test)))
      return true;
  }
  return false;
}

/** What tells in a comparison that it is about time. */
const OF_TIME = /\bnow\b|expir|ttl|max_?age|timestamp|time\b|lifetime/i;

function isBlanking({ value }: Use): boolean {
  return value !== undefined && isBlank(value);
}
