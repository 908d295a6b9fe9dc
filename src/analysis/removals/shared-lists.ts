import type { TSESTree } from '@typescript-eslint/types';
import type { Container } from '../containers/containers.ts';
import type { Use } from '../containers/container-uses.ts';
import { nameOfFunction } from '../containers/registrations.ts';
import { propertyName } from '../syntax/member-names.ts';
import type { Source } from '../syntax/source.ts';
import { unwrap, userOf } from '../syntax/syntax.ts';
import { namesRemoval } from '../tables/removal-names.ts';
import type { Given } from '../values/places.ts';
import type { FailedRemoval } from './removal-failures.ts';

/**
 * `Menu.prototype.opened = []` and `destroy() { this.opened = []; }`: all objects fill the one list, and the one that goes
 * only gets another one for itself.
 */
export function sharedByAll(source: Source, { place, uses }: Container, growth: Use): FailedRemoval | undefined {
  const own = place.values.filter(given => !isOnPrototype(source, given));
  if (own.length === place.values.length) return undefined;
  const resets = uses.filter(({ effect }) => effect === 'shrink');
  const [first] = resets;
  const isOfOne = ({ method, by, inside }: Use): boolean =>
    method === '=' &&
    by.type === 'AssignmentExpression' &&
    by.left.type === 'MemberExpression' &&
    unwrap(by.left.object).type === 'ThisExpression' &&
    namesRemoval(nameOfFunction(source, inside) ?? '');
  const isByReset = ({ by }: Given): boolean => resets.some(reset => reset.by === by);
  return first && resets.every(isOfOne) && own.every(isByReset)
    ? { node: first.by, failure: 'sharedByAll', evidence: growth.by }
    : undefined;
}

/** `Menu.prototype.opened = []`, `Menu.prototype = { opened: [] }` */
function isOnPrototype(source: Source, { by }: Given): boolean {
  const filled = by.type === 'AssignmentExpression' ? objectOf(by.left) : targetOf(by.parent);
  return filled?.type === 'MemberExpression' && propertyName(source, filled) === 'prototype';
}

function objectOf(member: TSESTree.Node): TSESTree.Node | undefined {
  return member.type === 'MemberExpression' ? unwrap(member.object) : undefined;
}

/** What an object literal is assigned to. */
function targetOf(literal: TSESTree.Node | undefined): TSESTree.Node | undefined {
  const user = literal?.type === 'ObjectExpression' ? userOf(literal) : undefined;
  return user?.type === 'AssignmentExpression' ? user.left : undefined;
}
