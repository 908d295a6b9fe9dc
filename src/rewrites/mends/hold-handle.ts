import type { TSESTree } from '@typescript-eslint/types';
import type { Handle, Kept } from '../../analysis/releases/handles.ts';
import { contains } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { unwrap, userOf } from '../../analysis/syntax/syntax.ts';
import type { Acquired } from '../conditions/acquired.ts';
import type { Held } from './held.ts';
import { isVisibleAt } from '../edits/names-at.ts';
import { renameToField } from './rename-to-field.ts';
import type { Doubt } from '../edits/rewrite.ts';
import { type NewName, inMember, inConstant } from './name-handle.ts';

/** A name by which what a call returns can be ended elsewhere: its own, or one that it is given. */
export function holdHandle(
  source: Source,
  acquired: Acquired,
  handle: Handle,
  wish: NewName,
  at: TSESTree.Node,
): Held | Doubt {
  if (handle.fate === 'handed') return { doubt: 'others have it' };
  if (handle.fate === 'kept' && handle.isOneOfMany) return { doubt: 'it is one of many' };
  if (handle.fate === 'kept') return byItsName(source, acquired, handle, wish, at);
  const user = userOf(acquired.call);
  if (user?.type !== 'ExpressionStatement' || unwrap(user.expression) !== acquired.call)
    return { doubt: 'it is not started by a statement of its own' };
  return acquired.occasion.kind === 'object'
    ? inMember(source, acquired, wish)
    : inConstant(source, acquired, user, wish, at);
}

function byItsName(
  source: Source,
  acquired: Acquired,
  { place }: Kept,
  wish: NewName,
  at: TSESTree.Node,
): Held | Doubt {
  const { owner, method } = acquired.occasion;
  if (place.owner !== undefined && place.owner === owner && !place.name.startsWith('['))
    return { name: `this.${place.name}`, edits: [], isOptional: method !== 'constructor' };
  const home = place.owner && 'name' in place.owner ? place.owner.variable : place.variable;
  const name = home?.identifiers[0];
  if (home === undefined || name === undefined) return { doubt: 'it has no name there' };
  if (acquired.occasion.kind === 'object') return renameToField(source, acquired, place, wish);
  const isOwn = home.scope.variableScope.block === acquired.occasion.start || contains(acquired.occasion.start, name);
  if (!isOwn && place.variable) return { doubt: 'several share its name' };
  if (name.type !== 'Identifier' || !isVisibleAt(source, name, at)) return { doubt: 'it has no name there' };
  const isAlways = place.variable && place.values.length === 1 && place.values[0]!.by.type === 'VariableDeclarator';
  return { name: place.variable ? name.name : `${name.name}.${place.name}`, edits: [], isOptional: !isAlways };
}
