import type { TSESTree } from '@typescript-eslint/types';
import { keyName } from '../syntax/member-names.ts';
import { globalPath } from '../syntax/globals.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { functionAround, unwrap, userOf } from '../syntax/syntax.ts';
import { type Owner, ownerOf } from '../values/owners.ts';

/** `engine = this`, `window.game = this`, where it is made: whether an object is the one that all the program knows by a name. */
export const namesItselfToAll = (source: Source, owner: Owner): boolean => known(source).has(owner);

const known = perSource(
  (source): ReadonlySet<Owner | undefined> =>
    new Set(
      nodesOf(source, 'AssignmentExpression').flatMap(assignment => {
        const { left, right } = assignment;
        const owner =
          unwrap(right).type === 'ThisExpression' && globalPath(source, left) !== undefined
            ? ownerOf(source, right)
            : undefined;
        return owner && isWhereItIsMade(assignment, owner) ? owner : [];
      }),
    ),
);

function isWhereItIsMade(assignment: TSESTree.Node, owner: Owner): boolean {
  const home = functionAround(assignment);
  const method = home && userOf(home);
  const isMethod = method?.type === 'MethodDefinition' || method?.type === 'Property';
  return home === owner.node || (isMethod && /^(constructor|init|initialize)$/.test(keyName(method) ?? ''));
}
