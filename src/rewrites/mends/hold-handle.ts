import type { TSESTree } from '@typescript-eslint/types';
import type { Handle, Kept } from '../../analysis/releases/handles.ts';
import { contains } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isClass, unwrap, userOf, wrapped } from '../../analysis/syntax/syntax.ts';
import type { Acquired } from '../conditions/acquired.ts';
import { freeName, newField } from './add-field.ts';
import { isTypeScript } from '../edits/file-style.ts';
import { type Held, homeOfThis } from './held.ts';
import { isVisibleAt } from '../edits/names-at.ts';
import { renameToField } from './rename-to-field.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** What to call a handle that has no name yet, and its type for a file that has types. */
export interface NewName {
  readonly names: readonly string[];
  readonly type: string;
}

/** A name by which what a call returns can be ended elsewhere: its own, or one that it is given. */
export function holdHandle(
  source: Source,
  acquired: Acquired,
  handle: Handle,
  wish: NewName,
  at: TSESTree.Node,
): Held | Doubt {
  if (handle.fate === 'handed') return { doubt: 'others have it' };
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

/** `this.timer = …`, with a field that declares it where there is a class. */
function inMember(source: Source, { call, occasion }: Acquired, { names, type }: NewName): Held | Doubt {
  const { owner, start, method } = occasion;
  const node = owner?.node;
  if (homeOfThis(call) !== (start.type === 'ArrowFunctionExpression' ? userOf(start) : start))
    return { doubt: '`this` is something else there' };
  const isOptional = method !== 'constructor';
  const at = wrapped(call).range[0];
  const keep = (name: string) => ({ range: [at, at] as const, text: `this.${name} = ` });
  if (!isClass(node)) {
    const name = freeName(source, names);
    return name ? { name: `this.${name}`, edits: [keep(name)], isOptional } : { doubt: 'there is no name for it' };
  }
  const field = newField(source, node, names);
  if (field === undefined) return { doubt: 'there is no name for a field' };
  const isDeclared = field.name.startsWith('#') || isTypeScript(source);
  const declaration = field.declare({ type: isOptional ? `${type} | undefined` : type });
  return { name: `this.${field.name}`, edits: [...(isDeclared ? [declaration] : []), keep(field.name)], isOptional };
}

function inConstant(
  source: Source,
  { call }: Acquired,
  statement: TSESTree.Node,
  { names }: NewName,
  at: TSESTree.Node,
): Held | Doubt {
  const name = freeName(source, names);
  const block = statement.parent;
  if (!name || block?.type !== 'BlockStatement' || !contains(block, at))
    return { doubt: 'there is no place for a constant' };
  const start = wrapped(call).range[0];
  return { name, edits: [{ range: [start, start], text: `const ${name} = ` }], isOptional: false };
}
