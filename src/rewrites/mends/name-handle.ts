import type { TSESTree } from '@typescript-eslint/types';
import { contains } from '../../analysis/syntax/nodes.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { isClass, userOf, wrapped } from '../../analysis/syntax/syntax.ts';
import type { Acquired } from '../conditions/acquired.ts';
import { freeName, newField } from './add-field.ts';
import { isTypeScript } from '../edits/file-style.ts';
import { type Held, homeOfThis } from './held.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** What to call a handle that has no name yet, and its type for a file that has types. */
export interface NewName {
  readonly names: readonly string[];
  readonly type: string;
}

/** `this.timer = …`, with a field that declares it where there is a class. */
export function inMember(source: Source, { call, occasion }: Acquired, { names, type }: NewName): Held | Doubt {
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

/** `const timer = …`, where what ends it sees that constant. */
export function inConstant(
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
