import { globalPath } from '../syntax/globals.ts';
import { nodesOf } from '../syntax/nodes.ts';
import { perSource, type Source } from '../syntax/source.ts';
import { unwrap } from '../syntax/syntax.ts';
import { type Owner, ownerOf } from '../values/owners.ts';

/** `engine = this`, `window.game = this`: whether an object is the one that goes by a name that all the program knows. */
export const namesItselfToAll = (source: Source, owner: Owner): boolean => known(source).has(owner);

const known = perSource(
  (source): ReadonlySet<Owner | undefined> =>
    new Set(
      nodesOf(source, 'AssignmentExpression').flatMap(({ left, right }) =>
        unwrap(right).type === 'ThisExpression' && globalPath(source, left) !== undefined ? ownerOf(source, right) : [],
      ),
    ),
);
