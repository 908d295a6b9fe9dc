import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../../analysis/acquisitions/acquisitions.ts';
import { contains } from '../../analysis/syntax/nodes.ts';
import type { Occasion } from '../../analysis/lives/occasions.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type ClassNode, isClass } from '../../analysis/syntax/syntax.ts';
import { freeName, newField } from './add-field.ts';
import { indentAt, isTypeScript } from '../edits/file-style.ts';
import { namesFor, usesThis } from './handler-text.ts';
import { type Held, homeOfThis, statementAround, textAtIndent } from './held.ts';
import { insertBefore } from '../edits/insert-statement.ts';
import { meansTheSameAt } from '../edits/names-at.ts';
import { isOncePerLife } from './paired-ends.ts';
import type { Doubt } from '../edits/rewrite.ts';

/** A registration that has a handler. */
export type Handled = Pick<Registration, 'event' | 'target'> & { readonly handler: TSESTree.Node };

/** `const onResize = …` before the handler is added, where what takes it back sees that constant. */
export function inConstant(
  source: Source,
  { event }: Handled,
  handler: TSESTree.Node,
  at: TSESTree.Node,
): Held | Doubt {
  const name = freeName(source, namesFor(source, event));
  const statement = statementAround(handler);
  if (!name || !statement || !contains(statement.parent, at) || usesThis(source, handler))
    return { doubt: 'there is no place for a constant' };
  const text = `const ${name} = ${textAtIndent(source, handler, indentAt(source, statement.range[0]))}`;
  return {
    name,
    edits: [insertBefore(source, statement, text), { range: handler.range, text: name }],
    isOptional: false,
  };
}

/** A field of the class that has the handler, where it leans on nothing but `this`. */
export function inField(source: Source, { event }: Handled, handler: TSESTree.Node, node: ClassNode): Held | Doubt {
  const field = newField(source, node, namesFor(source, event));
  if (field === undefined) return { doubt: 'there is no name for a field' };
  const first = node.body.body[0];
  const value = textAtIndent(source, handler, first ? indentAt(source, first.range[0]) : '');
  const name = `this.${field.name}`;
  return { name, edits: [field.declare({ value }), { range: handler.range, text: name }], isOptional: false };
}

/** `this.onResize = …` before the handler is added, where it uses what only that function knows. */
export function inProperty(
  source: Source,
  { event, target }: Handled,
  handler: TSESTree.Node,
  { owner, start, method = '', inCallback }: Occasion,
  at: TSESTree.Node,
): Held | Doubt {
  if (inCallback || !isOncePerLife(method) || !meansTheSameAt(source, target, at, owner))
    return { doubt: 'one property would have to hold several handlers' };
  const name = freeName(source, namesFor(source, event));
  const statement = statementAround(handler);
  if (!name || !statement || homeOfThis(handler) !== start) return { doubt: 'there is no place for a property' };
  if (isClass(owner?.node) && (isTypeScript(source) || owner.node.superClass))
    return { doubt: 'the class would need another field' };
  const text = `this.${name} = ${textAtIndent(source, handler, indentAt(source, statement.range[0]))}`;
  return {
    name: `this.${name}`,
    edits: [insertBefore(source, statement, text), { range: handler.range, text: `this.${name}` }],
    isOptional: method !== 'constructor',
  };
}
