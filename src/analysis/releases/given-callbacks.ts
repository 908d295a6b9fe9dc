import type { TSESTree } from '@typescript-eslint/types';
import { resolve } from '../syntax/bindings.ts';
import { globalPath } from '../syntax/globals.ts';
import type { Source } from '../syntax/source.ts';
import { calleeWord, isFunction, lastNameOf, unwrap } from '../syntax/syntax.ts';

/** Whether an argument is what is called back, or an object of such functions. */
export function isCallback(source: Source, argument: TSESTree.Node): boolean {
  const node = resolve(source, argument);
  return (
    isFunction(node) ||
    node.type === 'ObjectExpression' ||
    (node.type === 'MemberExpression' && unwrap(node.object).type === 'ThisExpression') ||
    (node.type === 'CallExpression' && !isAsking(node) && !isWorkedOut(source, node)) ||
    isNamedAsCallback(node) ||
    isSubject(node)
  );
}

/** `changes$.subscribe(operations$)`: a subject hears what it is subscribed to, and tells it on. */
const isSubject = (node: TSESTree.Node): boolean =>
  /\$$|Subject$/.test(lastNameOf(node.type === 'NewExpression' ? node.callee : node));

/** `plans.getToken(id)`: what is asked for is data, unless its name says that it is called. */
function isAsking(call: TSESTree.CallExpression): boolean {
  const name = calleeWord(call);
  return (
    /^(get|find|fetch|load|read)[A-Z]/.test(name) &&
    !/(callback|listener|handler|observer|subscriber|fn|function)s?$/i.test(name)
  );
}

/** `JSON.parse(text)`: what the language's own functions work out is data. */
const isWorkedOut = (source: Source, { callee }: TSESTree.CallExpression): boolean =>
  /^(JSON|Object|Array|String|Number|Boolean|Math|Date|structuredClone|parseInt|parseFloat)\b/.test(
    globalPath(source, callee) ?? '',
  );

/** `props.onWillChange({ id })`: who is told something is told of data, and who is to be told hands in a function. */
export const isMereData = (argument: TSESTree.Node): boolean =>
  argument.type === 'ObjectExpression' &&
  argument.properties.every(property => property.type === 'Property' && !isFunction(unwrap(property.value)));

/** A name says what it is for, where its declaration does not: `callback`, `render`, `onChange`. */
function isNamedAsCallback(node: TSESTree.Node): boolean {
  return (
    node.type === 'Identifier' &&
    /^(cb|fn|f|callback|listener|handler|observer|subscriber|on[A-Z]\w*|handle[A-Z]\w*|render|show|update|next|set[A-Z]\w*)$/.test(
      node.name,
    )
  );
}
