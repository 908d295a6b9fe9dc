import type { TSESTree } from '@typescript-eslint/types';
import { constantText, variableOf } from '../../analysis/syntax/bindings.ts';
import { isBinding } from '../../analysis/functions/fresh-handlers.ts';
import { contains, walk } from '../../analysis/syntax/nodes.ts';
import { ownerOf } from '../../analysis/values/owners.ts';
import { placeOf } from '../../analysis/values/places.ts';
import type { Source } from '../../analysis/syntax/source.ts';
import { type ClassNode, isFunction, unwrap } from '../../analysis/syntax/syntax.ts';
import { isTypeScript } from '../edits/file-style.ts';
import { homeOfThis } from './held.ts';

/** What to call a handler, by its event: `onResize`. */
export function namesFor(source: Source, event: TSESTree.Node | undefined): string[] {
  const node = event && unwrap(event);
  const named = node?.type === 'MemberExpression' && node.property.type === 'Identifier' ? node.property.name : '';
  const text = (node && constantText(source, node)) ?? (event === undefined ? 'change' : named);
  const words = (text === text.toUpperCase() ? text.toLowerCase() : text).split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('');
  return [`on${name || 'Event'}`, `handle${name || 'Event'}`, `keep${name || 'Event'}`];
}

/** Whether a handler uses nothing that only the function around it knows, but for the object itself. */
export function leansOnlyOnThis(source: Source, handler: TSESTree.Node, node: ClassNode): boolean {
  let leans = true;
  walk(source, handler, inner => {
    if (/^(Await|Yield)Expression$|^Super$|^MetaProperty$/.test(inner.type)) leans = false;
    if (
      inner.type === 'ThisExpression' &&
      ownerOf(source, inner)?.node !== node &&
      homeOfThis(inner) === homeOfThis(handler)
    )
      leans = false;
    if (inner.type !== 'Identifier') return;
    if (inner.name === 'arguments') leans = false;
    const home = variableOf(source, inner)?.scope.block;
    if (home && home !== node && contains(node, home) && !contains(handler, home)) leans = false;
  });
  return leans && (!isBinding(source, handler) || bindsMethod(source, handler));
}

/** `this.draw.bind(this)`, where `draw` is there before any field is. */
function bindsMethod(source: Source, handler: TSESTree.Node): boolean {
  const call = unwrap(handler);
  if (call.type !== 'CallExpression' || call.arguments.length !== 1 || call.arguments[0]?.type !== 'ThisExpression')
    return false;
  const callee = unwrap(call.callee);
  const values = callee.type === 'MemberExpression' ? (placeOf(source, callee.object)?.values ?? []) : [];
  return values.length > 0 && values.every(({ by }) => by.type === 'MethodDefinition');
}

/** Whether a handler uses the `this` of the code around it, or any other. */
export function usesThis(source: Source, handler: TSESTree.Node): boolean {
  let found = false;
  walk(source, handler, ({ type }) => {
    found ||= type === 'ThisExpression' || type === 'Super';
  });
  return found;
}

/** Whether a function would lose the types of its parameters, which they get from the call that it is written in. */
export function losesTypes(source: Source, handler: TSESTree.Node): boolean {
  const node = unwrap(handler);
  return (
    isTypeScript(source) &&
    isFunction(node) &&
    node.params.some(parameter => !('typeAnnotation' in parameter && parameter.typeAnnotation))
  );
}
