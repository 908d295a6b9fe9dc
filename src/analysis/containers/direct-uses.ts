import type { TSESTree } from '@typescript-eslint/types';
import type { Use } from './container-uses.ts';
import { type Container, containersOf } from './containers.ts';
import type { ContainerKind } from '../tables/container-kinds.ts';
import { outlivesCalls } from '../lives/lifetimes.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { userOf, wrapped } from '../syntax/syntax.ts';

/** The containers of a kind that outlive the calls that fill them: whatever a named codemod is asked to judge. */
export function longLived(source: Source, kind: ContainerKind['name']): readonly Container[] {
  return containersOf(source, kind).filter(
    container => outlivesCalls(container.lifetime) && isFilledByCalls(container),
  );
}

function isFilledByCalls({ uses }: Container): boolean {
  return uses.some(({ effect, repeats }) => effect === 'grow' && repeats);
}

/** The use that an occurrence of a container's own name is; `undefined` where the name is handed to a function of this file. */
export function directUses({ place, uses }: Container): ReadonlyMap<TSESTree.Node, Use | undefined> {
  const byNode = new Map(uses.map(use => [use.node, use]));
  return new Map(place.occurrences.map(name => [name, byNode.get(name)]));
}

const privateNames = perSource((source): ReadonlyMap<string, readonly TSESTree.PrivateIdentifier[]> => {
  const byName = new Map<string, TSESTree.PrivateIdentifier[]>();
  for (const node of nodesOf(source, 'PrivateIdentifier')) {
    const known = byName.get(node.name);
    if (known === undefined) byName.set(node.name, [node]);
    else known.push(node);
  }
  return byName;
});

/** Uses of a private name on objects that nobody can tell: `other.#cache`, `#cache in other`. */
export function foreignUse(source: Source, { place, node }: Container): TSESTree.Node | undefined {
  const names = privateNames(source).get(place.name.slice(1)) ?? [];
  const known = new Set<TSESTree.Node | undefined>(place.occurrences);
  return names.find(name => name !== node && !known.has(name.parent));
}

/** Whether nobody takes what an expression yields: a statement, `void`, the front of a comma, the last of `a || b`. */
export function isUnused(expression: TSESTree.Node): boolean {
  const outer = wrapped(expression);
  const user = userOf(expression);
  switch (user?.type) {
    case 'ExpressionStatement':
      return true;
    case 'UnaryExpression':
      return user.operator === 'void';
    case 'SequenceExpression':
      return user.expressions.at(-1) !== outer || isUnused(user);
    case 'LogicalExpression':
      return user.right === outer && isUnused(user);
    case 'ConditionalExpression':
      return user.test !== outer && isUnused(user);
    case 'ArrowFunctionExpression': {
      const call = userOf(user);
      const callee = call?.type === 'CallExpression' && call.arguments[0] === user ? call.callee : undefined;
      return callee?.type === 'MemberExpression' && keyOf(callee) === 'forEach';
    }
    default:
      return false;
  }
}

const keyOf = ({ property }: TSESTree.MemberExpression): string | undefined =>
  property.type === 'Identifier' ? property.name : undefined;
