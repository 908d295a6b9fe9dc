import type { TSESTree } from '@typescript-eslint/types';
import { declaredType } from '../values/declared-types.ts';
import { isAlike } from '../values/expressions-alike.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { OWN_TYPES } from '../tables/target-names.ts';
import { functionAround, unwrap } from '../syntax/syntax.ts';
import { grouped } from '../syntax/grouping.ts';
import { nodesOf } from '../syntax/nodes.ts';

/** Whether a target is declared to be, or injected as, something that each component has one of. */
export function isOwnByType(source: Source, node: TSESTree.Node): boolean {
  const type = declaredType(source, node);
  return type?.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && OWN_TYPES.has(type.typeName.name);
}

/** `clients[key] = new Client(); clients[key].on(…)`: whether the same function has just put there what it made. */
export function isFilledHere(source: Source, node: TSESTree.MemberExpression): boolean {
  return (madeIn(source).get(functionAround(node) ?? source.ast) ?? []).some(made => isAlike(source, made, node));
}

/** What is assigned something new, by the function that does it. */
const madeIn = perSource(source => {
  const making = nodesOf(source, 'AssignmentExpression').filter(({ right }) => unwrap(right).type === 'NewExpression');
  return grouped(
    making.map(({ left }) => left),
    left => functionAround(left) ?? source.ast,
  );
});
