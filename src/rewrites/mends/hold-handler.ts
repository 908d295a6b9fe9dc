import type { TSESTree } from '@typescript-eslint/types';
import type { Registration } from '../../analysis/acquisitions/acquisitions.ts';
import { handlerOf, isFreshHandler } from '../../analysis/functions/handlers.ts';
import { contains } from '../../analysis/syntax/nodes.ts';
import type { Occasion } from '../../analysis/lives/occasions.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type ClassNode, isClass } from '../../analysis/syntax/syntax.ts';
import { freeName, newField } from './add-field.ts';
import { indentAt, isTypeScript } from '../edits/file-style.ts';
import { leansOnlyOnThis, losesTypes, namesFor, usesThis } from './handler-text.ts';
import { type Held, homeOfThis, statementAround, textAtIndent } from './held.ts';
import { insertBefore } from '../edits/insert-statement.ts';
import { meansTheSameAt } from '../edits/names-at.ts';
import { isOncePerLife } from './paired-ends.ts';
import type { Doubt } from '../edits/rewrite.ts';

type Handled = Pick<Registration, 'event' | 'target'> & { readonly handler: TSESTree.Node };

/** Whether a handler is one and the same whenever it is added, or can be made so. */
export function isOneHandler(source: Source, handler: TSESTree.Node, { owner }: Occasion): boolean {
  return !isFreshHandler(source, handler) || (isClass(owner?.node) && leansOnlyOnThis(source, handler, owner.node));
}

/** A name by which a handler can be taken back elsewhere: its own, or a field or constant that it is kept in from now on. */
export function holdHandler(
  source: Source,
  registration: Handled,
  occasion: Occasion,
  at: TSESTree.Node,
): Held | Doubt {
  const handler = handlerOf(registration.handler);
  if (!isFreshHandler(source, handler)) {
    return meansTheSameAt(source, handler, at, occasion.owner)
      ? { name: source.text.slice(...handler.range), edits: [], isOptional: false }
      : { doubt: 'the handler has no name there' };
  }
  if (losesTypes(source, handler)) return { doubt: 'its parameters would lose their types' };
  if (occasion.kind !== 'object') return inConstant(source, registration, handler, at);
  const { owner } = occasion;
  if (isClass(owner?.node) && leansOnlyOnThis(source, handler, owner.node))
    return inField(source, registration, handler, owner.node);
  return inProperty(source, registration, handler, occasion, at);
}

function inConstant(source: Source, { event }: Handled, handler: TSESTree.Node, at: TSESTree.Node): Held | Doubt {
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

function inField(source: Source, { event }: Handled, handler: TSESTree.Node, node: ClassNode): Held | Doubt {
  const field = newField(source, node, namesFor(source, event));
  if (field === undefined) return { doubt: 'there is no name for a field' };
  const first = node.body.body[0];
  const value = textAtIndent(source, handler, first ? indentAt(source, first.range[0]) : '');
  const name = `this.${field.name}`;
  return { name, edits: [field.declare({ value }), { range: handler.range, text: name }], isOptional: false };
}

/** `this.onResize = …` before the handler is added, where it uses what only that function knows. */
function inProperty(
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
