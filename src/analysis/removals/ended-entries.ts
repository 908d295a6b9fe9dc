import type { TSESTree } from '@typescript-eslint/types';
import { calledMethod } from '../syntax/member-names.ts';
import { variableOf } from '../syntax/bindings.ts';
import { takeNothingOut } from '../containers/alike-uses.ts';
import type { Use } from '../containers/container-uses.ts';
import type { Container } from '../containers/containers.ts';
import { namesOfEntry, readsEntry } from '../containers/elements.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import { isBounded } from '../growth/domains.ts';
import { isBlank } from '../growth/growth.ts';
import { ENDINGS } from '../tables/acquisition-table.ts';
import { namesRemoval } from '../tables/removal-names.ts';
import type { FailedRemoval } from './removal-failures.ts';
import type { Source } from '../syntax/source.ts';
import { isFunction, unwrap, userOf, wrapped } from '../syntax/syntax.ts';

/** `emitter.off('change', handlers.get(item))` in `remove(item)`: what is under a key is over, and its entry stays. */
export function endedInPlace(source: Source, { kind, uses }: Container, growth: Use): FailedRemoval | undefined {
  const isKeyed = kind.name === 'Map' || kind.name === 'Object';
  if (!isKeyed || growth.key === undefined || !takeNothingOut(uses)) return undefined;
  const use = uses.find(read => readsEntry(read) && isRemoval(source, read, uses));
  return use && { node: use.by, failure: 'ended', evidence: growth.by };
}

/** Whether a function that is there to remove one thing reads the entry of it to end that, and puts nothing in. */
function isRemoval(source: Source, { key, inside, by }: Use, uses: readonly Use[]): boolean {
  if (key === undefined || inside === undefined || inside.params.length === 0) return false;
  if (!namesRemoval(nameOfFunction(source, inside) ?? '') || isBounded(source, key)) return false;
  if (uses.some(use => use.effect === 'grow' && (use.inside === inside || isBlanking(use)))) return false;
  return namesOfEntry(source, by).some(entry => isEnded(source, entry) || isEndedEach(source, entry));
}

/** `subscriptions[id].forEach(one => this.bus.unsubscribe(one))`: whether each of a list that stands under a key is ended. */
function isEndedEach(source: Source, entry: TSESTree.Node): boolean {
  const user = userOf(entry);
  if (user?.type === 'ForOfStatement' && user.right === wrapped(entry))
    return user.left.type === 'VariableDeclaration' && isNamedEnd(source, user.left.declarations[0]?.id);
  const call = user?.type === 'MemberExpression' && user.object === wrapped(entry) ? userOf(user) : undefined;
  if (call?.type !== 'CallExpression' || call.callee !== user || calledMethod(source, call) !== 'forEach') return false;
  const [given] = call.arguments;
  return given !== undefined && isFunction(given) && isNamedEnd(source, given.params[0]);
}

/** Whether what a name stands for is ended. */
const isNamedEnd = (source: Source, name: TSESTree.Node | undefined): boolean =>
  name !== undefined &&
  (variableOf(source, name)?.references.some(({ identifier }) => isEnded(source, identifier)) ?? false);

function isBlanking({ value }: Use): boolean {
  return value !== undefined && isBlank(value);
}

/** Functions and methods that take back what they are given. */
const TAKES_BACK =
  /^(?:off|clearTimeout|clearInterval|cancelAnimationFrame|unsubscribe|unlisten|unobserve|disconnect|remove(?:Event)?Listener|release|unregister)$/;

/** Whether an entry is told to end, or handed to what takes it back. */
function isEnded(source: Source, entry: TSESTree.Node): boolean {
  const user = userOf(entry);
  if (user?.type === 'MemberExpression' && user.object === wrapped(entry)) {
    const call = userOf(user);
    return call?.type === 'CallExpression' && call.callee === user && ENDINGS.has(calledMethod(source, call) ?? '');
  }
  if (user?.type !== 'CallExpression' || user.callee === wrapped(entry)) return false;
  const callee = unwrap(user.callee);
  return TAKES_BACK.test(callee.type === 'Identifier' ? callee.name : (calledMethod(source, user) ?? ''));
}
